import type { MissingFacts, RuleMissing } from '#shared/contract/missing-facts';
import { missingFor, missingKey, type MissingFact } from '#shared/domain/missing';
import type { Rule } from '#shared/domain/policy';
import { severityOf } from '#shared/domain/verdict';
import type { Database } from '../database/connection.ts';
import { contentVersion } from '../database/content-version.ts';
import { readCircumstances, readClassFacts, withRegionMarks } from './class-facts.ts';
import { readActivePacks } from './packs.ts';

const UNDETERMINED = severityOf('undetermined');

type OpenFinding = {
  readonly class_id: number;
  readonly policy_id: string;
  readonly rule_id: string;
};

/** What is missing over a whole workspace. */
type Census = {
  readonly facts: MissingFacts['facts'];
  /** By pack and rule, then by the key of the fact. */
  readonly byRule: ReadonlyMap<string, ReadonlyMap<string, RuleMissing>>;
};

type Kept = { readonly state: string; readonly census: Census };
/** The last census of each connection; a card is asked for with every step through a list. */
const kept = new WeakMap<Database, Kept>();

/** Changes whenever anything that this connection could read did. */
function stateOf(db: Database): string {
  const others = contentVersion(db);
  const own = String(db.prepare('SELECT total_changes()').pluck().get());
  return `${others}/${own}`;
}

function rulesByKey(db: Database): Map<string, Rule> {
  return new Map(
    readActivePacks(db).flatMap((pack) =>
      pack.rules.map((rule) => [`${pack.id}/${rule.id}`, withRegionMarks(rule)]),
    ),
  );
}

function addTo(
  counts: Map<string, RuleMissing>,
  missing: MissingFact,
  part: 'alone' | 'among',
  items: number,
): void {
  const key = missingKey(missing);
  const before = counts.get(key) ?? { missing, alone: 0, among: 0 };
  counts.set(key, { ...before, [part]: before[part] + items });
}

/** Findings that a missing fact leaves open and that nobody waived, by class. */
function readOpenFindings(db: Database): ReadonlyMap<number, readonly OpenFinding[]> {
  const rows = db
    .prepare<[number], OpenFinding>(
      `SELECT class_id, policy_id, rule_id FROM main.class_finding
       WHERE severity = ? AND waived_by IS NULL`,
    )
    .all(UNDETERMINED);
  return Map.groupBy(rows, (finding) => finding.class_id);
}

function take(db: Database): Census {
  const open = readOpenFindings(db);
  const rules = rulesByKey(db);
  const context = readCircumstances(db);
  const counts = new Map<string, RuleMissing>();
  const askers = new Map<string, Set<string>>();
  const byRule = new Map<string, Map<string, RuleMissing>>();
  const classes = readClassFacts(db, {
    sql: 'v.class_id IN (SELECT value FROM json_each(?))',
    values: [JSON.stringify([...open.keys()])],
  });
  for (const { classId, items, severity, facts } of classes) {
    const lacking = new Map<string, MissingFact>();
    for (const { policy_id: policyId, rule_id: ruleId } of open.get(classId) ?? []) {
      const ruleKey = `${policyId}/${ruleId}`;
      const rule = rules.get(ruleKey);
      if (rule === undefined) continue;
      const missing = missingFor(policyId, rule, facts, context, (group) =>
        context.measureOf(policyId, ruleId, group),
      );
      const ofRule = byRule.get(ruleKey) ?? new Map<string, RuleMissing>();
      byRule.set(ruleKey, ofRule);
      for (const each of missing) {
        const key = missingKey(each);
        addTo(ofRule, each, missing.length === 1 ? 'alone' : 'among', items);
        lacking.set(key, each);
        if (severity === UNDETERMINED) {
          askers.set(key, (askers.get(key) ?? new Set()).add(ruleKey));
        }
      }
    }
    // Items that are flagged anyway, or out of scope, are not waiting for anything.
    if (severity !== UNDETERMINED) continue;
    for (const each of lacking.values()) {
      addTo(counts, each, lacking.size === 1 ? 'alone' : 'among', items);
    }
  }
  const facts = [...counts].map(([key, each]) => ({
    ...each,
    rules: [...(askers.get(key) ?? [])].toSorted(),
  }));
  return { facts: facts.toSorted((a, b) => b.alone - a.alone || b.among - a.among), byRule };
}

function censusOf(db: Database): Census {
  const state = stateOf(db);
  const last = kept.get(db);
  if (last?.state === state) return last.census;
  const census = take(db);
  kept.set(db, { state, census });
  return census;
}

/** The facts that leave items undetermined, those that settle most by themselves first. */
export function readMissingFacts(db: Database): MissingFacts {
  const undetermined = db
    .prepare<[number], number>(
      'SELECT coalesce(sum(items), 0) FROM main.class_verdict WHERE severity = ?',
    )
    .pluck()
    .get(UNDETERMINED);
  return { undetermined: undetermined ?? 0, facts: censusOf(db).facts };
}

/** How many items a rule leaves open because of each fact, by the key of the fact. */
export function readRuleMissing(
  db: Database,
  policyId: string,
  ruleId: string,
): ReadonlyMap<string, RuleMissing> {
  return censusOf(db).byRule.get(`${policyId}/${ruleId}`) ?? new Map();
}
