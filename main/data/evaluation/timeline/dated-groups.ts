import type { IsoDate } from '#shared/domain/date';
import type { Database } from '../../database/connection.ts';
import { OWNERS_SQL, SupplierGroups } from '../supplier-groups.ts';
import type { DatedOwner, TimelineEvent } from './timeline-events.ts';

/** Who belongs to whom only from or until some day. */
export function readDatedOwners(db: Database): DatedOwner[] {
  return db
    .prepare<[], DatedOwner>(
      `SELECT supplier_id AS supplierId, parent_id AS parentId, valid_from AS "from",
         valid_until AS "until"
       FROM (${OWNERS_SQL}) WHERE valid_from IS NOT NULL OR valid_until IS NOT NULL
       ORDER BY supplier_id, parent_id`,
    )
    .all();
}

/** Ownership on any day, read once for each stretch of days in which nobody changes hands. */
export class DatedGroups {
  readonly #db: Database;
  /** Days on which anybody changes hands, ascending. */
  readonly dates: readonly IsoDate[];
  readonly #byStretch = new Map<number, SupplierGroups>();

  constructor(db: Database, events: readonly TimelineEvent[]) {
    this.#db = db;
    const days = events.flatMap(({ policyId, date }) => (policyId === null ? [date] : []));
    this.dates = [...new Set(days)].toSorted();
  }

  /** The number of the stretch that a day is in. */
  stretchOf(day: IsoDate): number {
    return this.dates.filter((date) => date <= day).length;
  }

  on(day: IsoDate): SupplierGroups {
    const stretch = this.stretchOf(day);
    const known = this.#byStretch.get(stretch);
    if (known !== undefined) return known;
    const groups = new SupplierGroups(this.#db, day);
    this.#byStretch.set(stretch, groups);
    return groups;
  }
}
