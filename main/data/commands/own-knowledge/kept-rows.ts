import type { Database } from '../../database/connection.ts';

/** A row of a table, by column. */
export type Row = Readonly<Record<string, string | number | null>>;

/** One table whose changes are kept row by row, so that they can be taken back. */
export type KeptTable = {
  readonly name: string;
  readonly key: readonly string[];
  readonly columns: readonly string[];
  /** Which rows are the operator's. */
  readonly where: string;
};

/** What the operator knows better than the registry, in the order in which rows can be added. */
export const KNOWLEDGE_TABLES: readonly KeptTable[] = [
  {
    name: 'supplier',
    key: ['id'],
    columns: ['id', 'name', 'country', 'note', 'is_own'],
    where: 'is_own = 1',
  },
  {
    name: 'supplier_name',
    key: ['id'],
    columns: ['id', 'supplier_id', 'name', 'normalised', 'says'],
    where: '1',
  },
  {
    name: 'own_parent',
    key: ['supplier_id', 'parent_id'],
    columns: ['supplier_id', 'parent_id', 'valid_from', 'valid_until', 'note'],
    where: '1',
  },
  {
    name: 'names_apart',
    key: ['one', 'other'],
    columns: ['one', 'other', 'change_id'],
    where: '1',
  },
  {
    name: 'settled_sign',
    key: ['normalised', 'variant', 'evidence'],
    columns: ['normalised', 'variant', 'evidence', 'id', 'label', 'supplier_id', 'change_id'],
    where: '1',
  },
];

/** Rows that a change added, removed or made say something else. */
export type RowChange = {
  readonly table: string;
  /** `null` where the row was added. */
  readonly before: Row | null;
  /** `null` where the row was removed. */
  readonly after: Row | null;
};

type Kept = ReadonlyMap<string, ReadonlyMap<string, Row>>;

function keyOf(row: Row, key: readonly string[]): string {
  return JSON.stringify(key.map((column) => row[column]));
}

/** All rows of some tables, by table and key. */
export function readRows(db: Database, tables: readonly KeptTable[]): Kept {
  return new Map(
    tables.map(({ name, key, columns, where }) => {
      const rows = db.prepare<[], Row>(`SELECT ${columns.join(', ')} FROM ${name} WHERE ${where}`);
      return [name, new Map(rows.all().map((row) => [keyOf(row, key), row]))];
    }),
  );
}

/** What differs between two readings of the same tables. */
export function rowChanges(before: Kept, after: Kept): RowChange[] {
  return [...before.keys()].flatMap((name) => {
    const old = before.get(name) ?? new Map<string, Row>();
    const young = after.get(name) ?? new Map<string, Row>();
    return [...new Set([...old.keys(), ...young.keys()])].flatMap((key): RowChange[] => {
      const change = { table: name, before: old.get(key) ?? null, after: young.get(key) ?? null };
      return isSame(change.before, change.after) ? [] : [change];
    });
  });
}

function isSame(one: Row | null, other: Row | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** True where every row of the changes is as they left it. */
export function areAsLeft(
  db: Database,
  tables: readonly KeptTable[],
  changes: readonly RowChange[],
): boolean {
  const now = readRows(db, tables);
  return changes.every(({ table, before, after }) => {
    const { key } = tableOf(tables, table);
    const row = now.get(table)?.get(keyOf(after ?? before ?? {}, key)) ?? null;
    return isSame(row, after);
  });
}

/** What tells the rows of some changes from all others. */
export function keysOfRows(tables: readonly KeptTable[], changes: readonly RowChange[]): string[] {
  return changes.map(({ table, before, after }) => {
    const { key } = tableOf(tables, table);
    return `${table} ${keyOf(after ?? before ?? {}, key)}`;
  });
}

function tableOf(tables: readonly KeptTable[], name: string): KeptTable {
  const found = tables.find((table) => table.name === name);
  if (found === undefined) throw new Error(`A change names the table ${name}.`);
  return found;
}

/** Puts rows back as they were before the changes. */
export function takeBack(
  db: Database,
  tables: readonly KeptTable[],
  changes: readonly RowChange[],
): void {
  // Rows refer to one another; what counts is how all of them stand in the end.
  db.pragma('defer_foreign_keys = ON');
  const values = (row: Row, of: readonly string[]) => of.map((column) => row[column] ?? null);
  // All that came go before any that went comes back: the two may share what is unique.
  for (const { table, after } of changes) {
    if (after === null) continue;
    const { key } = tableOf(tables, table);
    db.prepare(
      `DELETE FROM ${table} WHERE ${key.map((column) => `${column} = ?`).join(' AND ')}`,
    ).run(...values(after, key));
  }
  for (const { table, before } of changes) {
    if (before === null) continue;
    const { columns } = tableOf(tables, table);
    db.prepare(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    ).run(...values(before, columns));
  }
}
