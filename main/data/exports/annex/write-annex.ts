import type { AnnexOutcome } from '#shared/contract/bundle';
import { ANNEX_ORDER, type ItemAnnex } from '#shared/domain/annex';
import type { ItemFilter } from '#shared/domain/filter';
import type { Database } from '../../database/connection.ts';
import type { ByteSink, TextSink } from '../atomic-file.ts';
import { writeItemsWorkbook } from '../export-items.ts';
import type { ExportOptions } from '../exported-items.ts';
import { writeItemsCsv } from '../write-items.ts';
import { writeRemovalCsv, writeRemovalWorkbook } from './write-removal.ts';

/** UTF-16 units that are gathered before they are handed on. */
const PIECE_UNITS = 1 << 16;

/** What all lists of items are written with. */
type AnnexOptions = Pick<ExportOptions, 'columns' | 'signal' | 'onProgress'>;

/** Hands text on as bytes, in pieces of some size. */
async function asText(
  sink: ByteSink,
  write: (text: TextSink) => Promise<AnnexOutcome>,
): Promise<AnnexOutcome> {
  let gathered = '';
  const outcome = await write(async (text) => {
    gathered += text;
    if (gathered.length < PIECE_UNITS) return;
    await sink(Buffer.from(gathered, 'utf8'));
    gathered = '';
  });
  await sink(Buffer.from(gathered, 'utf8'));
  return outcome;
}

/**
 * Writes one list of items of the filter. The connection must be a snapshot that only this writing
 * uses. Fails with `cancelled`, and as `sink` does.
 */
export async function writeAnnex(
  db: Database,
  annex: ItemAnnex,
  filter: ItemFilter,
  sink: ByteSink,
  options: AnnexOptions = {},
): Promise<AnnexOutcome> {
  switch (annex) {
    case 'flagged-csv':
      return asText(sink, async (text) => {
        const rows = await writeItemsCsv(db, filter, ANNEX_ORDER, text, options);
        return { rows, cuts: 0, missing: [] };
      });
    case 'flagged-xlsx': {
      const { rows, cuts } = await writeItemsWorkbook(db, filter, ANNEX_ORDER, sink, options);
      return { rows, cuts: cuts.total, missing: [] };
    }
    case 'removal-csv':
      return asText(sink, (text) => writeRemovalCsv(db, filter, text, options));
    case 'removal-xlsx':
      return writeRemovalWorkbook(db, filter, sink, options);
  }
}
