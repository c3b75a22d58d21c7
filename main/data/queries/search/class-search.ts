import { foldForSearch } from '#shared/domain/search-text';
import type { ItemSet } from '../../commands/item-set.ts';
import type { Database } from '../../database/connection.ts';

/** A name as it is searched, with what it is a name of. */
type Named<Of> = { readonly of: Of; readonly folded: string };

/** The names that classes share: of manufacturers, and of functions as files wrote them. */
export type ClassNames = {
  readonly manufacturers: readonly Named<number>[];
  readonly functions: readonly Named<string>[];
};

/** Reads the names that classes share; kept as long as nothing changes, because it reads all classes. */
export function readClassNames(db: Database): ClassNames {
  const manufacturers = db
    .prepare<[], { id: number; text: string }>('SELECT id, text FROM manufacturer')
    .all()
    .map(({ id, text }) => ({ of: id, folded: foldForSearch(text) }));
  const functions = db
    .prepare<[], string>(
      'SELECT DISTINCT function_text FROM item_class WHERE function_text IS NOT NULL',
    )
    .pluck()
    .all()
    .map((text) => ({ of: text, folded: foldForSearch(text) }));
  return { manufacturers, functions };
}

/** Classes of which the manufacturer's name or the function's text holds a word. */
export function classesWith(db: Database, names: ClassNames, word: string): number[] {
  const holding = <Of>(all: readonly Named<Of>[]): Of[] =>
    all.filter(({ folded }) => folded.includes(word)).map(({ of }) => of);
  const manufacturers = holding(names.manufacturers);
  const functions = holding(names.functions);
  if (manufacturers.length + functions.length === 0) return [];
  return db
    .prepare<[string, string], number>(
      `SELECT id FROM item_class
       WHERE manufacturer_id IN (SELECT value FROM json_each(?))
         OR function_text IN (SELECT value FROM json_each(?))`,
    )
    .pluck()
    .all(JSON.stringify(manufacturers), JSON.stringify(functions));
}

const COMMA = 44;
const ZERO = 48;

/** How many items some classes have. */
export function itemsOfClasses(db: Database, classes: readonly number[]): number {
  if (classes.length === 0) return 0;
  const items = db
    .prepare<[string], number>(
      `SELECT coalesce(sum(items), 0) FROM class_verdict
       WHERE class_id IN (SELECT value FROM json_each(?))`,
    )
    .pluck();
  return items.get(JSON.stringify(classes)) ?? 0;
}

/** Adds those of some items that are of some classes. */
export function addOfClasses(
  db: Database,
  { classes, ids }: { readonly classes: readonly number[]; readonly ids: readonly number[] },
  found: ItemSet,
): void {
  const ofClasses = db
    .prepare<[string, string], number>(
      `SELECT id FROM item WHERE id IN (SELECT value FROM json_each(?))
         AND class_id IN (SELECT value FROM json_each(?))`,
    )
    .pluck()
    .iterate(JSON.stringify(ids), JSON.stringify(classes));
  for (const id of ofClasses) found.add(id);
}

/** Adds all items of some classes. */
export function addByClass(db: Database, classes: readonly number[], found: ItemSet): void {
  if (classes.length === 0) return;
  // One text of all ids, taken apart here: a row for each takes four times as long.
  const ids = db
    .prepare<[string], Buffer | null>(
      `SELECT CAST(group_concat(id) AS BLOB) FROM item
       WHERE class_id IN (SELECT value FROM json_each(?))`,
    )
    .pluck()
    .get(JSON.stringify(classes));
  if (ids === null || ids === undefined) return;
  let id = 0;
  for (let at = 0; at < ids.length; at += 1) {
    const byte = ids[at] ?? COMMA;
    if (byte === COMMA) {
      found.add(id);
      id = 0;
    } else id = id * 10 + (byte - ZERO);
  }
  found.add(id);
}
