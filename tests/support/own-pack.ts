import type { PolicyPack } from '#shared/domain/policy';
import { setPolicyActive } from '#main/data/commands/policies/edit-policies';
import { readPacks } from '#main/data/queries/packs';
import type { Workspace } from '#main/data/workspace';

/** Puts a pack into the workspace and lets it alone be active. */
export function applyOnly(workspace: Workspace, pack: PolicyPack): void {
  workspace.write((db) => {
    db.prepare('INSERT OR REPLACE INTO policy_pack VALUES (?, ?, ?, 100, 0, ?)').run(
      pack.id,
      pack.version,
      JSON.stringify(pack),
      'own',
    );
    for (const { pack: other, isActive } of readPacks(db)) {
      if (isActive) setPolicyActive(db, other.id, false);
    }
    setPolicyActive(db, pack.id, true);
  });
}
