import type { ResolutionStep } from '#shared/domain/supplier';
import type { Resolution, SupplierResolver } from '../../tagging/supplier-resolver.ts';
import type { Database } from '../database/connection.ts';
import { readDecisions } from '../queries/name-decisions.ts';
import { workspaceResolver } from '../queries/workspace-resolver.ts';
import { retagManufacturers } from './retag.ts';
import { AssigneeNames } from './signs/mac-assignees.ts';

/** A manufacturer text as the workspace keeps it. */
export type Stored = {
  readonly id: number;
  readonly text: string;
  readonly variant: string;
  readonly supplierId: string | null;
  readonly matchedName: string | null;
  readonly by: 'rule' | 'person' | null;
  readonly step: ResolutionStep | null;
};

/** What a stored text resolves to now. A text that its models told apart keeps its reading. */
export function resolutionOf(
  resolver: SupplierResolver,
  { text, variant }: Pick<Stored, 'text' | 'variant'>,
): Resolution {
  const byName = resolver.resolve(text, '');
  const isReading =
    variant !== '' && byName.supplierId === null && !resolver.isNever(text, variant);
  if (!isReading) return byName;
  return { supplierId: variant, matchedName: text, by: 'rule', step: 'model', variant };
}

/** A text that resolves otherwise than it is stored. */
export type Reresolution = { readonly stored: Stored; readonly now: Resolution };

/**
 * The texts that no person decided on and that resolve otherwise than stored. With `before`, what
 * names led to before a change, only those that this change concerns: a newer registry that was
 * not taken yet must not act by the way.
 */
export function readReresolutions(db: Database, before: SupplierResolver | null): Reresolution[] {
  const resolver = workspaceResolver(db, readDecisions(db));
  const all = db
    .prepare<[], Stored>(
      `SELECT id, text, variant, supplier_id AS supplierId, matched_name AS matchedName,
         resolved_by AS "by", step
       FROM manufacturer WHERE resolved_by IS NOT 'person'`,
    )
    .all();
  return all.flatMap((stored) => {
    const now = resolutionOf(resolver, stored);
    // Most texts stay as they are, and need not be resolved twice.
    if (now.by !== 'person' && isSame(now, stored)) return [];
    const was = before === null ? null : resolutionOf(before, stored);
    if (now.by === 'person') return afterDecision(stored, now, was);
    return was !== null && isSame(now, was) ? [] : [{ stored, now }];
  });
}

/**
 * What a person decided on another spelling is not for a rule to spread. A text that had the supplier
 * of that decision follows it where this is another one now, as after a merger; `null` stands for
 * a supplier that is gone.
 */
function afterDecision(stored: Stored, now: Resolution, was: Resolution | null): Reresolution[] {
  if (was?.by !== 'person' || was.supplierId === now.supplierId) return [];
  if (stored.supplierId !== null && stored.supplierId !== was.supplierId) return [];
  const { matchedName, step } = stored;
  return [{ stored, now: { ...now, matchedName, by: 'rule', step } }];
}

type Result = Pick<Resolution, 'supplierId' | 'matchedName' | 'step'>;

function isSame(one: Result, other: Result): boolean {
  const { supplierId, matchedName, step } = one;
  return (
    supplierId === other.supplierId && matchedName === other.matchedName && step === other.step
  );
}

/**
 * Stores new resolutions and tags the items of those whose supplier changed anew. Gives how many
 * items that were; their verdicts are still to be computed. To be called within a transaction.
 */
export function storeReresolutions(db: Database, all: readonly Reresolution[]): number {
  const store = db.prepare(
    `UPDATE manufacturer SET supplier_id = ?, matched_name = ?, resolved_by = ?, step = ? WHERE id = ?`,
  );
  for (const { stored, now } of all) {
    store.run(now.supplierId, now.matchedName, now.by, now.step, stored.id);
  }
  const moved = all.flatMap(({ stored, now }) =>
    now.supplierId === stored.supplierId ? [] : [stored.id],
  );
  retagManufacturers(db, moved);
  return countItemsOf(db, moved);
}

/** Items of some manufacturer texts, but for those whose vendor a person set. */
export function countItemsOf(db: Database, manufacturerIds: readonly number[]): number {
  const items = db
    .prepare<[string], number>(
      `SELECT count(*) FROM item WHERE class_id IN (SELECT id FROM item_class
         WHERE supplier_override IS NULL AND manufacturer_id IN (SELECT value FROM json_each(?)))`,
    )
    .pluck()
    .get(JSON.stringify(manufacturerIds));
  return items ?? 0;
}

/**
 * Changes what names lead to, resolves the texts that this concerns anew and tags their items; the
 * assignees of MAC prefixes follow too. Gives how many items follow; their verdicts are still to be computed. To be called within a transaction.
 */
export function reresolveAfter(db: Database, change: () => void): number {
  return reresolvedAfter(db, change).items;
}

/** As `reresolveAfter`, with what the change answers. */
export function reresolvedAfter<T>(
  db: Database,
  change: () => T,
): { readonly result: T; readonly items: number } {
  const before = workspaceResolver(db, readDecisions(db));
  const assignees = new AssigneeNames(db);
  const result = change();
  const items = storeReresolutions(db, readReresolutions(db, before));
  assignees.follow();
  return { result, items };
}
