import type { DataContract } from '#shared/contract/data';
import type { TagSet } from '#shared/contract/items';
import type { InputOf, OutputOf } from '#shared/rpc/contract';
import type { Database } from '../database/connection.ts';
import { reevaluate } from '../evaluation/reevaluate.ts';
import { itemsWhere } from '../queries/filter-sql.ts';
import { ensureSupplier } from './assign-vendor.ts';
import { recordChange } from './changes.ts';
import { filterWords } from './filter-words.ts';
import { classColumns, dropMoves, prepareMoves, type ClassColumn } from './classes.ts';

/** A tag's two columns: what it says, and who set it. */
export const TAG_COLUMNS = {
  placement: 'placement_by',
  function: 'function_by',
  supplier_override: 'supplier_by',
} as const satisfies Partial<Record<ClassColumn, ClassColumn>>;

type Tag = {
  readonly column: keyof typeof TAG_COLUMNS;
  readonly value: string;
  readonly words: string;
};

function tagOf(db: Database, set: TagSet): Tag {
  if ('placement' in set) {
    return { column: 'placement', value: set.placement, words: `placement ${set.placement}` };
  }
  if ('function' in set) {
    return { column: 'function', value: set.function, words: `function ${set.function}` };
  }
  const { id, name } = ensureSupplier(db, set);
  return { column: 'supplier_override', value: id, words: `vendor ${name}` };
}

/**
 * Tags every item of a filter, except those that a person gave the same tag before. Items move
 * from class to class, so the work is per class and one statement over the items; the classes
 * they came from are kept, so that it can be undone. One transaction.
 */
export function tagItems(
  db: Database,
  { filter, set, reason }: InputOf<DataContract, 'items.tag'>,
): OutputOf<DataContract, 'items.tag'> {
  const { column, value, words } = tagOf(db, set);
  const by = TAG_COLUMNS[column];
  const where = itemsWhere(filter);
  db.exec('DROP TABLE IF EXISTS temp.tagged');
  db.prepare(
    `CREATE TEMP TABLE tagged AS SELECT i.id, i.class_id FROM item i ${where.sql}
       AND i.class_id IN (SELECT id FROM item_class
         WHERE ${column} IS NOT ? OR coalesce(${by}, '') NOT LIKE 'person:%')`,
  ).run(...where.values, value);
  const changed = db.prepare<[], number>('SELECT count(*) FROM temp.tagged').pluck().get() ?? 0;
  if (changed === 0) return { changed, changeId: null };
  const scope = filterWords(db, filter);
  const changeId = recordChange(db, {
    kind: 'tag',
    text: scope === '' ? `Set ${words}` : `Set ${words} where ${scope}`,
    reason,
    items: changed,
    detail: { column },
  });
  db.prepare(
    `INSERT INTO change_item (change_id, item_id, before_class)
     SELECT ?, id, class_id FROM temp.tagged`,
  ).run(changeId);
  prepareMoves(db, {
    sql: `SELECT c.id AS from_class, NULL AS via, ${classColumns({ [column]: '?', [by]: '?' })}
          FROM item_class c WHERE c.id IN (SELECT class_id FROM temp.tagged)`,
    values: [value, `person:${changeId}`],
  });
  db.exec(`
    UPDATE item SET class_id = m.to_class
    FROM temp.tagged t JOIN temp.class_move m ON m.from_class = t.class_id
    WHERE item.id = t.id;
    DROP TABLE temp.tagged`);
  dropMoves(db);
  reevaluate(db);
  return { changed, changeId };
}
