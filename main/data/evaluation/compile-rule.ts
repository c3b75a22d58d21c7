import type { IsoDate } from '#shared/domain/date';
import type { Rule, RuleScope } from '#shared/domain/policy';
import { severityOf } from '#shared/domain/verdict';
import type { SupplierGroups } from './supplier-groups.ts';

/** A condition over the `fact` table as SQL with its bound values. */
export type SqlTerm = { readonly sql: string; readonly values: readonly (string | number)[] };

const TRUE: SqlTerm = { sql: '1', values: [] };

/** `column IN (list)`: NULL where the column is, which is SQL's own word for unknown. */
function isIn(column: string, list: readonly string[]): SqlTerm {
  return { sql: `${column} IN (SELECT value FROM json_each(?))`, values: [JSON.stringify(list)] };
}

function allOf(terms: readonly SqlTerm[]): SqlTerm {
  if (terms.length === 0) return TRUE;
  return {
    sql: terms.map(({ sql }) => `(${sql})`).join(' AND '),
    values: terms.flatMap(({ values }) => values),
  };
}

/** A rule's suppliers as a condition; true, false or NULL for an unresolved supplier. */
export function supplierTerm(rule: Rule, groups: SupplierGroups): SqlTerm {
  const members = groups.membersOf(rule.suppliers);
  if (members === null) return TRUE;
  // `NULL IN ()` is false in SQLite, yet an unresolved supplier is unknown, whatever the list.
  if (members.length === 0)
    return { sql: 'CASE WHEN supplier_id IS NULL THEN NULL ELSE 0 END', values: [] };
  return isIn('supplier_id', members);
}

/**
 * A rule's scope as a condition. SQL's AND over true, false and NULL is Kleene's, the logic that
 * verdicts are defined by.
 */
export function scopeTerm(scope: RuleScope): SqlTerm {
  const terms: SqlTerm[] = [];
  if (scope.placement !== undefined) terms.push(isIn('placement', scope.placement));
  if (scope.function !== undefined) terms.push(isIn('function', scope.function));
  if (scope.generation !== undefined) {
    terms.push({
      sql: scope.generation.map(() => `instr('+' || generation || '+', ?) > 0`).join(' OR '),
      values: scope.generation.map((generation) => `+${generation}+`),
    });
  }
  if (scope.country !== undefined) terms.push(isIn('country', scope.country));
  if (scope.status !== undefined) terms.push(isIn('status', scope.status));
  if (scope.use !== undefined || scope.zone !== undefined) terms.push({ sql: 'NULL', values: [] });
  return allOf(terms);
}

/** The severity of a rule in force for an item that it surely applies to. */
export function severityTerm(rule: Rule, asOf: IsoDate, capShare: () => number): SqlTerm {
  const { effect } = rule;
  const fixed = (severity: number): SqlTerm => ({ sql: '?', values: [severity] });
  switch (effect.kind) {
    case 'prohibit':
      return fixed(severityOf('overdue'));
    case 'remove-by':
      return fixed(severityOf(asOf > effect.deadline ? 'overdue' : 'remove-by'));
    case 'no-new':
      return {
        sql: 'CASE WHEN installed_since IS NULL THEN ? WHEN installed_since >= ? THEN ? ELSE ? END',
        values: [
          severityOf('undetermined'),
          effect.from,
          severityOf('overdue'),
          severityOf('restricted'),
        ],
      };
    case 'cap': {
      const isExceeded = asOf > effect.deadline && capShare() > effect.share;
      return fixed(severityOf(isExceeded ? 'over-cap' : 'restricted'));
    }
    case 'authorise':
      return fixed(severityOf('restricted'));
    case 'review':
      return fixed(severityOf('review'));
  }
}

/** Both conditions of a rule together. */
export function ruleTerm(rule: Rule, groups: SupplierGroups): SqlTerm {
  return allOf([supplierTerm(rule, groups), scopeTerm(rule.scope)]);
}
