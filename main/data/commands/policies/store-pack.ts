import type { PolicyPack } from '#shared/domain/policy';
import type { Database } from '../../database/connection.ts';
import type { PackOrigin } from '../../queries/packs.ts';

/**
 * Puts a pack into the workspace, or in the place of the one of its id, which then keeps its place
 * in the list. A proposal is never active. To be called within `changePolicies`.
 */
export function storePack(
  db: Database,
  pack: PolicyPack,
  { origin, isActive }: { readonly origin: PackOrigin; readonly isActive: boolean },
): void {
  db.prepare(
    `INSERT INTO policy_pack (id, version, json, position, is_active, origin)
     VALUES (?, ?, ?, (SELECT coalesce(max(position), -1) + 1 FROM policy_pack), ?, ?)
     ON CONFLICT (id) DO UPDATE SET version = excluded.version, json = excluded.json,
       is_active = excluded.is_active, origin = excluded.origin`,
  ).run(
    pack.id,
    pack.version,
    JSON.stringify(pack),
    isActive && pack.status !== 'proposal' ? 1 : 0,
    origin,
  );
}
