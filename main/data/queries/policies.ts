import type { PolicyInfo } from '#shared/contract/data';
import type { Rule } from '#shared/domain/policy';
import { readPacks } from './packs.ts';
import type { Database } from '../database/connection.ts';
import { asOfDate, readSettings } from '../database/settings.ts';

/** All packs with their rules and, for active ones, the items each rule speaks of. */
export function readPolicies(db: Database): PolicyInfo[] {
  const asOf = asOfDate(readSettings(db));
  const names = new Map(
    db
      .prepare<[], { id: string; name: string }>('SELECT id, name FROM supplier')
      .all()
      .map(({ id, name }) => [id, name]),
  );
  const counts = new Map(
    db
      .prepare<[], { key: string; items: number }>(
        `SELECT f.policy_id || '/' || f.rule_id AS key, sum(v.items) AS items
         FROM class_finding f JOIN class_verdict v ON v.class_id = f.class_id
         GROUP BY f.policy_id, f.rule_id`,
      )
      .all()
      .map(({ key, items }) => [key, items]),
  );
  const supplierNames = ({ suppliers }: Rule): string[] =>
    suppliers === 'any' ? [] : suppliers.groups.map((id) => names.get(id) ?? id);
  return readPacks(db).map(({ pack, isActive }) => ({
    id: pack.id,
    version: pack.version,
    title: pack.title,
    jurisdiction: pack.jurisdiction,
    asOf: pack.asOf,
    summary: pack.summary,
    isActive,
    rules: pack.rules.map((rule) => ({
      rule,
      supplierNames: supplierNames(rule),
      items: isActive ? (counts.get(`${pack.id}/${rule.id}`) ?? 0) : null,
      isUpcoming: asOf < rule.effect.from,
    })),
  }));
}
