import type { DataContract, TagSet } from '#shared/contract/data';
import type { InputOf, OutputOf } from '#shared/rpc/contract';
import { reevaluate } from '../evaluation/reevaluate.ts';
import type { Database } from '../database/connection.ts';
import { itemsWhere } from '../queries/filter-sql.ts';
import { ensureSupplier } from './assign-vendor.ts';
import { recordChange } from './changes.ts';
import { reclassify } from './classes.ts';

type Tag = {
  readonly column: 'placement' | 'function' | 'supplier_override';
  readonly byColumn: 'placement_by' | 'function_by' | 'supplier_by';
  readonly value: string;
  readonly words: string;
};

function tagOf(db: Database, set: TagSet): Tag {
  if ('placement' in set) {
    const value = set.placement;
    return { column: 'placement', byColumn: 'placement_by', value, words: `placement ${value}` };
  }
  if ('function' in set) {
    const value = set.function;
    return { column: 'function', byColumn: 'function_by', value, words: `function ${value}` };
  }
  const { id, name } = ensureSupplier(db, set);
  return {
    column: 'supplier_override',
    byColumn: 'supplier_by',
    value: id,
    words: `vendor ${name}`,
  };
}

/**
 * Tags every item of a filter, except those that a person gave the same tag before. The former
 * values are kept, so that it can be undone. One transaction; sets of rows, never row by row.
 */
export function tagItems(
  db: Database,
  { filter, set, reason }: InputOf<DataContract, 'items.tag'>,
): OutputOf<DataContract, 'items.tag'> {
  const tag = tagOf(db, set);
  const where = itemsWhere(filter);
  db.exec('DROP TABLE IF EXISTS temp.tagged');
  db.prepare(
    `CREATE TEMP TABLE tagged AS SELECT i.id FROM item i ${where.sql}
       AND (i.${tag.column} IS NOT ? OR coalesce(i.${tag.byColumn}, '') NOT LIKE 'person:%')`,
  ).run(...where.values, tag.value);
  const changed = db.prepare<[], number>('SELECT count(*) FROM temp.tagged').pluck().get() ?? 0;
  if (changed === 0) return { changed, changeId: null };
  const changeId = recordChange(db, {
    kind: 'tag',
    text: `Set ${tag.words}`,
    reason,
    items: changed,
    detail: { columns: [tag.column, tag.byColumn] },
  });
  db.prepare(
    `INSERT INTO change_item (change_id, item_id, before)
     SELECT ?, id, json_object('${tag.column}', ${tag.column}, '${tag.byColumn}', ${tag.byColumn})
     FROM item WHERE id IN (SELECT id FROM temp.tagged)`,
  ).run(changeId);
  db.prepare(
    `UPDATE item SET ${tag.column} = ?, ${tag.byColumn} = ?, class_id = NULL
     WHERE id IN (SELECT id FROM temp.tagged)`,
  ).run(tag.value, `person:${changeId}`);
  db.exec('DROP TABLE temp.tagged');
  reclassify(db);
  reevaluate(db);
  return { changed, changeId };
}
