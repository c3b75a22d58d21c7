import { basename } from 'node:path';
import { AppError, isAppError } from '#shared/rpc/app-error';
import type { WorkspaceKey } from '../data/database/driver.ts';
import { keyFileOf } from '../data/encryption/find-key-file.ts';
import type { Secret } from '../data/encryption/secret.ts';
import { unlock } from '../data/encryption/unlock.ts';
import { UsageError, type CliIo } from './io.ts';
import { readPassphraseFile } from './passphrase-file.ts';

const VARIABLE = 'PROVENET_PASSPHRASE';
const OPTION = '--workspace-passphrase-file';

/**
 * Takes the passphrase out of the environment, which the programs that this one starts would inherit;
 * `undefined` where none is there.
 */
export function takePassphrase(): string | undefined {
  const passphrase = process.env[VARIABLE];
  delete process.env[VARIABLE];
  return passphrase;
}

/**
 * Takes `--workspace-passphrase-file FILE` out of the words of any command. The passphrase itself is
 * never one of them: other users of a computer see the words of each program.
 */
export function takePassphraseFile(
  args: readonly string[],
  io: CliIo,
): { readonly args: readonly string[]; readonly io: CliIo } {
  const at = args.findIndex((word) => word === OPTION || word.startsWith(`${OPTION}=`));
  const word = args[at];
  if (word === undefined) return { args, io };
  const isApart = word === OPTION;
  const path = isApart ? args[at + 1] : word.slice(OPTION.length + 1);
  if (path === undefined || path === '') {
    throw new UsageError(`Name the file with the passphrase: ${OPTION} FILE (- is standard input)`);
  }
  return {
    args: args.toSpliced(at, isApart ? 2 : 1),
    io: { ...io, passphrase: undefined, ...readPassphraseFile(path, OPTION) },
  };
}

/** What the operator gave to open workspaces with, or `null`. */
export function secretOf({ passphrase, formerPassphrase: former }: CliIo): Secret | null {
  const text = passphrase ?? former;
  if (text === undefined || text === '') return null;
  return former === undefined || former === text
    ? { kind: 'words', text }
    : { kind: 'words', text, former };
}

/** Says on the command line how a passphrase is given, or what is wrong with the file that holds it. */
export function lockedFailure(error: unknown, path: string, io: CliIo): unknown {
  const { passphraseTrouble } = io;
  if (isAppError(error, 'invalid-input') && passphraseTrouble !== undefined) {
    return new AppError('invalid-input', passphraseTrouble, { cause: error });
  }
  if (!isAppError(error, 'workspace-locked')) return error;
  return new AppError(
    'workspace-locked',
    `${basename(path)} is encrypted; give its passphrase or recovery key in the variable ${VARIABLE}, or name a file that holds it with ${OPTION} FILE (- is standard input).`,
    { cause: error },
  );
}

/** The key of a workspace for one command; `null` where it is plain. Fails as `unlock`. */
export async function keyOf(path: string, io: CliIo): Promise<WorkspaceKey | null> {
  if (keyFileOf(path) === null) return null;
  try {
    return await unlock(path, secretOf(io));
  } catch (error) {
    throw lockedFailure(error, path, io);
  }
}
