import type { ItemFilter } from '#shared/domain/filter';
import type { RemovalSet } from '#shared/domain/removal';
import type { Database } from '../../database/connection.ts';
import type { SqlTerm } from '../../evaluation/compile-rule.ts';
import { itemsWhere } from '../../queries/filter-sql.ts';
import { countItems } from '../../queries/item-rows.ts';
import { withFoundItems } from '../../queries/search/search-term.ts';
import { recordChange } from '../changes.ts';
import type { ChangeProgress } from '../edit/change-items.ts';
import { filterWords } from '../filter-words.ts';
import { givenColumns, PLAN_COLUMNS, setWords } from './set-columns.ts';

/** Items written between two looks at whether the operator cancelled. */
const ITEMS_AT_ONCE = 50_000;

type RemovalEffect = { readonly items: number; readonly changed: number };
/** What setting the plan did; `changeId` is `null` where nothing differed. */
export type RemovalsSet = RemovalEffect & { readonly changeId: number | null };

export type RemovalRequest = {
  readonly filter: ItemFilter;
  readonly set: RemovalSet;
  readonly reason: string;
};

/** Items for which the plan says something else than what is set, over `item_removal r`. */
function differs(set: RemovalSet): SqlTerm {
  if (set.status === null) return { sql: 'r.item_id IS NOT NULL', values: [] };
  const given = [...givenColumns(set)];
  const terms = given.map(
    ([column, value]) => `r.${column} IS NOT ${value === null ? 'NULL' : '?'}`,
  );
  return {
    sql: `(r.item_id IS NULL OR ${terms.join(' OR ')})`,
    values: given.flatMap(([, value]) => value ?? []),
  };
}

/** The items to change, as the tail of a query over `item i` and their row of the plan `r`. */
function changedItems(db: Database, filter: ItemFilter, set: RemovalSet): SqlTerm {
  const where = itemsWhere(withFoundItems(db, filter));
  const other = differs(set);
  return {
    sql: `FROM item i LEFT JOIN item_removal r ON r.item_id = i.id ${where.sql} AND ${other.sql}`,
    values: [...where.values, ...other.values],
  };
}

/** How many items setting the plan would change. */
export function previewRemoval(db: Database, filter: ItemFilter, set: RemovalSet): RemovalEffect {
  const { sql, values } = changedItems(db, filter, set);
  const changed = db
    .prepare<unknown[], number>(`SELECT count(*) ${sql}`)
    .pluck()
    .get(...values);
  return { items: countItems(db, filter), changed: changed ?? 0 };
}

/** Writes the items of `temp.removing` a part at a time; says after each how many are done. */
function* writePlan(
  db: Database,
  changeId: number,
  set: RemovalSet,
  total: number,
): Generator<ChangeProgress, void, undefined> {
  const part = 't.item_id > ? AND t.item_id <= ?';
  const upTo = db
    .prepare<[number, number], number | null>(
      `SELECT max(item_id) FROM (SELECT item_id FROM temp.removing WHERE item_id > ?
       ORDER BY item_id LIMIT ?)`,
    )
    .pluck();
  const keep = db.prepare(
    `INSERT INTO change_removal (change_id, item_id, ${PLAN_COLUMNS.join(', ')}, former_change)
     SELECT ?, t.item_id, ${PLAN_COLUMNS.map((each) => `r.${each}`).join(', ')}, r.change_id
     FROM temp.removing t LEFT JOIN item_removal r ON r.item_id = t.item_id WHERE ${part}`,
  );
  const given = givenColumns(set);
  const columns = [...given.keys()];
  const added = new Map([['status', 'planned'] as const, ...given]);
  const write =
    set.status === null
      ? db.prepare(
          `DELETE FROM item_removal
           WHERE item_id IN (SELECT t.item_id FROM temp.removing t WHERE ${part})`,
        )
      : db.prepare(
          `INSERT INTO item_removal (item_id, ${[...added.keys()].join(', ')}, change_id)
           SELECT t.item_id, ${[...added].map(() => '?').join(', ')}, ?
           FROM temp.removing t WHERE ${part}
           ON CONFLICT (item_id) DO UPDATE SET change_id = excluded.change_id,
             ${columns.map((each) => `${each} = excluded.${each}`).join(', ')}`,
        );
  const bound = set.status === null ? [] : [...added.values(), changeId];
  let last = 0;
  let done = 0;
  for (;;) {
    const next = upTo.get(last, ITEMS_AT_ONCE) ?? null;
    if (next === null) return;
    done += keep.run(changeId, last, next).changes;
    write.run(...bound, last, next);
    last = next;
    yield { done, total };
  }
}

/**
 * Sets parts of the removal plan for every item of a filter for which they differ. What stood there
 * is kept, so that it can be undone. Between two parts it says how far it is, and may be left: the
 * caller then rolls back. To be called within a transaction.
 */
export function* setRemoval(
  db: Database,
  { filter, set, reason }: RemovalRequest,
): Generator<ChangeProgress, RemovalsSet, undefined> {
  const items = countItems(db, filter);
  const { sql, values } = changedItems(db, filter, set);
  db.exec(`DROP TABLE IF EXISTS temp.removing;
    CREATE TEMP TABLE removing (item_id INTEGER PRIMARY KEY)`);
  const { changes: changed } = db
    .prepare(`INSERT INTO temp.removing SELECT i.id ${sql} ORDER BY i.id`)
    .run(...values);
  if (changed === 0) return { items, changed, changeId: null };
  const scope = filterWords(db, filter);
  const words = setWords(set);
  const changeId = recordChange(db, {
    kind: 'tag',
    text: scope === '' ? words : `${words} where ${scope}`,
    reason,
    items: changed,
    detail: { removal: set },
  });
  yield { done: 0, total: changed };
  yield* writePlan(db, changeId, set, changed);
  db.exec('DROP TABLE temp.removing');
  return { items, changed, changeId };
}
