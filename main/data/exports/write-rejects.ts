import type { Reject } from '#shared/contract/import';
import { AppError } from '#shared/rpc/app-error';
import { REJECT_HEADINGS } from '../../import/headings.ts';
import { withoutFormula } from '../../import/own-export.ts';
import type { Database } from '../database/connection.ts';
import { eachReject, readImportLayout, type ImportLayout } from '../queries/imports.ts';
import { writeFileWhole, type TextSink } from './atomic-file.ts';
import { dialectRecord, lineEnd } from './dialect-text.ts';
import { textEncoding } from './encode-text.ts';

function layoutOf(db: Database, importId: number): ImportLayout {
  const layout = readImportLayout(db, importId);
  if (layout === undefined) throw new AppError('not-found', 'This import is not in the workspace.');
  return layout;
}

function headingsOf(layout: ImportLayout): string {
  return dialectRecord([...REJECT_HEADINGS, ...layout.headings], layout) + lineEnd(layout);
}

function* eachRejectOf(
  db: Database,
  importIds: readonly number[],
): Generator<Reject, void, undefined> {
  for (const importId of importIds) yield* eachReject(db, importId);
}

/**
 * Writes the rejected rows of an import as its file had them: columns, delimiter, quotes, line
 * ends. Before them stand the line, every reason, and which import they belong to, so that they
 * can be mended and imported again. Those of a file that mended some are what is left of the import
 * that it mended, then its own. Cells are written exactly as they are kept; see `unambiguousCells`.
 * Gives the number of rows; fails with `not-found`.
 */
export async function writeRejectsCsv(
  db: Database,
  importId: number,
  sink: TextSink,
): Promise<number> {
  const layout = layoutOf(db, importId);
  const end = lineEnd(layout);
  await sink(headingsOf(layout));
  let rows = 0;
  for (const reject of eachRejectOf(db, [...new Set([layout.importId, importId])])) {
    const reasons = reject.reasons
      .map(({ column, message }) => (column === null ? message : `${column}: ${message}`))
      .join('; ');
    const own = dialectRecord([String(reject.line), withoutFormula(reasons), layout.mark], layout);
    // A line with a stray quote goes back as it stands, so that it is rejected until it is mended.
    const isWholeLine = reject.reasons.some(({ code }) => code === 'stray-quote');
    const row = isWholeLine ? (reject.cells[0] ?? '') : dialectRecord(reject.cells, layout);
    await sink(own + layout.delimiter + row + end);
    rows += 1;
  }
  return rows;
}

/**
 * Writes the file of rejected rows in the encoding of the imported one, or what stands in for it;
 * see `textEncoding`. Gives the number of rows and the encoding; fails as `writeRejectsCsv` and
 * `writeFileWhole` do.
 */
export async function writeRejectsFile(
  db: Database,
  importId: number,
  path: string,
): Promise<{ rows: number; encoding: string }> {
  const { name, start, encode } = textEncoding(layoutOf(db, importId).encoding);
  let rows = 0;
  await writeFileWhole(
    path,
    async (sink) => {
      await sink(start);
      rows = await writeRejectsCsv(db, importId, sink);
    },
    encode,
  );
  return { rows, encoding: name };
}

/**
 * Writes the file that `writeRejectsFile` would for an import of which nothing was rejected: its
 * headings alone. Fails as that does.
 */
export async function writeNoRejectsFile(
  db: Database,
  importId: number,
  path: string,
): Promise<void> {
  const layout = layoutOf(db, importId);
  const { start, encode } = textEncoding(layout.encoding);
  await writeFileWhole(path, (sink) => sink(start + headingsOf(layout)), encode);
}
