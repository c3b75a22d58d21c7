import type { IsoDate } from '#shared/domain/date';
import { earliestListing, type Listing } from '#shared/domain/listing';
import { rootOf } from '#shared/domain/measure';
import type { RuleSuppliers } from '#shared/domain/policy';
import type { Database } from '../database/connection.ts';

/**
 * Who owns whom and when. What the operator says of two suppliers stands in place of what the
 * registry says of them.
 */
export const OWNERS_SQL = `SELECT supplier_id, parent_id, valid_from, valid_until, note, 1 AS is_own
  FROM own_parent
  UNION ALL
  SELECT supplier_id, parent_id, valid_from, valid_until, NULL, 0 FROM supplier_parent p
  WHERE NOT EXISTS (SELECT 1 FROM own_parent o
    WHERE o.supplier_id = p.supplier_id AND o.parent_id = p.parent_id)`;

type ParentRow = {
  readonly supplier_id: string;
  readonly parent_id: string;
  readonly valid_from: string | null;
  readonly valid_until: string | null;
};

/** Who belongs to whom on one day: the ownership tree of the workspace's suppliers. */
export class SupplierGroups {
  readonly #parents = new Map<string, string[]>();
  readonly #offices: ReadonlyMap<string, string | null>;
  readonly #supplierIds: readonly string[];
  readonly #groups = new Map<string, readonly string[]>();

  constructor(db: Database, asOf: IsoDate) {
    const suppliers = db
      .prepare<[], { id: string; country: string | null }>('SELECT id, country FROM supplier')
      .all();
    this.#supplierIds = suppliers.map(({ id }) => id);
    this.#offices = new Map(suppliers.map(({ id, country }) => [id, country]));
    const rows = db
      .prepare<[], ParentRow>(
        `SELECT supplier_id, parent_id, valid_from, valid_until FROM (${OWNERS_SQL})`,
      )
      .all();
    for (const row of rows) {
      const isValid =
        (row.valid_from === null || row.valid_from <= asOf) &&
        (row.valid_until === null || asOf <= row.valid_until);
      if (!isValid) continue;
      const parents = this.#parents.get(row.supplier_id);
      if (parents === undefined) this.#parents.set(row.supplier_id, [row.parent_id]);
      else parents.push(row.parent_id);
    }
  }

  /** A supplier and everyone it belongs to, nearest first. */
  groupsOf(supplierId: string): readonly string[] {
    const known = this.#groups.get(supplierId);
    if (known !== undefined) return known;
    const found = new Set([supplierId]);
    for (const id of found) {
      for (const parent of this.#parents.get(id) ?? []) found.add(parent);
    }
    const groups = [...found];
    this.#groups.set(supplierId, groups);
    return groups;
  }

  /** The topmost owner of a supplier; all that belongs to it counts as one. */
  rootOf(supplierId: string): string {
    return rootOf(supplierId, (id) => this.groupsOf(id));
  }

  /**
   * The suppliers that some groups reach, without those that exceptions do. Ids that the workspace
   * does not know stay in, so that the list is never empty.
   */
  membersOf({ groups, except = [] }: Extract<RuleSuppliers, { groups: string[] }>): string[] {
    const candidates = new Set([...groups, ...this.#supplierIds]);
    return [...candidates].filter((id) => {
      const own = this.groupsOf(id);
      return own.some((group) => groups.includes(group)) && !own.some((g) => except.includes(g));
    });
  }

  /** Suppliers with a head office in some countries, and those of which it is not known. */
  membersByOffice({
    headquarters,
    except = [],
  }: Extract<RuleSuppliers, { headquarters: string[] }>): { inside: string[]; unknown: string[] } {
    const inside: string[] = [];
    const unknown: string[] = [];
    for (const id of this.#supplierIds) {
      const groups = this.groupsOf(id);
      if (groups.some((group) => except.includes(group))) continue;
      const offices = groups.map((group) => this.#offices.get(group) ?? null);
      if (offices.some((country) => country !== null && headquarters.includes(country))) {
        inside.push(id);
      } else if (offices.includes(null)) unknown.push(id);
    }
    return { inside, unknown };
  }

  /** The suppliers that listings which count reach, by the day since which each is listed. */
  membersBySince(listings: readonly Listing[]): ReadonlyMap<IsoDate, readonly string[]> {
    const bySince = new Map<IsoDate, string[]>();
    const candidates = new Set([...listings.map((each) => each.supplierId), ...this.#supplierIds]);
    for (const id of candidates) {
      const since = earliestListing(this.groupsOf(id), listings);
      if (since !== null) bySince.set(since, [...(bySince.get(since) ?? []), id]);
    }
    return bySince;
  }
}
