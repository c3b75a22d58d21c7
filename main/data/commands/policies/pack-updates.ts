import type { PackPreview } from '#shared/contract/policy-packs';
import type { PoliciesChanged } from '#shared/contract/policies';
import type { PolicyPack } from '#shared/domain/policy';
import { isNewer } from '#shared/domain/version';
import { AppError } from '#shared/rpc/app-error';
import { builtInPacks } from '../../../tagging/built-in-packs.ts';
import type { Database } from '../../database/connection.ts';
import { previewPack } from '../../queries/pack-preview.ts';
import { readPacks, type StoredPack } from '../../queries/packs.ts';
import { changePolicies } from './change-policies.ts';
import { storePack } from './store-pack.ts';

/** Packs of the program in newer versions than the workspace has, each with what that has. */
function newerPacks(db: Database): { pack: PolicyPack; stored: StoredPack }[] {
  const known = new Map(readPacks(db).map((stored) => [stored.pack.id, stored]));
  return builtInPacks().flatMap((pack) => {
    const stored = known.get(pack.id);
    const isWaiting = stored !== undefined && isNewer(pack.version, stored.pack.version);
    return isWaiting ? [{ pack, stored }] : [];
  });
}

/** True where a newer version must not be taken silently: verdicts, or the operator, follow the old one. */
export function mustAsk({ isActive, origin }: StoredPack): boolean {
  return isActive || origin !== 'built-in';
}

/** Newer versions that wait to be taken, in the order of the program's packs. Reads only. */
export function waitingPacks(db: Database): { pack: PolicyPack; stored: StoredPack }[] {
  return newerPacks(db).filter(({ stored }) => mustAsk(stored));
}

/** What each waiting version would change. Reads only. */
export function readPackUpdates(db: Database): PackPreview[] {
  return waitingPacks(db).map(({ pack }) => previewPack(db, pack));
}

/** Takes the program's newer version of a pack. One transaction; fails with `conflict` where none waits. */
export function takePackUpdate(db: Database, id: string): PoliciesChanged {
  const waiting = newerPacks(db).find(({ pack }) => pack.id === id);
  if (waiting === undefined) {
    throw new AppError('conflict', 'There is no newer version of this policy any more.');
  }
  const { pack, stored } = waiting;
  const text = `Took version ${pack.version} of policy “${pack.title}” in place of ${stored.pack.version}`;
  return changePolicies(db, { text }, () => {
    storePack(db, pack, { origin: 'built-in', isActive: stored.isActive });
  });
}
