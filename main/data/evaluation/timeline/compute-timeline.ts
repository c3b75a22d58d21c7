import type { IsoDate } from '#shared/domain/date';
import { capRoom } from '#shared/domain/caps';
import type { Measure } from '#shared/domain/measure';
import type { PolicyPack, Rule } from '#shared/domain/policy';
import type { Database } from '../../database/connection.ts';
import { gatherFacts, KEPT, type EvaluationSettings } from '../evaluate.ts';
import { itemAmounts } from '../item-amounts.ts';
import { readPolicyRecords, type PolicyRecords } from '../policy-records.ts';
import { mergeFacts } from './class-parts.ts';
import { DatedGroups, readDatedOwners } from './dated-groups.ts';
import { NO_FINDINGS, readFindings, type Findings } from './findings.ts';
import { keyOf, periodsOf, type RulePeriod, type RuleTimeline } from './rule-periods.ts';
import { timelineEvents, type TimelineEvent } from './timeline-events.ts';
import { VerdictTally } from './verdict-tally.ts';

/** What a rule still demands when its deadline comes. */
export type Demand = {
  /** Items to be removed; under a cap, how much of what it counts is above it. */
  readonly amount: number;
  readonly undetermined: number;
};

export type ComputedChange = {
  readonly event: TimelineEvent;
  /** Items of which the rules that it concerns say another thing from the day on. */
  readonly items: number;
  /** Of deadlines. */
  readonly demand: Demand | null;
};

export type ComputedStep = {
  readonly date: IsoDate;
  /** Items in scope by severity from the day on, from 0 (`clear`) to 6 (`overdue`). */
  readonly counts: readonly number[];
  /** Items with another verdict than the day before. */
  readonly affected: number;
  readonly changes: readonly ComputedChange[];
};

export type ComputedTimeline = {
  /** Counts before the first date. */
  readonly before: readonly number[];
  readonly steps: readonly ComputedStep[];
};

/** What is above a rule's cap in all its groups, in what it counts: whole pieces to replace. */
function excessOf(share: number, measures: ReadonlyMap<string, Measure>): number {
  return [...measures.values()].reduce(
    (sum, measure) => sum + capRoom({ ...measure, share }).over,
    0,
  );
}

function demandAt({ effect }: Rule, deadline: IsoDate, before: Said): Demand {
  const { undetermined, removals } = before.findings;
  const all = [...undetermined.values()].reduce((sum, count) => sum + count, 0);
  if (effect.kind === 'cap')
    return { amount: excessOf(effect.share, before.measures), undetermined: all };
  // What would be due on another day does not come on top on this one.
  const others = [...undetermined].filter(([due]) => due !== null && due !== deadline);
  const elsewhere = others.reduce((sum, [, count]) => sum + count, 0);
  return { amount: removals.get(deadline) ?? 0, undetermined: all - elsewhere };
}

/** What a rule says up to some day. */
type Said = { readonly findings: Findings; readonly measures: ReadonlyMap<string, Measure> };
const SILENT: Said = { findings: NO_FINDINGS, measures: new Map() };

function planRules(
  db: Database,
  packs: readonly PolicyPack[],
  records: PolicyRecords,
  events: readonly TimelineEvent[],
): RuleTimeline[] {
  const groups = new DatedGroups(db, events);
  const amounts = itemAmounts(db, packs, !db.inTransaction);
  return packs.flatMap((pack) => {
    const ofPack = events.filter(({ policyId }) => policyId === pack.id);
    return pack.rules.map((rule) => {
      const own = ofPack.filter(({ ruleIds }) => ruleIds.includes(rule.id));
      const days = [...own.map(({ date }) => date), ...groups.dates];
      return periodsOf(db, pack.id, rule, days, { groups, records, amounts });
    });
  });
}

function ruleKey(policyId: string, ruleId: string): string {
  return `${policyId}/${ruleId}`;
}

/** Walks through time from change to change. */
function walk(
  db: Database,
  rules: readonly RuleTimeline[],
  events: readonly TimelineEvent[],
): ComputedTimeline {
  const counted = mergeFacts(db);
  const tally = new VerdictTally(counted);
  const found = new Map<string, Findings>();
  const findingsOf = ({ query }: RulePeriod): Findings => {
    const key = keyOf(query);
    const findings = found.get(key) ?? readFindings(db, query, counted);
    found.set(key, findings);
    return findings;
  };
  const beginning = new Map<IsoDate, (RuleTimeline & { readonly period: RulePeriod })[]>();
  for (const rule of rules) {
    for (const period of rule.periods) {
      const all = beginning.get(period.from) ?? [];
      beginning.set(period.from, [...all, { ...rule, period }]);
    }
  }
  const said = new Map<string, Said>();
  const byKey = new Map(rules.map(({ policyId, rule }) => [ruleKey(policyId, rule.id), rule]));
  const before = tally.counts;
  const steps: ComputedStep[] = [];
  for (const [date, onDay] of Map.groupBy(events, (event) => event.date)) {
    const demands = onDay.map((event) => {
      const key = ruleKey(event.policyId ?? '', event.ruleId ?? '');
      const rule = byKey.get(key);
      if (event.deadline === null || rule === undefined) return null;
      return demandAt(rule, event.deadline, said.get(key) ?? SILENT);
    });
    const differing = new Map<string, readonly number[]>();
    for (const { policyId, rule, period } of beginning.get(date) ?? []) {
      const key = ruleKey(policyId, rule.id);
      const findings = findingsOf(period);
      differing.set(key, tally.replace((said.get(key) ?? SILENT).findings, findings));
      said.set(key, { findings, measures: period.measures });
    }
    const affected = tally.settle();
    const itemsOf = ({ policyId, ruleIds }: TimelineEvent): number => {
      const keys =
        policyId === null ? [...differing.keys()] : ruleIds.map((id) => ruleKey(policyId, id));
      const parts = new Set(keys.flatMap((key) => differing.get(key) ?? []));
      return [...parts].reduce((sum, part) => sum + (counted[part] ?? 0), 0);
    };
    const changes = onDay.flatMap((event, at): ComputedChange[] => {
      const items = itemsOf(event);
      // Who belongs to whom is told only where it concerns an item.
      if (event.policyId === null && items === 0) return [];
      return [{ event, items, demand: demands[at] ?? null }];
    });
    if (changes.length > 0) steps.push({ date, counts: tally.counts, affected, changes });
  }
  return { before, steps };
}

/**
 * Every day on which verdicts may change under some packs, with the counts from it on. Each rule
 * is evaluated once for each period in which it says the same; `asOf` of the settings is not used.
 * Changes nothing; the items are those of the last kept evaluation.
 */
export function computeTimeline(
  db: Database,
  { homeCountry, packs, records = readPolicyRecords(db) }: Omit<EvaluationSettings, 'asOf'>,
): ComputedTimeline {
  const events = timelineEvents(packs, records, readDatedOwners(db));
  try {
    gatherFacts(db, homeCountry, KEPT);
    const rules = planRules(db, packs, records, events);
    return walk(db, rules, events);
  } finally {
    db.exec('DROP TABLE IF EXISTS temp.fact; DROP TABLE IF EXISTS temp.fact_part');
  }
}
