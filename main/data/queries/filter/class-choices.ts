import type { LackedFact } from '#shared/domain/filter';
import { severityOf } from '#shared/domain/verdict';
import type { SqlTerm } from '../../evaluation/compile-rule.ts';
import { choice, type Choice } from './choice.ts';
import { anyOf, oneOf } from './sql-terms.ts';

/** `file`, `rule` or `person` out of a stored origin such as `rule:fn-upf`; see `originOf`. */
const PLACEMENT_ORIGIN = `CASE WHEN substr(c.placement_by, 1, 6) = 'person' THEN 'person'
  WHEN substr(c.placement_by, 1, 4) = 'rule' THEN 'rule'
  WHEN c.placement_by IS NOT NULL THEN 'file' END`;

/** The classes that lack each fact that they know, over `class_verdict v`, `item_class c`. */
export const LACKING: Readonly<Record<Exclude<LackedFact, 'region'>, string>> = {
  supplier: 'v.supplier_id IS NULL',
  placement: `c.placement = 'untagged'`,
  function: 'c.function IS NULL',
  generation: 'c.generation IS NULL',
  country: 'v.country IS NULL',
  status: 'c.status IS NULL',
  installedOn: 'c.installed_since IS NULL',
};
/** Where classes have marks of regions, as they do where rules ask for them. */
const WITHOUT_REGION_MARK = `instr(coalesce(c.marks, ''), '+r') = 0`;

/** Some of the facts are lacking; of regions classes know only where these are marked. */
export function lackTerm(facts: readonly LackedFact[]): SqlTerm {
  return anyOf(
    facts.map((fact) => ({
      sql: fact === 'region' ? WITHOUT_REGION_MARK : LACKING[fact],
      values: [],
    })),
  );
}

/** Facts that are lacking, as far as classes know: of regions only where these are marked. */
export function lackChoice(areRegionsMarked: boolean): Choice {
  const anyFact = choice('lacks', lackTerm);
  return (choices) =>
    choices.lacks?.includes('region') === true && !areRegionsMarked ? [] : anyFact(choices);
}

/** Equipment may be of several generations, as `4G+5G`; any of them counts. */
function generationTerm(generations: readonly (string | null)[]): SqlTerm {
  const known = generations.filter((each) => each !== null);
  const ofAny = {
    sql: `EXISTS (SELECT 1 FROM json_each(?) g
      WHERE instr('+' || c.generation || '+', '+' || g.value || '+') > 0)`,
    values: [JSON.stringify(known)],
  };
  return known.length === generations.length
    ? ofAny
    : anyOf([ofAny, { sql: 'c.generation IS NULL', values: [] }]);
}

/** Classes of which some rules say this and from which they are not excepted. */
function findingTerm(severity: string, rules: readonly string[]): SqlTerm {
  return {
    sql: `EXISTS (SELECT 1 FROM class_finding f WHERE f.class_id = v.class_id AND ${severity}
      AND f.waived_by IS NULL
      AND f.policy_id || '/' || f.rule_id IN (SELECT value FROM json_each(?)))`,
    values: [JSON.stringify(rules)],
  };
}

const IS_UNDETERMINED = `f.severity = ${severityOf('undetermined')}`;
const IS_FLAGGED = `f.severity >= ${severityOf('review')}`;

/** Choices that classes answer without a look at items, over `class_verdict v`, `item_class c`. */
export const CLASS_CHOICES: readonly Choice[] = [
  choice('verdicts', (verdicts) => oneOf('v.severity', verdicts.map(severityOf))),
  choice('suppliers', (ids) => oneOf('v.supplier_id', ids)),
  choice('placements', (placements) => oneOf('c.placement', placements)),
  choice('functions', (functions) => oneOf('c.function', functions)),
  choice('countries', (countries) => oneOf('v.country', countries)),
  choice('generations', generationTerm),
  choice('statuses', (statuses) => oneOf('c.status', statuses)),
  choice('origins', (origins) => oneOf(PLACEMENT_ORIGIN, origins)),
  choice('manufacturerIds', (ids) => oneOf('c.manufacturer_id', ids)),
  choice('evidence', (keys) => oneOf('c.evidence', keys)),
  choice('flaggedBy', (rules) => findingTerm(IS_FLAGGED, rules)),
  choice('undeterminedBy', (rules) => findingTerm(IS_UNDETERMINED, rules)),
];
