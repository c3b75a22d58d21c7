import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lockWith, newKey } from '#main/data/encryption/new-lock';
import { Workspace } from '#main/data/workspace';
import { PASSPHRASE, sharedLock } from './shared-lock.ts';
import { tempFolder } from './temp-folder.ts';
import { closeWhenDone, importText, newWorkspace } from './workspaces.ts';

/** Stands in an imported file and nowhere else in the world. */
export const CANARY = 'TOPSECRETSITE';

const CSV = `Serial,Vendor,Site,Note\nS1,${CANARY} Ltd,${CANARY},about ${CANARY}\nS2,Nokia,${CANARY},\n`;

/** An open plain workspace of the same two items. */
export async function newPlain(): Promise<Workspace> {
  const workspace = newWorkspace();
  await importText(workspace, CSV);
  return workspace;
}

/** An open encrypted workspace of two items, with the canary in several fields. */
export async function newEncrypted(recoveryKey: string | null = null): Promise<Workspace> {
  const path = join(tempFolder(), 'audit.provenet');
  const lock = await (recoveryKey === null
    ? sharedLock()
    : lockWith(newKey(), { passphrase: PASSPHRASE, recoveryKey }));
  const workspace = closeWhenDone(Workspace.open(path, true, { lock }));
  await importText(workspace, CSV);
  return workspace;
}

/** The path of such a workspace, closed. */
export async function closedEncrypted(recoveryKey: string | null = null): Promise<string> {
  const workspace = await newEncrypted(recoveryKey);
  workspace.close();
  return workspace.path;
}

/** Files in a folder and below that hold a text, in either spelling. */
export function filesHolding(folder: string, text: string): string[] {
  const spellings = (['utf8', 'utf16le'] as const).map((encoding) => Buffer.from(text, encoding));
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      const bytes = readFileSync(path);
      return spellings.some((spelling) => bytes.includes(spelling));
    });
}
