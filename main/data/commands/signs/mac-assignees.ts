import type { SupplierResolver } from '../../../tagging/supplier-resolver.ts';
import type { Database } from '../../database/connection.ts';
import { workspaceResolver } from '../../queries/workspace-resolver.ts';
import { rereadEvidence } from '../reread-evidence.ts';

type Assignee = { readonly id: number; readonly name: string; readonly supplierId: string | null };

function readAssignees(db: Database): Assignee[] {
  return db
    .prepare<[], Assignee>('SELECT id, name, supplier_id AS supplierId FROM mac_assignee')
    .all();
}

/** Whom the assignees of MAC prefixes lead to; what persons chose for single texts is not asked. */
export class AssigneeNames {
  readonly #before: SupplierResolver | null;
  readonly #db: Database;

  /** Notes what names lead to now, before they change; where there are no assignees, nothing. */
  constructor(db: Database) {
    this.#db = db;
    const hasAny = db.prepare('SELECT 1 FROM mac_assignee LIMIT 1').get() !== undefined;
    this.#before = hasAny ? workspaceResolver(db) : null;
  }

  /**
   * Lets assignees whose names lead elsewhere since follow, those of registries that were replaced
   * too, and items with their addresses. To be called within a transaction.
   */
  follow(): void {
    const before = this.#before;
    if (before === null) return;
    const now = workspaceResolver(this.#db);
    storeAssignees(
      this.#db,
      readAssignees(this.#db).flatMap(({ id, name, supplierId }) => {
        const next = now.resolve(name, '').supplierId;
        const wasConcerned = next !== before.resolve(name, '').supplierId;
        return wasConcerned && next !== supplierId ? [{ id, supplierId: next }] : [];
      }),
    );
  }
}

/** Lets all assignees lead where names lead now; gives where those that changed led. */
export function resolveAssignees(db: Database): Pick<Assignee, 'id' | 'supplierId'>[] {
  const assignees = readAssignees(db);
  if (assignees.length === 0) return [];
  const resolver = workspaceResolver(db);
  const changed = assignees.flatMap(({ id, name, supplierId }) => {
    const next = resolver.resolve(name, '').supplierId;
    return next === supplierId ? [] : [{ id, supplierId, next }];
  });
  storeAssignees(
    db,
    changed.map(({ id, next }) => ({ id, supplierId: next })),
  );
  return changed.map(({ id, supplierId }) => ({ id, supplierId }));
}

/** Lets assignees lead to suppliers, and items with their addresses follow. */
export function storeAssignees(
  db: Database,
  assignees: readonly Pick<Assignee, 'id' | 'supplierId'>[],
): void {
  if (assignees.length === 0) return;
  const store = db.prepare('UPDATE mac_assignee SET supplier_id = ? WHERE id = ?');
  for (const { id, supplierId } of assignees) store.run(supplierId, id);
  rereadEvidence(db, 'macs');
}
