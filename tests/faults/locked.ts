import type { Lock } from '#main/data/encryption/new-lock';
import { unlock } from '#main/data/encryption/unlock';
import { Workspace } from '#main/data/workspace';
import { openAndSee, refusal, type Seen } from './open-and-see.ts';

/** Opens or creates a workspace that is encrypted with a lock, or a plain one. */
export const openWith = (path: string, isNew: boolean, lock: Lock | null): Workspace =>
  Workspace.open(path, isNew, { key: lock?.key ?? null, lock });

/**
 * As `openAndSee`, of a workspace that a lock opens where it is encrypted. It is unlocked as the program
 * does with a key that a key store kept, so that its key file is read and held against the key; only
 * the passphrase is not tried, which takes long by design.
 */
export async function unlockAndSee(path: string, lock: Lock | null): Promise<Seen> {
  if (lock === null) return openAndSee(path);
  let key: string | null;
  try {
    key = await unlock(path, { kind: 'key', key: lock.key });
  } catch (error) {
    return refusal(error);
  }
  return openAndSee(path, key);
}
