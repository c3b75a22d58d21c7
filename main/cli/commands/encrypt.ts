import { basename } from 'node:path';
import { newSecretsSchema } from '#shared/contract/encryption';
import { MIN_PASSPHRASE } from '#shared/contract/signing';
import { AppError } from '#shared/rpc/app-error';
import { countPlainSetAside, setAsideFolderOf } from '../../data/durability/set-aside-files.ts';
import { convertOpen, type ConvertedSession } from '../../data/encryption/convert-open.ts';
import { lockWith, newKey, type Lock } from '../../data/encryption/new-lock.ts';
import type { Workspace } from '../../data/workspace.ts';
import { UsageError, type CliIo, type ExitCode } from '../io.ts';
import { openWorkspace } from '../open-workspace.ts';
import { noPositionals, parseOptions, workspacePath, type Parsed } from '../options.ts';

/** One workspace and what took its place, without what a window shares. */
class OneWorkspace implements ConvertedSession {
  #open: Workspace | null;
  /** A command makes no backups of its own here: none reads the file. */
  readonly backups = { idle: (): Promise<void> => Promise.resolve() };

  constructor(workspace: Workspace) {
    this.#open = workspace;
  }

  get workspace(): Workspace {
    if (this.#open === null) throw new Error('The workspace is closed.');
    return this.#open;
  }

  replaceWorkspace(workspace: Workspace | null): void {
    this.#open?.close();
    this.#open = workspace;
  }

  jobEnded(): Promise<void> {
    return Promise.resolve();
  }
}

async function convert(parsed: Parsed, io: CliIo, to: Lock | null): Promise<void> {
  const session = new OneWorkspace(await openWorkspace(workspacePath(parsed), 'write', io));
  try {
    await convertOpen(session, to, new URL('./backup-worker.js', io.workerUrl));
  } finally {
    session.replaceWorkspace(null);
  }
}

const OPTIONS = { workspace: { type: 'string' }, json: { type: 'boolean' } } as const;

/** What else is not, as the end of a sentence. */
function nor(path: string, plainSetAside: number): string {
  if (plainSetAside === 0) return '';
  const copies = plainSetAside === 1 ? 'is 1 copy' : `are ${plainSetAside} copies`;
  return `, nor ${copies} in ${basename(setAsideFolderOf(path))}: remove what you need no more`;
}

/** `encrypt --workspace W [--json]`: encrypts a plain workspace with the passphrase that is given. */
export async function encryptCommand(args: readonly string[], io: CliIo): Promise<ExitCode> {
  const parsed = parseOptions(args, OPTIONS);
  noPositionals(parsed);
  const path = workspacePath(parsed);
  if (io.passphraseTrouble !== undefined) throw new AppError('invalid-input', io.passphraseTrouble);
  const secrets = newSecretsSchema.safeParse({ passphrase: io.passphrase, recoveryKey: null });
  if (!secrets.success) {
    throw new UsageError(
      `Give a passphrase of at least ${MIN_PASSPHRASE} characters in PROVENET_PASSPHRASE, or name a file that holds it with --workspace-passphrase-file FILE`,
    );
  }
  await convert(parsed, io, await lockWith(newKey(), secrets.data));
  const plainSetAside = countPlainSetAside(path);
  if (parsed.flag('json')) io.json({ encrypted: true, plainSetAside });
  else
    io.say(
      `${basename(path)} is encrypted; backups from before are not${nor(path, plainSetAside)}.`,
    );
  return 0;
}

/** `decrypt --workspace W [--json]`: makes an encrypted workspace plain. */
export async function decryptCommand(args: readonly string[], io: CliIo): Promise<ExitCode> {
  const parsed = parseOptions(args, OPTIONS);
  noPositionals(parsed);
  await convert(parsed, io, null);
  if (parsed.flag('json')) io.json({ encrypted: false });
  else io.say(`${basename(workspacePath(parsed))} is plain; backups from before are encrypted.`);
  return 0;
}
