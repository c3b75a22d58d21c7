import type { AnnexOutcome } from '#shared/contract/bundle';
import type { ItemFilter } from '#shared/domain/filter';
import type { Database } from '../../database/connection.ts';
import type { ByteSink, TextSink } from '../atomic-file.ts';
import { csvRecord } from '../csv-text.ts';
import type { ExportOptions } from '../exported-items.ts';
import { writeWorkbook } from '../workbook/write-workbook.ts';
import {
  eachRemovalRow,
  REMOVAL_DATES,
  REMOVAL_HEADINGS,
  type RemovalRow,
} from './removal-rows.ts';

type Options = Pick<ExportOptions, 'signal' | 'onProgress'>;

/** Counts rows and what they lack as they pass. */
class Tally {
  #rows = 0;
  #cuts = 0;
  readonly #missing = new Map<string, number>();

  add({ missing }: RemovalRow): void {
    this.#rows += 1;
    for (const column of missing) this.#missing.set(column, (this.#missing.get(column) ?? 0) + 1);
  }

  addCut(): void {
    this.#cuts += 1;
  }

  outcome(): AnnexOutcome {
    const missing = REMOVAL_HEADINGS.flatMap((column) => {
      const rows = this.#missing.get(column);
      return rows === undefined ? [] : [{ column, rows }];
    });
    return { rows: this.#rows, cuts: this.#cuts, missing };
  }
}

/** Writes the rows for removal and replacement as CSV; fails as `eachRemovalRow` does. */
export async function writeRemovalCsv(
  db: Database,
  filter: ItemFilter,
  sink: TextSink,
  options: Options = {},
): Promise<AnnexOutcome> {
  const tally = new Tally();
  await sink(csvRecord(REMOVAL_HEADINGS));
  for await (const row of eachRemovalRow(db, filter, options)) {
    tally.add(row);
    await sink(csvRecord(row.cells));
  }
  return tally.outcome();
}

/** As `writeRemovalCsv`, as a workbook. */
export async function writeRemovalWorkbook(
  db: Database,
  filter: ItemFilter,
  sink: ByteSink,
  options: Options = {},
): Promise<AnnexOutcome> {
  const tally = new Tally();
  await writeWorkbook<RemovalRow>(
    {
      title: 'Unverified layout',
      headings: REMOVAL_HEADINGS,
      fields: REMOVAL_HEADINGS.length,
      dates: REMOVAL_DATES,
      items: eachRemovalRow(db, filter, options),
      cellsOf: (row) => {
        tally.add(row);
        return row.cells;
      },
      onCut: () => {
        tally.addCut();
      },
    },
    sink,
  );
  return tally.outcome();
}
