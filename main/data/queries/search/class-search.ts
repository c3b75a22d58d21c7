import { foldForSearch } from '#shared/domain/search-text';
import type { ItemSet } from '../../commands/item-set.ts';
import type { Database } from '../../database/connection.ts';

type Named = { readonly id: number; readonly text: string };

/** Classes of which the manufacturer's name or the function's text holds a word. */
function classesWith(db: Database, word: string): number[] {
  const has = ({ text }: { readonly text: string }): boolean => foldForSearch(text).includes(word);
  const makers = db.prepare<[], Named>('SELECT id, text FROM manufacturer').all().filter(has);
  const functions = db
    .prepare<[], { text: string }>(
      `SELECT DISTINCT function_text AS text FROM item_class WHERE function_text IS NOT NULL`,
    )
    .all()
    .filter(has);
  if (makers.length + functions.length === 0) return [];
  return db
    .prepare<[string, string], number>(
      `SELECT id FROM item_class
       WHERE manufacturer_id IN (SELECT value FROM json_each(?))
         OR function_text IN (SELECT value FROM json_each(?))`,
    )
    .pluck()
    .all(
      JSON.stringify(makers.map(({ id }) => id)),
      JSON.stringify(functions.map(({ text }) => text)),
    );
}

const COMMA = 44;
const ZERO = 48;

/** Adds the items of which the class holds a word. */
export function addByClass(db: Database, word: string, found: ItemSet): void {
  const classes = classesWith(db, word);
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
