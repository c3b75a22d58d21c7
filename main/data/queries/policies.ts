import type { PolicyInfo } from '#shared/contract/policies';
import type { IsoDate } from '#shared/domain/date';
import type { Rule } from '#shared/domain/policy';
import type { VerdictStore } from '../evaluation/evaluate.ts';
import { readPacks, readRuleSwitches } from './packs.ts';
import { severityOf } from '#shared/domain/verdict';
import type { Database } from '../database/connection.ts';
import { asOfDate, readSettings } from '../database/settings.ts';

/** A date and a set of packs with the verdicts that were computed for them. */
export type PolicyView = {
  readonly store: VerdictStore;
  readonly asOf: IsoDate;
  readonly activeIds: ReadonlySet<string>;
};

/** The workspace's own date and active packs. */
function ownView(db: Database): PolicyView {
  const active = readPacks(db).flatMap(({ pack, isActive }) => (isActive ? [pack.id] : []));
  return { store: 'main', asOf: asOfDate(readSettings(db)), activeIds: new Set(active) };
}

/** All packs with their rules and, for active ones, the items each rule speaks of. */
export function readPolicies(db: Database, view: PolicyView = ownView(db)): PolicyInfo[] {
  const { store, asOf, activeIds } = view;
  const names = new Map(
    db
      .prepare<[], { id: string; name: string }>('SELECT id, name FROM supplier')
      .all()
      .map(({ id, name }) => [id, name]),
  );
  const counts = new Map(
    db
      .prepare<[], { key: string; items: number; undetermined: number; waived: number }>(
        `SELECT f.policy_id || '/' || f.rule_id AS key, sum(v.items) AS items,
           coalesce(sum(v.items) FILTER (WHERE f.waived_by IS NULL
             AND f.severity = ${severityOf('undetermined')}), 0)
             AS undetermined,
           coalesce(sum(v.items) FILTER (WHERE f.waived_by IS NOT NULL), 0) AS waived
         FROM ${store}.class_finding f JOIN ${store}.class_verdict v ON v.class_id = f.class_id
         GROUP BY f.policy_id, f.rule_id`,
      )
      .all()
      .map(({ key, ...count }) => [key, count]),
  );
  const namesOf = (ids: readonly string[] = []): string[] => ids.map((id) => names.get(id) ?? id);
  const supplierNames = ({ suppliers }: Rule): string[] =>
    suppliers !== 'any' && 'groups' in suppliers ? namesOf(suppliers.groups) : [];
  const exceptedNames = ({ suppliers }: Rule): string[] =>
    suppliers !== 'any' && 'except' in suppliers ? namesOf(suppliers.except) : [];
  const isOn = readRuleSwitches(db);
  return readPacks(db).map(({ pack, origin }) => ({
    id: pack.id,
    version: pack.version,
    title: pack.title,
    jurisdiction: pack.jurisdiction,
    asOf: pack.asOf,
    summary: pack.summary,
    isActive: activeIds.has(pack.id),
    isProposal: pack.status === 'proposal',
    origin,
    changelog: pack.changelog,
    rules: pack.rules.map((rule) => {
      const none = { items: 0, undetermined: 0, waived: 0 };
      const count = counts.get(`${pack.id}/${rule.id}`) ?? none;
      return {
        rule,
        supplierNames: supplierNames(rule),
        exceptedNames: exceptedNames(rule),
        ...(activeIds.has(pack.id) ? count : { items: null, undetermined: null, waived: null }),
        isOn: isOn(pack.id, rule),
        isUpcoming: asOf < rule.effect.from,
      };
    }),
  }));
}
