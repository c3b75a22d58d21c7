import { AppError } from '#shared/rpc/app-error';
import type { Database } from '../database/connection.ts';
import { eachReject, readImportLayout } from '../queries/imports.ts';
import type { TextSink } from './atomic-file.ts';
import { exactCsvRecord } from './csv-text.ts';
import { REJECT_HEADINGS } from '../../import/headings.ts';

/** A line with a stray quote goes back as it stands, so that it is rejected until it is mended. */
function withRawLine(added: string, delimiter: string, line: string): string {
  return `${added.slice(0, -2)}${delimiter}${line}\r\n`;
}

/**
 * Writes the rejected rows of an import in the file's own columns and delimiter, with the line
 * and every reason in front, to be mended and imported again. Cells are written exactly as they
 * were read. Gives the number of rows; fails with `not-found`.
 */
export async function writeRejectsCsv(
  db: Database,
  importId: number,
  sink: TextSink,
): Promise<number> {
  const layout = readImportLayout(db, importId);
  if (layout === undefined) throw new AppError('not-found', 'This import is not in the workspace.');
  const { headings, delimiter } = layout;
  await sink(exactCsvRecord([...REJECT_HEADINGS, ...headings], delimiter));
  let rows = 0;
  for (const reject of eachReject(db, importId)) {
    const reasons = reject.reasons
      .map(({ column, message }) => (column === null ? message : `${column}: ${message}`))
      .join('; ');
    const isWholeLine = reject.reasons.some(({ code }) => code === 'stray-quote');
    const added = [String(reject.line), reasons];
    await sink(
      isWholeLine
        ? withRawLine(exactCsvRecord(added, delimiter), delimiter, reject.cells[0] ?? '')
        : exactCsvRecord([...added, ...reject.cells], delimiter),
    );
    rows += 1;
  }
  return rows;
}
