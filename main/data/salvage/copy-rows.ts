import { codeOf } from '../database/app-errors.ts';
import type { Database } from '../database/connection.ts';
import { consistencyOf, type CopiedTable, type NamedRow } from './copied-tables.ts';
import type { PageFile } from './page-file.ts';
import type { StoredValue } from './read-record.ts';
import { valuesIn, type TableShape } from './table-shape.ts';
import type { StoredRow } from './tree-page.ts';
import type { TreeState } from './walk-tree.ts';

/** Why a row that was read is not in the new workspace. */
export type LeftOut = 'misfit' | 'contradiction' | 'twice' | 'orphan';

/** What became of the rows of one table. */
export type TableTally = {
  readonly table: CopiedTable;
  /** Rows that are in the new workspace. */
  copied: number;
  /** Of these, rows from places that are not what they were when the file was closed. */
  doubtful: number;
  readonly leftOut: Record<LeftOut, number>;
  /** What could not be read. */
  readonly state: TreeState;
  /** Rows that there were, as indexes have it; `null` where none says. */
  counted: { readonly rows: number; readonly isExact: boolean } | null;
  /** Of those that are copied, rows that were made again from what else says what they said. */
  rebuilt: number;
};

const OF_CODE: Readonly<Record<string, LeftOut>> = {
  SQLITE_CONSTRAINT_PRIMARYKEY: 'twice',
  SQLITE_CONSTRAINT_ROWID: 'twice',
  SQLITE_CONSTRAINT_UNIQUE: 'twice',
  SQLITE_CONSTRAINT_CHECK: 'misfit',
  SQLITE_CONSTRAINT_NOTNULL: 'misfit',
  SQLITE_CONSTRAINT_DATATYPE: 'misfit',
};

/** Puts rows of one table of a damaged file into the same table of a new one. */
export class RowCopier {
  readonly tally: TableTally;
  readonly #file: PageFile;
  readonly shape: TableShape;
  readonly #insert;
  readonly #isConsistent;

  constructor(table: CopiedTable, shape: TableShape, file: PageFile, into: Database) {
    this.shape = shape;
    this.#file = file;
    const names = shape.columns.map(({ name }) => `"${name}"`).join(', ');
    const marks = shape.columns.map(() => '?').join(', ');
    this.#insert = into.prepare(`INSERT INTO "${table}" (${names}) VALUES (${marks})`);
    this.#isConsistent = consistencyOf(
      table,
      shape.columns.map(({ name }) => name),
    );
    this.tally = {
      table,
      copied: 0,
      doubtful: 0,
      leftOut: { misfit: 0, contradiction: 0, twice: 0, orphan: 0 },
      state: { unread: 0, hasGaps: false },
      counted: null,
      rebuilt: 0,
    };
  }

  /** True for rows that look like those of this table. */
  readonly fits = (row: StoredRow): boolean => valuesIn(this.shape, row) !== null;

  /** Copies one row, or counts why it is not. `isDoubtful` says that it may be an old one. */
  copy(row: StoredRow, isDoubtful = false): void {
    const values = valuesIn(this.shape, row);
    const trouble = values === null ? 'misfit' : this.#put(values, row.pages, isDoubtful);
    if (trouble !== null) this.tally.leftOut[trouble] += 1;
  }

  /** Puts a row that was made again from what stands on some pages, where it fits. */
  rebuild(row: NamedRow, pages: readonly number[]): void {
    const values = this.shape.columns.map(({ name, before }) => row[name] ?? before);
    if (this.#put(values, pages, false) === null) this.tally.rebuilt += 1;
  }

  #put(
    values: readonly StoredValue[],
    pages: readonly number[],
    isDoubtful: boolean,
  ): LeftOut | null {
    if (!this.#isConsistent(values)) return 'contradiction';
    try {
      this.#insert.run(...values);
    } catch (error) {
      const trouble = OF_CODE[codeOf(error)];
      if (trouble === undefined) throw error;
      return trouble;
    }
    this.tally.copied += 1;
    if (isDoubtful || pages.some((page) => this.#file.isDoubtful(page))) this.tally.doubtful += 1;
    return null;
  }
}
