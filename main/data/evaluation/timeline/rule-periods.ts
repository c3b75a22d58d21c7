import type { IsoDate } from '#shared/domain/date';
import { measuredPer, type Measure } from '#shared/domain/measure';
import type { Rule } from '#shared/domain/policy';
import type { Database } from '../../database/connection.ts';
import { scopeTerm, supplierTerm, type RuleSetting, type SqlTerm } from '../compile-rule.ts';
import { findingSelect } from '../finding-select.ts';
import type { ItemAmounts } from '../item-amounts.ts';
import { measureInSql } from '../measure-rule.ts';
import type { PolicyRecords } from '../policy-records.ts';
import type { DatedGroups } from './dated-groups.ts';

/** From a day on, until the next period of its rule, a rule says the same of every class. */
export type RulePeriod = {
  readonly from: IsoDate;
  /** What asks for its findings; see `findingSelect`. */
  readonly query: SqlTerm;
  readonly measures: ReadonlyMap<string, Measure>;
};

export type RuleTimeline = {
  readonly policyId: string;
  readonly rule: Rule;
  /** By date; before the first one the rule is not in force. */
  readonly periods: readonly RulePeriod[];
};

type PeriodContext = {
  readonly groups: DatedGroups;
  readonly records: PolicyRecords;
  readonly amounts: ItemAmounts;
};

/** A term as one text, to tell whether two are the same. */
export function keyOf({ sql, values }: SqlTerm): string {
  return JSON.stringify([sql, values]);
}

const NO_MEASURES: ReadonlyMap<string, Measure> = new Map();

/**
 * Splits time where a rule may say something else, at the days given. A day on which the rule's
 * query stays the same begins no period, so that nothing is computed for it. Needs the `fact` table.
 */
export function periodsOf(
  db: Database,
  policyId: string,
  rule: Rule,
  days: readonly IsoDate[],
  { groups, records, amounts }: PeriodContext,
): RuleTimeline {
  const measured = new Map<string, ReadonlyMap<string, Measure>>();
  const measuresOn = (setting: RuleSetting): ReadonlyMap<string, Measure> => {
    if (measuredPer(rule) === null) return NO_MEASURES;
    const terms = [supplierTerm(rule, setting), scopeTerm(rule.scope, setting)].map(keyOf);
    // Whose equipment counts as one supplier's depends on who belongs to whom.
    const key = JSON.stringify([...terms, groups.stretchOf(setting.asOf)]);
    const known = measured.get(key) ?? measureInSql(db, rule, setting, amounts);
    measured.set(key, known);
    return known;
  };
  const { from } = rule.effect;
  const later = [...new Set(days)].filter((day) => day > from).toSorted();
  const periods: RulePeriod[] = [];
  let last = '';
  for (const asOf of [from, ...later]) {
    const setting = { policyId, asOf, groups: groups.on(asOf), records };
    const measures = measuresOn(setting);
    const query = findingSelect(rule, setting, measures);
    const key = keyOf(query);
    if (key === last) continue;
    last = key;
    periods.push({ from: asOf, query, measures });
  }
  return { policyId, rule, periods };
}
