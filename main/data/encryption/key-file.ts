import { createHash, createHmac } from 'node:crypto';
import { closeSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { z } from 'zod';
import { AppError } from '#shared/rpc/app-error';
import { lockedKeySchema } from '../../bundle/signing/locked-key.ts';
import { keyIdOf, type WorkspaceKey } from '../database/driver.ts';
import { flushFile, flushFolder } from '../durability/flush.ts';

const hex = (characters: number) => z.string().regex(new RegExp(`^[\\da-f]{${characters}}$`, 'u'));

const contentSchema = z.strictObject({
  format: z.literal('provenet-workspace-key'),
  formatVersion: z.literal(1),
  /** The 16 bytes that the file of this key begins with. */
  id: hex(32),
  cipher: z.literal('chacha20-poly1305'),
  /** Tells this key from any other. */
  check: hex(64),
  /** The key, locked with the passphrase. */
  byPassphrase: lockedKeySchema,
  /** The key, locked with the recovery key, where one was made. */
  byRecoveryKey: lockedKeySchema.nullable(),
});
/** What lies beside an encrypted workspace and beside each backup of it: its key, locked. */
export type KeyFile = z.infer<typeof contentSchema>;

const keyFileSchema = z.strictObject({ sum: hex(64), content: contentSchema });

/** The path of the key file of a workspace or backup. */
export const keyPathOf = (path: string): string => `${path}-key`;

const sumOf = (content: unknown): string =>
  createHash('sha256').update(JSON.stringify(content)).digest('hex');

/** A value that tells a key from any other and nothing about it. */
export function checkOf(key: WorkspaceKey): string {
  return createHmac('sha256', Buffer.from(key, 'hex'))
    .update('Provenet workspace key')
    .digest('hex');
}

/** True where a key is the one of a key file. */
export const isKeyOf = (file: KeyFile, key: WorkspaceKey): boolean =>
  keyIdOf(key) === file.id && checkOf(key) === file.check;

/** The key file at a path; `null` where there is none. Fails with `io` where it is damaged. */
export function readKeyFile(path: string): KeyFile | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new AppError('io', `${basename(path)} could not be read; check who may read it.`, {
      cause: error,
    });
  }
  try {
    const { sum, content } = keyFileSchema.parse(JSON.parse(text));
    if (sum === sumOf(content)) return content;
  } catch (error) {
    throw damaged(path, error);
  }
  throw damaged(path, undefined);
}

function damaged(path: string, cause: unknown): AppError {
  return new AppError(
    'io',
    `${basename(path)}, the key file of the workspace, is damaged; put back a copy of it: one lies beside each backup. Nothing was changed.`,
    { cause },
  );
}

/** What a key file is called until it is whole. */
const unfinishedOf = (path: string): string => `${path}.tmp`;

/** Removes what a program left beside a workspace that ended while it wrote its key file. */
export function removeUnfinishedKeyFile(path: string): void {
  rmSync(unfinishedOf(keyPathOf(path)), { force: true });
}

/** Writes a key file whole or not at all, and has it reach the disk. Fails as the file system does. */
export function writeKeyFile(path: string, content: KeyFile): void {
  const temporary = unfinishedOf(path);
  const text = `${JSON.stringify({ sum: sumOf(content), content }, null, 2)}\n`;
  // What is there keeps the mode it has.
  closeSync(openSync(temporary, 'w', 0o600));
  writeFileSync(temporary, text);
  flushFile(temporary);
  renameSync(temporary, path);
  flushFolder(dirname(path));
}
