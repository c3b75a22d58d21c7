import type { Measure } from '#shared/domain/measure';
import type { Rule } from '#shared/domain/policy';
import { waiversFor } from '#shared/domain/statement';
import { territoriesOf } from '#shared/domain/territories';
import { severityOf } from '#shared/domain/verdict';
import { isIn, ruleTerm, waiverTerm, type RuleSetting, type SqlTerm } from './compile-rule.ts';
import { sayingTerms } from './compile-saying.ts';
import { IN_SCOPE } from './measure-rule.ts';

/**
 * Leaves out classes in countries that the rule is surely not about, which an index finds: most
 * rules are of one country and have nothing to say of the others.
 */
function withinTerm({ scope }: Rule): SqlTerm {
  if (scope.country === undefined) return { sql: '1', values: [] };
  const { sql, values } = isIn('country', [...scope.country, ...territoriesOf(scope.country)]);
  return { sql: `(country IS NULL OR ${sql})`, values };
}

/**
 * What a rule in force says, as a query over the `fact` table: `class_id`, `severity`, `deadline` and
 * `waived_by` of each class that it speaks of, and when those that it leaves open would be `due`. All that it depends on stands in its text and values,
 * so that a rule has the same findings on two days with the same query.
 */
export function findingSelect(
  rule: Rule,
  setting: RuleSetting,
  measures: ReadonlyMap<string, Measure>,
): SqlTerm {
  const { policyId, asOf, records } = setting;
  const applies = ruleTerm(rule, setting);
  const { severity, deadline } = sayingTerms(rule, setting, measures);
  const within = withinTerm(rule);
  const waiver = waiverTerm(waiversFor(policyId, rule.id, records.statements, asOf));
  return {
    sql: `SELECT class_id, CASE WHEN truth IS NULL THEN ? ELSE severity END AS severity,
            CASE WHEN truth IS NULL THEN NULL ELSE deadline END AS deadline, waived_by,
            deadline AS due
     FROM (SELECT class_id, (${applies.sql}) AS truth, (${severity.sql}) AS severity,
             (${deadline.sql}) AS deadline, (${waiver.sql}) AS waived_by
           FROM temp.fact WHERE ${IN_SCOPE} AND ${within.sql})
     WHERE truth IS NULL OR (truth AND severity IS NOT NULL)`,
    values: [
      severityOf('undetermined'),
      ...applies.values,
      ...severity.values,
      ...deadline.values,
      ...waiver.values,
      ...within.values,
    ],
  };
}
