import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError, isAppError } from '#shared/rpc/app-error';
import { backupFolderOf, listBackups } from '../../data/durability/backup-file.ts';
import { isSound } from '../../data/durability/sound-backup.ts';
import { assertMayBecomePlain, isKeptEncrypted } from '../../data/encryption/becomes-plain.ts';
import { restoreClosed } from '../../data/restore-closed.ts';
import { cliBackups } from '../cli-backups.ts';
import type { CliIo, ExitCode } from '../io.ts';
import { UsageError } from '../io.ts';
import { openWorkspace } from '../open-workspace.ts';
import { lockedFailure, secretOf } from '../workspace-secret.ts';
import { noPositionals, parseOptions, workspacePath } from '../options.ts';

const OPTIONS = { workspace: { type: 'string' }, json: { type: 'boolean' } } as const;

/** `backup --workspace W [--json]`: makes a backup now, where the newest lacks changes. */
export async function backupCommand(args: readonly string[], io: CliIo): Promise<ExitCode> {
  const parsed = parseOptions(args, OPTIONS);
  noPositionals(parsed);
  const workspace = await openWorkspace(workspacePath(parsed), 'write', io);
  try {
    const backups = cliBackups(workspace, io);
    await backups.make('asked');
    if (backups.trouble !== null) throw new AppError('io', backups.trouble);
    const newest = backups.holding() ?? undefined;
    const made = {
      backup: newest?.id ?? null,
      file: newest === undefined ? null : basename(newest.path),
    };
    if (parsed.flag('json')) io.json(made);
    else if (made.file === null) io.say('Nothing was changed yet; there is nothing to back up.');
    else io.say(`${made.file} holds every change.`);
  } finally {
    workspace.close();
  }
  return 0;
}

/** `backups --workspace W [--json]`: the backups of a workspace, the newest first, each read whole. */
export function backupsCommand(args: readonly string[], io: CliIo): ExitCode {
  const parsed = parseOptions(args, OPTIONS);
  noPositionals(parsed);
  // The workspace itself may be what is damaged, or gone: it is not opened.
  const path = workspacePath(parsed);
  const found = listBackups(backupFolderOf(path));
  if (found.length === 0 && !existsSync(path)) {
    throw new AppError(
      'not-found',
      `There is neither ${basename(path)} nor a backup of it; check the name.`,
    );
  }
  const isEncrypted = isKeptEncrypted(path);
  const all = found.map((backup) => ({
    id: backup.id,
    at: backup.at.toISOString(),
    reason: backup.reason,
    bytes: backup.bytes,
    encrypted: backup.isEncrypted,
    sound: isSound(backup.path),
  }));
  if (parsed.flag('json')) io.json({ backups: all });
  else {
    for (const { id, at, reason, bytes, encrypted, sound } of all) {
      const marks = `${isEncrypted && !encrypted ? '  (not encrypted)' : ''}${sound ? '' : '  (damaged)'}`;
      io.say(`${id}  ${at}  ${reason}  ${bytes} bytes${marks}`);
    }
    if (all.length === 0) io.say('There are no backups.');
  }
  return 0;
}

/** Fails where a restore would make a workspace plain and that is not said to be meant. */
function assertPlainIsMeant(path: string, id: string, mayBecomePlain: boolean): void {
  const backup = listBackups(backupFolderOf(path)).find((each) => each.id === id);
  if (backup === undefined) return;
  try {
    assertMayBecomePlain(path, backup, { isEncrypted: isKeptEncrypted(path), mayBecomePlain });
  } catch (error) {
    if (!isAppError(error, 'conflict')) throw error;
    const text = `${error.message.replace(/\.$/u, '')}; add --plain where that is meant.`;
    throw new AppError('conflict', text, { cause: error });
  }
}

/**
 * `restore --workspace W --backup ID [--plain] [--json]`: puts a backup in the place of the workspace,
 * whose files are set aside beside it. A plain one takes that of an encrypted workspace with `--plain`.
 */
export async function restoreCommand(args: readonly string[], io: CliIo): Promise<ExitCode> {
  const parsed = parseOptions(args, {
    ...OPTIONS,
    backup: { type: 'string' },
    plain: { type: 'boolean' },
  });
  noPositionals(parsed);
  const path = workspacePath(parsed);
  const id = parsed.text('backup');
  if (id === undefined) throw new UsageError('Name the backup: --backup ID ("backups" lists them)');
  const how = {
    why: 'A backup was restored by the command line.',
    secret: secretOf(io),
    mayBecomePlain: parsed.flag('plain'),
  };
  assertPlainIsMeant(path, id, how.mayBecomePlain);
  const { backup, becamePlain } = await restoreClosed(path, id, how).catch((error: unknown) => {
    throw lockedFailure(error, path, io);
  });
  const at = backup.at.toISOString();
  if (parsed.flag('json')) io.json({ restored: id, at, encrypted: backup.isEncrypted });
  else {
    const now = becamePlain ? `, and ${basename(path)} is not encrypted any more` : '';
    io.say(
      `Restored the backup of ${at}${now}; what stood there is in ${basename(path)}-set-aside.`,
    );
  }
  return 0;
}
