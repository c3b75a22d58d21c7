import { basename } from 'node:path';
import { AppError, isAppError } from '#shared/rpc/app-error';
import { unlockKey, type LockedKey } from '../../bundle/signing/locked-key.ts';
import type { WorkspaceKey } from '../database/driver.ts';
import { keyFileOf } from './find-key-file.ts';
import { isKeyOf, type KeyFile } from './key-file.ts';
import { readRecoveryKey } from './recovery-key.ts';
import type { Secret } from './secret.ts';

/** The key that words open; `null` where they do not. */
async function openedBy(locked: LockedKey, words: string): Promise<WorkspaceKey | null> {
  try {
    return await unlockKey(locked, words);
  } catch (error) {
    if (isAppError(error, 'invalid-input')) return null;
    throw error;
  }
}

async function keyByWords(file: KeyFile, text: string): Promise<WorkspaceKey | null> {
  const recoveryKey = readRecoveryKey(text);
  if (recoveryKey !== null && file.byRecoveryKey !== null) {
    const key = await openedBy(file.byRecoveryKey, recoveryKey);
    if (key !== null) return key;
  }
  return openedBy(file.byPassphrase, text);
}

/**
 * The key of a closed workspace by what its operator gave; `null` where it is plain. Fails with
 * `workspace-locked` where nothing was given, or a key that is not this workspace's, with
 * `invalid-input` where words do not open it, and as `keyFileOf`, also of a backup of `workspace`.
 * Nothing is changed, ever.
 */
export async function unlock(
  path: string,
  secret: Secret | null,
  workspace: string = path,
): Promise<WorkspaceKey | null> {
  const file = keyFileOf(path, workspace);
  if (file === null) return null;
  const name = basename(path);
  if (secret === null) {
    throw new AppError(
      'workspace-locked',
      `${name} is encrypted; give its passphrase or its recovery key to open it.`,
    );
  }
  if (secret.kind === 'key') {
    if (isKeyOf(file, secret.key)) return secret.key;
    throw new AppError(
      'workspace-locked',
      `The key that was kept for ${name} is not its key; give its passphrase or its recovery key to open it.`,
    );
  }
  const { text, former } = secret;
  const byText = await keyByWords(file, text);
  const key = byText ?? (former === undefined ? null : await keyByWords(file, former));
  if (key !== null && isKeyOf(file, key)) return key;
  const known = file.byRecoveryKey === null ? 'its passphrase' : 'its passphrase or recovery key';
  throw new AppError(
    'invalid-input',
    `That is not ${known}, so that ${name} stays locked; nothing was changed. Look at capital letters and the layout of the keyboard, and type it again.`,
  );
}
