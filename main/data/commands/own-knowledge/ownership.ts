import type { Database } from '../../database/connection.ts';
import { OWNERS_SQL, SupplierGroups } from '../../evaluation/supplier-groups.ts';

/** That one supplier owns another between two days, of which either may be open. */
export type Ownership = {
  readonly supplierId: string;
  readonly ownerId: string;
  readonly from: string | null;
  readonly until: string | null;
};

/** A day of each tree of owners that there is between two days. */
function daysOf(db: Database, { from, until }: Ownership): string[] {
  const days = db
    .prepare<[], string>(
      `SELECT valid_from FROM (${OWNERS_SQL}) WHERE valid_from IS NOT NULL
       UNION SELECT valid_until FROM (${OWNERS_SQL}) WHERE valid_until IS NOT NULL
       UNION VALUES ('0001-01-01'), ('9999-12-31')`,
    )
    .pluck()
    .all();
  return [...days, ...(from === null ? [] : [from]), ...(until === null ? [] : [until])].filter(
    (day) => (from === null || from <= day) && (until === null || day <= until),
  );
}

/** True where, on some day of an ownership, its owner belongs to what it would own. */
export function wouldLoop(db: Database, ownership: Ownership): boolean {
  const { supplierId, ownerId } = ownership;
  if (supplierId === ownerId) return true;
  return daysOf(db, ownership).some((day) =>
    new SupplierGroups(db, day).groupsOf(ownerId).includes(supplierId),
  );
}
