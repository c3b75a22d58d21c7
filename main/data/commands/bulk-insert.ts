import type { Statement } from 'better-sqlite3';
import type { CellValue } from '../../import/protocol.ts';
import type { Database } from '../database/connection.ts';
import type { PlainKey } from './row-identity.ts';

/** Columns that mostly count on by one from row to row. */
export const COUNTING: readonly string[] = ['row_number', 'line_number'];

/** What the rows of one statement have in common, so that less of them goes to SQLite. */
export type RowPattern = {
  readonly rows: number;
  /** Places of the columns that any of the rows fills; the others are left out. */
  readonly columns: readonly number[];
  /** The value that each row's key repeats, `null` where one of them does not. */
  readonly key: PlainKey | null;
  /** True where the counting columns count on from the first row. */
  readonly counts: boolean;
};

/** A statement for rows of one pattern, and the places of the values that it takes. */
export type BulkInsert = {
  /** Values of the first row that the others count on from; they come first. */
  readonly once: readonly number[];
  /** Values of each row. */
  readonly each: readonly number[];
  readonly statement: Statement<CellValue[]>;
};

/**
 * Prepares what writes rows of a pattern into `item`. A text costs most of all on its way into
 * SQLite, so a key that repeats a value is put together there, and what counts on is counted there.
 * `columns` name the values of a row, `constants` are SQL of what all rows have besides.
 */
export function prepareBulkInsert(
  db: Database,
  pattern: RowPattern,
  columns: readonly string[],
  constants: Readonly<Record<string, string>>,
): BulkInsert {
  const nameOf = (place: number): string => columns[place] ?? '';
  const isCounted = (place: number): boolean => pattern.counts && COUNTING.includes(nameOf(place));
  const isMade = (place: number): boolean => pattern.key !== null && nameOf(place) === 'item_key';
  const once = pattern.columns.filter(isCounted);
  const each = pattern.columns.filter((place) => !isCounted(place) && !isMade(place));
  // SQLite calls the values of VALUES column1, column2 ...; the first is the number of the row.
  const given = (place: number): string => `column${each.indexOf(place) + 2}`;
  const { key } = pattern;
  const made = key === null ? '' : `'${key.prefix.replaceAll("'", "''")}' || ${given(key.at)}`;
  const counted = once.map((place) => [nameOf(place), '(SELECT ?) + column1'] as const);
  const rest = pattern.columns
    .filter((place) => !isCounted(place))
    .map((place) => [nameOf(place), isMade(place) ? made : given(place)] as const);
  const all = [...counted, ...rest, ...Object.entries(constants)];
  const marks = each.map(() => ', ?').join('');
  const rows = Array.from({ length: pattern.rows }, (_, row) => `(${row}${marks})`);
  const statement = db.prepare<CellValue[]>(
    `INSERT INTO item (${all.map(([name]) => name).join(', ')})
     SELECT ${all.map(([, sql]) => sql).join(', ')} FROM (VALUES ${rows.join(', ')})`,
  );
  return { once, each, statement };
}
