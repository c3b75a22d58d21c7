import { operatorTruth, questionsOf } from '#shared/domain/conditions';
import { dayAfter, type IsoDate } from '#shared/domain/date';
import type { Listing } from '#shared/domain/listing';
import type { Rule, RuleScope } from '#shared/domain/policy';
import { answersTo, authorisationsFor, type KeptStatement } from '#shared/domain/statement';
import { territoriesOf } from '#shared/domain/territories';
import { hasMark, REGION_SQL, regionMark, statementMark } from './marks.ts';
import type { PolicyRecords } from './policy-records.ts';
import type { SupplierGroups } from './supplier-groups.ts';

/** A condition over the `fact` table as SQL with its bound values. */
export type SqlTerm = { readonly sql: string; readonly values: readonly (string | number)[] };

/** What a rule is compiled against. */
export type RuleSetting = {
  readonly policyId: string;
  readonly asOf: IsoDate;
  readonly groups: SupplierGroups;
  readonly records: PolicyRecords;
};

const TRUE: SqlTerm = { sql: '1', values: [] };
/** What nobody knows. */
export const UNKNOWN: SqlTerm = { sql: 'NULL', values: [] };

/** `column IN (list)`: NULL where the column is, which is SQL's own word for unknown. */
export function isIn(column: string, list: readonly string[]): SqlTerm {
  return { sql: `(${column}) IN (SELECT value FROM json_each(?))`, values: [JSON.stringify(list)] };
}

function allOf(terms: readonly SqlTerm[]): SqlTerm {
  if (terms.length === 0) return TRUE;
  return {
    sql: terms.map(({ sql }) => `(${sql})`).join(' AND '),
    values: terms.flatMap(({ values }) => values),
  };
}

/** As `isIn` for suppliers: an unresolved one is unknown even where the list is empty. */
function isSupplierIn(members: readonly string[]): SqlTerm {
  // `NULL IN ()` is false in SQLite.
  if (members.length === 0)
    return { sql: 'CASE WHEN supplier_id IS NULL THEN NULL ELSE 0 END', values: [] };
  return isIn('supplier_id', members);
}

/** The listings of a pack that count on the day. */
export function listingsFor({ policyId, asOf, records }: RuleSetting): readonly Listing[] {
  return records.listings.filter((each) => each.policyId === policyId && each.since <= asOf);
}

/** A rule's suppliers as a condition; true, false or NULL for an unresolved supplier. */
export function supplierTerm({ suppliers }: Rule, setting: RuleSetting): SqlTerm {
  const { groups } = setting;
  if (suppliers === 'any') return TRUE;
  if ('listed' in suppliers) {
    const listings = listingsFor(setting);
    if (listings.length === 0) return { sql: '0', values: [] };
    return isSupplierIn(groups.membersOf({ groups: listings.map((each) => each.supplierId) }));
  }
  if ('groups' in suppliers) return isSupplierIn(groups.membersOf(suppliers));
  const { inside, unknown } = groups.membersByOffice(suppliers);
  return {
    sql: `CASE WHEN supplier_id IS NULL THEN NULL
      WHEN supplier_id IN (SELECT value FROM json_each(?)) THEN 1
      WHEN supplier_id IN (SELECT value FROM json_each(?)) THEN NULL ELSE 0 END`,
    values: [JSON.stringify(inside), JSON.stringify(unknown)],
  };
}

/** The answer to a question, the latest of several; NULL where there is none. */
function answerTerm(question: string, statements: readonly KeptStatement[]): SqlTerm {
  const answers = answersTo(question, statements);
  if (answers.length === 0) return UNKNOWN;
  const cases = answers.map(({ id, holds }) => {
    const { sql, values } = hasMark(statementMark(id));
    return { sql: `WHEN ${sql} THEN ${holds ? 1 : 0}`, values };
  });
  return {
    sql: `CASE ${cases.map(({ sql }) => sql).join(' ')} END`,
    values: cases.flatMap(({ values }) => values),
  };
}

function constant(truth: boolean | null): SqlTerm {
  return truth === null ? UNKNOWN : { sql: truth ? '1' : '0', values: [] };
}

/** Where a rule about countries holds; NULL in their territories too, see `countryTruth`. */
function countryTerm(countries: readonly string[]): SqlTerm {
  const inside = isIn('country', countries);
  const territories = territoriesOf(countries);
  if (territories.length === 0) return inside;
  const { sql, values } = isIn('country', territories);
  return {
    sql: `CASE WHEN ${sql} THEN NULL ELSE ${inside.sql} END`,
    values: [...values, ...inside.values],
  };
}

function installedTerms({ installed }: RuleScope): SqlTerm[] {
  if (installed === undefined) return [];
  const { from, until } = installed;
  const end = until === undefined ? null : dayAfter(until);
  return [
    ...(from === undefined ? [] : [{ sql: 'installed_since >= ?', values: [from] }]),
    ...(end === null ? [] : [{ sql: 'installed_since < ?', values: [end] }]),
  ];
}

/**
 * A rule's scope as a condition. SQL's AND over true, false and NULL is Kleene's, the logic that
 * verdicts are defined by.
 */
export function scopeTerm(scope: RuleScope, { records }: RuleSetting): SqlTerm {
  const terms: SqlTerm[] = [];
  if (scope.placement !== undefined) terms.push(isIn('placement', scope.placement));
  if (scope.function !== undefined) terms.push(isIn('function', scope.function));
  if (scope.generation !== undefined) {
    terms.push({
      sql: scope.generation.map(() => `instr('+' || generation || '+', ?) > 0`).join(' OR '),
      values: scope.generation.map((generation) => `+${generation}+`),
    });
  }
  if (scope.country !== undefined) terms.push(countryTerm(scope.country));
  if (scope.region !== undefined) terms.push(isIn(REGION_SQL, scope.region.map(regionMark)));
  if (scope.status !== undefined) terms.push(isIn('status', scope.status));
  terms.push(...installedTerms(scope));
  if (scope.operator !== undefined)
    terms.push(constant(operatorTruth(scope, records.operatorFacts)));
  for (const question of questionsOf(scope)) terms.push(answerTerm(question, records.statements));
  return allOf(terms);
}

/** Both conditions of a rule together, but for items that an authorisation of its own covers. */
export function ruleTerm(rule: Rule, setting: RuleSetting): SqlTerm {
  const { policyId, records, asOf } = setting;
  const authorised =
    rule.effect.kind === 'authorise'
      ? authorisationsFor(policyId, rule.id, records.statements, asOf)
      : [];
  const uncovered = authorised.map((id) => {
    const { sql, values } = hasMark(statementMark(id));
    return { sql: `NOT (${sql})`, values };
  });
  return allOf([supplierTerm(rule, setting), scopeTerm(rule.scope, setting), ...uncovered]);
}

/** The statement that waives a rule for a class, the earliest of several; NULL where none does. */
export function waiverTerm(waivers: readonly number[]): SqlTerm {
  if (waivers.length === 0) return UNKNOWN;
  const cases = waivers.map((id) => {
    const { sql, values } = hasMark(statementMark(id));
    return { sql: `WHEN ${sql} THEN ${id}`, values };
  });
  return {
    sql: `CASE ${cases.map(({ sql }) => sql).join(' ')} END`,
    values: cases.flatMap(({ values }) => values),
  };
}
