import type { Database } from '../database/connection.ts';

/** The part of a text from an opening bracket to the one that closes it, without both. */
function withinBrackets(text: string, from: number): string {
  let depth = 0;
  let isQuoted = false;
  for (let at = from; at < text.length; at += 1) {
    const character = text[at];
    if (character === "'") isQuoted = !isQuoted;
    if (isQuoted) continue;
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (depth === 0) return text.slice(from + 1, at);
  }
  throw new Error('A bracket of the schema is not closed.');
}

/** The conditions that the rows of a table have to keep, by the SQL that made it. */
export function constraintsOf(sql: string): string[] {
  return [...sql.matchAll(/\bCHECK\s*\(/gu)].map((match) =>
    withinBrackets(sql, match.index + match[0].length - 1),
  );
}

/**
 * Rows that break a condition of their table, by which SQLite keeps them out unless it is told not to.
 * Its own check of a file looks for them on connections that may write only.
 */
export function constraintProblems(db: Database): string[] {
  const tables = db
    .prepare<[], { name: string; sql: string }>(
      `SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%CHECK%' ORDER BY name`,
    )
    .all();
  return tables.flatMap(({ name, sql }) => {
    const isBroken = constraintsOf(sql).map((condition) => `NOT (${condition})`);
    if (isBroken.length === 0) return [];
    const count = db
      .prepare<[], number>(`SELECT count(*) FROM "${name}" WHERE ${isBroken.join(' OR ')}`)
      .pluck()
      .get();
    if (count === 0) return [];
    return [`${count} ${count === 1 ? 'row' : 'rows'} of ${name} break what the table asks for`];
  });
}
