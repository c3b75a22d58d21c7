import type { ChangeEffect, ItemSet } from '#shared/contract/item-changes';
import type { ItemFilter } from '#shared/domain/filter';
import type { Database } from '../../database/connection.ts';
import { reevaluate } from '../../evaluation/reevaluate.ts';
import { itemsWhere } from '../../queries/filter-sql.ts';
import { countItems } from '../../queries/item-rows.ts';
import { withFoundItems } from '../../queries/search/search-term.ts';
import { readVerdictCounts } from '../../queries/verdict-counts.ts';
import { recordChange } from '../changes.ts';
import { CLASS_COLUMNS, classColumns, dropMoves, prepareMoves } from '../classes.ts';
import { filterWords } from '../filter-words.ts';
import { followEdit, followVendor } from './follow-edit.ts';
import { planSet, type EditedField, type ItemPlan } from './item-plan.ts';

/** Items written between two looks at whether the operator cancelled. */
const ITEMS_AT_ONCE = 50_000;

/** What setting a value on the items of a filter did; `changeId` is `null` where nothing differed. */
export type ItemsChanged = ChangeEffect & { readonly changeId: number | null };

/** How far a change is, in items that are written. */
export type ChangeProgress = { readonly done: number; readonly total: number };

export type ItemsToChange = {
  readonly filter: ItemFilter;
  readonly set: ItemSet;
  readonly reason: string;
};

function chooseItems(db: Database, filter: ItemFilter, { differs }: ItemPlan): number {
  const where = itemsWhere(withFoundItems(db, filter));
  db.exec(`DROP TABLE IF EXISTS temp.chosen;
    CREATE TEMP TABLE chosen (item_id INTEGER PRIMARY KEY, class_id INTEGER NOT NULL)`);
  const { changes } = db
    .prepare(
      `INSERT INTO temp.chosen SELECT i.id, i.class_id FROM item i ${where.sql} AND ${differs.sql}
       ORDER BY i.id`,
    )
    .run(...where.values, ...differs.values);
  return changes;
}

function textOf({ filter }: ItemsToChange, db: Database, { words }: ItemPlan): string {
  const scope = filterWords(db, filter);
  return scope === '' ? `Set ${words}` : `Set ${words} where ${scope}`;
}

/** Former values that undo puts back, as SQL over `item i`; NULL for a tag, whose class tells all. */
function beforeSql(edited: EditedField | null): string {
  if (edited === null) return 'NULL';
  const { column, isOwn } = edited;
  const mark = `'person_fields', json_object('${column}', json_extract(i.person_fields, '$.${column}'))`;
  return isOwn ? `json_object('${column}', i.${column}, ${mark})` : `json_object(${mark})`;
}

/** Writes the chosen items a part at a time; says after each how many are done. */
function* writeItems(
  db: Database,
  changeId: number,
  total: number,
  { edited, classValues }: ItemPlan,
): Generator<ChangeProgress, void, undefined> {
  const said = classValues(changeId);
  const columns = CLASS_COLUMNS.filter((column) => Object.hasOwn(said, column));
  prepareMoves(db, {
    sql: `SELECT c.id AS from_class, NULL AS via,
            ${classColumns(Object.fromEntries(columns.map((column) => [column, '?'])))}
          FROM item_class c WHERE c.id IN (SELECT class_id FROM temp.chosen)`,
    values: columns.map((column) => said[column] ?? null),
  });
  const upTo = db
    .prepare<[number, number], number | null>(
      `SELECT max(item_id) FROM (SELECT item_id FROM temp.chosen WHERE item_id > ?
       ORDER BY item_id LIMIT ?)`,
    )
    .pluck();
  // A tag keeps no class of afterwards: what changed is the one tag.
  const after = edited === null ? 'NULL' : 'm.to_class';
  const keep = db.prepare(
    `INSERT INTO change_item (change_id, item_id, before_class, after_class, before)
     SELECT ?, t.item_id, t.class_id, ${after}, ${beforeSql(edited)}
     FROM temp.chosen t JOIN item i ON i.id = t.item_id
     JOIN temp.class_move m ON m.from_class = t.class_id
     WHERE t.item_id > ? AND t.item_id <= ? ORDER BY t.item_id`,
  );
  const setting = [
    'class_id = m.to_class',
    ...(edited === null
      ? []
      : [
          `person_fields = json_set(coalesce(person_fields, '{}'), '$.${edited.column}', ?)`,
          ...(edited.isOwn ? [`${edited.column} = ?`] : []),
        ]),
  ];
  const update = db.prepare(
    `UPDATE item SET ${setting.join(', ')}
     FROM temp.chosen t JOIN temp.class_move m ON m.from_class = t.class_id
     WHERE item.id = t.item_id AND t.item_id > ? AND t.item_id <= ?`,
  );
  const bound = edited === null ? [] : edited.isOwn ? [changeId, edited.value] : [changeId];
  let last = 0;
  let done = 0;
  for (;;) {
    const next = upTo.get(last, ITEMS_AT_ONCE) ?? null;
    if (next === null) break;
    done += keep.run(changeId, last, next).changes;
    update.run(...bound, last, next);
    last = next;
    yield { done, total };
  }
  dropMoves(db);
}

/**
 * Sets a value on every item of a filter but those that a person gave the same value before. Items
 * move from class to class, so the work is per class and few statements over the items; the former
 * values are kept, so that it can be undone. Between two parts it says how far it is, and may be
 * left: the caller then rolls back. To be called within a transaction; fails as `planSet` does.
 */
export function* changeItems(
  db: Database,
  request: ItemsToChange,
): Generator<ChangeProgress, ItemsChanged, undefined> {
  const plan = planSet(db, request.set);
  const items = countItems(db, request.filter);
  const before = readVerdictCounts(db, 'main');
  const changed = chooseItems(db, request.filter, plan);
  if (changed === 0) return { items, changed, before, after: before, changeId: null };
  const changeId = recordChange(db, {
    kind: 'tag',
    text: textOf(request, db, plan),
    reason: request.reason,
    items: changed,
    detail: plan.detail,
  });
  yield { done: 0, total: changed };
  yield* writeItems(db, changeId, changed, plan);
  if (plan.edited !== null) followEdit(db, plan.edited, changeId);
  else if ('supplierId' in request.set) followVendor(db);
  yield { done: changed, total: changed };
  db.exec('DROP TABLE temp.chosen');
  reevaluate(db);
  return { items, changed, before, after: readVerdictCounts(db, 'main'), changeId };
}

/** As `changeItems`, in one go. */
export function changeItemsAtOnce(db: Database, request: ItemsToChange): ItemsChanged {
  const steps = changeItems(db, request);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
