import type { Database } from '../database/connection.ts';
import { schemaHistory } from './schema-history.ts';
import type { StoredRow } from './tree-page.ts';
import type { StoredValue } from './read-record.ts';

type Column = {
  readonly name: string;
  readonly type: string;
  readonly isNeeded: boolean;
  /** What a row from before the column has. */
  readonly before: StoredValue;
  /** True for the column that is the row's number and is not stored beside it. */
  readonly isNumber: boolean;
};

/** A table of a schema: what its rows look like as they are stored. */
export type TableShape = {
  readonly name: string;
  /** How its rows are kept: under numbers, or in the order of their keys. */
  readonly family: 'table' | 'index';
  /** In the order in which they are stored. */
  readonly columns: readonly Column[];
  /** How many values its shortest rows have. */
  readonly fewest: number;
  /** Indexes that have an entry for each row. */
  readonly indexes: readonly string[];
};

type ColumnInfo = {
  readonly name: string;
  readonly type: string;
  readonly notnull: number;
  readonly dflt_value: string | null;
  readonly pk: number;
};

/** Reads what the rows of a table look like from a file of the same schema. */
export function shapeOf(db: Database, name: string): TableShape {
  const { wr } = db
    .prepare<[string], { wr: number }>('SELECT wr FROM pragma_table_list(?)')
    .get(name) ?? { wr: 0 };
  const infos = db
    .prepare<[string], ColumnInfo>('SELECT * FROM pragma_table_info(?) ORDER BY cid')
    .all(name);
  const keys = infos.filter(({ pk }) => pk > 0).toSorted((one, other) => one.pk - other.pk);
  const stored = wr === 1 ? [...keys, ...infos.filter(({ pk }) => pk === 0)] : infos;
  const columns = stored.map((info): Column => {
    const { dflt_value: text } = info;
    const before =
      text === null ? null : (db.prepare<[], StoredValue>(`SELECT ${text}`).pluck().get() ?? null);
    const isNumber = wr === 0 && info.pk > 0 && info.type === 'INTEGER' && keys.length === 1;
    const isNeeded = info.notnull === 1 || (info.pk > 0 && !isNumber);
    return { name: info.name, type: info.type, isNeeded, before, isNumber };
  });
  const indexes = db
    .prepare<[string], string>('SELECT name FROM pragma_index_list(?) WHERE "partial" = 0')
    .pluck()
    .all(name);
  return {
    name,
    family: wr === 1 ? 'index' : 'table',
    columns,
    fewest: schemaHistory().fewestColumns.get(name) ?? columns.length,
    indexes: wr === 1 ? [] : indexes,
  };
}

const isOfType: Readonly<Record<string, (value: StoredValue) => boolean>> = {
  TEXT: (value) => typeof value === 'string',
  INTEGER: (value) => typeof value === 'bigint' || Number.isInteger(value),
  REAL: (value) => typeof value === 'number',
  BLOB: (value) => Buffer.isBuffer(value),
};

/**
 * The values of a row in the order of a shape's columns, or `null` where it is no row of that table.
 */
export function valuesIn(shape: TableShape, { id, values }: StoredRow): StoredValue[] | null {
  if (values.length > shape.columns.length || values.length < shape.fewest) return null;
  const row: StoredValue[] = [];
  for (const [at, column] of shape.columns.entries()) {
    const value = values[at];
    if (column.isNumber) {
      if (value !== null) return null;
      row.push(id);
    } else if (value === undefined) {
      if (column.isNeeded && column.before === null) return null;
      row.push(column.before);
    } else if (value === null) {
      if (column.isNeeded) return null;
      row.push(null);
    } else {
      if (isOfType[column.type]?.(value) !== true) return null;
      row.push(value);
    }
  }
  return row;
}
