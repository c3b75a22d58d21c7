import type { Database } from '../../database/connection.ts';
import { readPolicyRecords } from '../../evaluation/policy-records.ts';
import { hashOfText } from './figures-hash.ts';

/**
 * SHA-256, in hex, of what verdicts rest on beside equipment and policies: what is on record with all of
 * its conditions, how large the operator is, and who owns whom by the operator's word.
 */
export function recordsHash(db: Database): string {
  const { listings, statements, operatorFacts } = readPolicyRecords(db);
  const owners = db
    .prepare<[], unknown[]>(
      'SELECT supplier_id, parent_id, valid_from, valid_until FROM main.own_parent ORDER BY 1, 2',
    )
    .raw()
    .all();
  return hashOfText(
    JSON.stringify([
      listings.map(({ policyId, supplierId, since }) => [policyId, supplierId, since]),
      statements.map(({ statement }) => JSON.stringify(statement)).toSorted(),
      Object.entries(operatorFacts).toSorted(([a], [b]) => (a < b ? -1 : 1)),
      owners,
    ]),
  );
}
