import { lockWith, newKey, type Lock } from '#main/data/encryption/new-lock';

export const PASSPHRASE = 'correct horse battery';
export const ENCRYPTED = { passphrase: PASSPHRASE, recoveryKey: null };

/** A passphrase takes long to lock with, by design; so one lock serves all that need no recovery key. */
let shared: Promise<Lock> | null = null;

/** The one lock of this process. */
export function sharedLock(): Promise<Lock> {
  shared ??= lockWith(newKey(), ENCRYPTED);
  return shared;
}
