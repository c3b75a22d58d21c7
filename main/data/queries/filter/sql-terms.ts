import type { SqlTerm } from '../../evaluation/compile-rule.ts';

/** The condition that every row meets. */
export const TRUE: SqlTerm = { sql: '1', values: [] };

/** `column` is one of the values; a `null` among them stands for a missing value. */
export function oneOf(column: string, values: readonly (string | number | null)[]): SqlTerm {
  const known = values.filter((value) => value !== null);
  const isKnown = `${column} IN (SELECT value FROM json_each(?))`;
  return {
    sql: values.includes(null) ? `(${isKnown} OR ${column} IS NULL)` : isKnown,
    values: [JSON.stringify(known)],
  };
}

/** Rows of which a condition does not hold; what is unknown does not hold. */
export function noneOf({ sql, values }: SqlTerm): SqlTerm {
  return { sql: `NOT coalesce((${sql}), 0)`, values };
}

/** All conditions; true where there are none. */
export function allOf(terms: readonly SqlTerm[]): SqlTerm {
  if (terms.length === 0) return TRUE;
  return {
    sql: terms.map(({ sql }) => sql).join(' AND '),
    values: terms.flatMap(({ values }) => values),
  };
}

/** Any of the conditions; there must be one. */
export function anyOf(terms: readonly SqlTerm[]): SqlTerm {
  return {
    sql: `(${terms.map(({ sql }) => sql).join(' OR ')})`,
    values: terms.flatMap(({ values }) => values),
  };
}

/** A column within a range, both ends included; a missing value is in none. */
export function within(
  column: string,
  range: {
    readonly from?: string | number | undefined;
    readonly until?: string | number | undefined;
  } = {},
): SqlTerm[] {
  const { from, until } = range;
  return [
    ...(from === undefined ? [] : [{ sql: `${column} >= ?`, values: [from] }]),
    ...(until === undefined ? [] : [{ sql: `${column} <= ?`, values: [until] }]),
  ];
}
