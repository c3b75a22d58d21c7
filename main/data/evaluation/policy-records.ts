import type { Listing } from '#shared/domain/listing';
import type { OperatorFact } from '#shared/domain/policy';
import { statementSchema, type KeptStatement } from '#shared/domain/statement';
import type { Database } from '../database/connection.ts';
import { readSettings } from '../database/settings.ts';

/** What verdicts follow from beside packs and items: what the operator has put on record. */
export type PolicyRecords = {
  readonly listings: readonly Listing[];
  readonly statements: readonly KeptStatement[];
  readonly operatorFacts: Readonly<Partial<Record<OperatorFact, number>>>;
};

/** Suppliers that were named under packs, in the order of packs and names. */
export function readListings(db: Database): Listing[] {
  return db
    .prepare<[], Listing>(
      `SELECT policy_id AS policyId, supplier_id AS supplierId, since, reason
       FROM listed_supplier ORDER BY policy_id, supplier_id`,
    )
    .all();
}

/** All statements, the earliest first. */
export function readStatements(db: Database): KeptStatement[] {
  return db
    .prepare<[], { id: number; json: string; changeId: number }>(
      'SELECT id, json, change_id AS changeId FROM statement ORDER BY id',
    )
    .all()
    .map(({ id, json, changeId }) => ({
      id,
      statement: statementSchema.parse(JSON.parse(json)),
      changeId,
    }));
}

/** All that the workspace has on record. */
export function readPolicyRecords(db: Database): PolicyRecords {
  return {
    listings: readListings(db),
    statements: readStatements(db),
    operatorFacts: readSettings(db).operatorFacts,
  };
}
