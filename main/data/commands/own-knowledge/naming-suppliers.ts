import type { Database } from '../../database/connection.ts';

/** True in SQL where a JSON text names the supplier of a column. */
const names = (json: string, id: string): string => `instr(${json}, '"' || ${id} || '"') > 0`;

/** A condition in SQL: rules, policies and records of the operator name the supplier of a column. */
export const isNamedInSql = (id: string): string =>
  `(EXISTS (SELECT 1 FROM tag_rule WHERE ${names('json', id)})
    OR EXISTS (SELECT 1 FROM statement WHERE ${names('json', id)})
    OR EXISTS (SELECT 1 FROM policy_pack WHERE origin <> 'built-in' AND ${names('json', id)})
    OR EXISTS (SELECT 1 FROM listed_supplier WHERE supplier_id = ${id}))`;

/** What names a supplier by its id, in words for the operator; `null` where nothing does. */
export function whatNames(db: Database, supplierId: string): string | null {
  const first = (sql: string): string | undefined =>
    db.prepare<[{ readonly id: string }], string>(sql).pluck().get({ id: supplierId });
  const rule = first(
    `SELECT json ->> '$.name' FROM tag_rule WHERE ${names('json', ':id')} LIMIT 1`,
  );
  if (rule !== undefined) return `your tag rule “${rule}”`;
  const policy = first(
    `SELECT json ->> '$.title' FROM policy_pack
     WHERE origin <> 'built-in' AND ${names('json', ':id')} LIMIT 1`,
  );
  if (policy !== undefined) return `your policy “${policy}”`;
  const isOnRecord =
    first(`SELECT 'x' FROM statement WHERE ${names('json', ':id')} LIMIT 1`) ??
    first('SELECT policy_id FROM listed_supplier WHERE supplier_id = :id LIMIT 1');
  return isOnRecord === undefined ? null : 'what is on record for a policy';
}
