import {
  keptRuleSchema,
  ownTagRuleSchema,
  type ActiveRule,
  type KeptRule,
} from '#shared/domain/own-tag-rule';
import type { OwnRuleInfo } from '#shared/contract/tag-rules';
import type { Database } from '../database/connection.ts';

type RuleRow = {
  readonly id: number;
  readonly json: string;
  readonly is_active: number;
  readonly change_id: number;
};

/** The operator's own tag rules in their order. */
export function readKeptRules(db: Database): KeptRule[] {
  return db
    .prepare<[], RuleRow>(
      'SELECT id, json, is_active, change_id FROM tag_rule ORDER BY position, id',
    )
    .all()
    .map(({ id, json, is_active: active, change_id: changeId }) =>
      keptRuleSchema.parse({ id, rule: JSON.parse(json), isActive: active === 1, changeId }),
    );
}

/** The rules that are switched on, in their order. */
export function readActiveRules(db: Database): ActiveRule[] {
  return readKeptRules(db).flatMap(({ id, rule, isActive }) => (isActive ? [{ id, rule }] : []));
}

/** How many items carry a tag of each rule, by the origin that names it. */
function countByOrigin(db: Database): ReadonlyMap<string, number> {
  const rows = db
    .prepare<[], { origin: string; items: number }>(
      `SELECT origin, sum(items) AS items FROM (
         SELECT v.items, c.function_by AS origin FROM class_verdict v JOIN item_class c ON c.id = v.class_id
         UNION ALL
         SELECT v.items, c.placement_by FROM class_verdict v JOIN item_class c ON c.id = v.class_id
         WHERE c.placement_by IS NOT c.function_by
         UNION ALL
         SELECT v.items, c.generation_by FROM class_verdict v JOIN item_class c ON c.id = v.class_id
         WHERE c.generation_by IS NOT c.function_by AND c.generation_by IS NOT c.placement_by
       ) WHERE origin LIKE 'rule:%' GROUP BY origin`,
    )
    .all();
  return new Map(rows.map(({ origin, items }) => [origin, items]));
}

/** The operator's own rules as the list shows them. */
export function readOwnRules(db: Database): OwnRuleInfo[] {
  const items = countByOrigin(db);
  const changedAt = db.prepare<[number], string>('SELECT at FROM change WHERE id = ?').pluck();
  return readKeptRules(db).map(({ id, rule, isActive, changeId }) => ({
    id,
    rule,
    isActive,
    items: items.get(`rule:own-${id}`) ?? 0,
    changedAt: changedAt.get(changeId) ?? '',
  }));
}

/** How many items carry a tag of each rule of the catalogue, by its id. */
export function countBuiltIn(db: Database): ReadonlyMap<string, number> {
  return new Map([...countByOrigin(db)].map(([origin, items]) => [origin.slice(5), items]));
}

/** The rule behind an id of an origin: its name, and when and by whom it was written last. */
export type OwnRuleOrigin = {
  readonly name: string;
  readonly at: string;
  readonly who: string | null;
};

/** What stands behind an id of an origin, `null` where the rule is not there any more. */
export function ownRuleOrigin(db: Database, originId: string): OwnRuleOrigin | null {
  const row = db
    .prepare<[number], { json: string; at: string; who: string | null }>(
      `SELECT r.json, k.at, k.made_by AS who FROM tag_rule r JOIN change k ON k.id = r.change_id
       WHERE r.id = ?`,
    )
    .get(Number(originId.replace(/^own-/u, '')));
  if (row === undefined) return null;
  const { json, at, who } = row;
  return { name: ownTagRuleSchema.parse(JSON.parse(json)).name, at, who };
}
