import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { PackFile } from '#shared/contract/policy-packs';
import type { PoliciesChanged } from '#shared/contract/policies';
import { readPack } from '#shared/domain/pack-troubles';
import type { PolicyPack } from '#shared/domain/policy';
import { isNewer } from '#shared/domain/version';
import { AppError } from '#shared/rpc/app-error';
import { builtInPacks } from '../../../tagging/built-in-packs.ts';
import type { Database } from '../../database/connection.ts';
import { parseStrictJson, StrictJsonError } from '../../files/strict-json.ts';
import { previewPack } from '../../queries/pack-preview.ts';
import { readPacks, type StoredPack } from '../../queries/packs.ts';
import { changePolicies } from './change-policies.ts';
import { storePack } from './store-pack.ts';

/** Largest pack file that is read, in bytes. */
const MAX_BYTES = 1_000_000;

type Trouble = Extract<PackFile, { is: 'refused' }>['troubles'][number];

/** A file that was read: its pack, or why it has none. */
export type PackFileContent = {
  readonly fileName: string;
  readonly sha256: string;
  readonly pack: PolicyPack | null;
  readonly troubles: readonly Trouble[];
};

async function readBytes(path: string): Promise<Buffer> {
  const name = basename(path);
  try {
    const file = await open(path, 'r');
    try {
      // One byte more tells a file that is too large, however it grows meanwhile.
      const { buffer, bytesRead } = await file.read(
        Buffer.alloc(MAX_BYTES + 1),
        0,
        MAX_BYTES + 1,
        0,
      );
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw new AppError('io', `${name} could not be read; choose another file.`, { cause: error });
  }
}

function contentOf(bytes: Buffer): Pick<PackFileContent, 'pack' | 'troubles'> {
  const refused = (place: string, reason: string) => ({
    pack: null,
    troubles: [{ place, reason }],
  });
  if (bytes.length > MAX_BYTES) {
    return refused('the file', 'it is larger than 1 MB, which no policy is');
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refused('the file', 'it is not a text in UTF-8');
  }
  try {
    const { pack, troubles } = readPack(parseStrictJson(text));
    return { pack, troubles: troubles.map(({ place, reason }) => ({ place, reason })) };
  } catch (error) {
    if (!(error instanceof StrictJsonError)) throw error;
    return refused(`line ${error.line}, column ${error.column}`, error.message);
  }
}

/** Reads a pack file whole. Fails with `io` only where it cannot be read at all. */
export async function readPackFile(path: string): Promise<PackFileContent> {
  const bytes = await readBytes(path);
  return {
    fileName: basename(path),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    ...contentOf(bytes),
  };
}

/** Why a file may not replace what the workspace has, `null` where it may. */
function whyNot(pack: PolicyPack, stored: StoredPack | undefined): Trouble | null {
  const shipped = builtInPacks().find(({ id }) => id === pack.id);
  if (shipped === undefined || stored === undefined) return null;
  const known = isNewer(shipped.version, stored.pack.version) ? shipped : stored.pack;
  if (isNewer(pack.version, known.version)) return null;
  return {
    place: 'version',
    reason: `“${known.title}” comes with Provenet in version ${known.version}; only a newer version of it may come from a file, and this is ${pack.version}. Give a pack of your own another id`,
  };
}

/** What a file holds and would do; changes nothing. */
export function previewPackFile(db: Database, file: PackFileContent): PackFile {
  const { fileName, sha256, pack, troubles } = file;
  if (pack === null) return { is: 'refused', fileName, troubles: [...troubles] };
  const stored = readPacks(db).find((each) => each.pack.id === pack.id);
  const reason = whyNot(pack, stored);
  if (reason !== null) return { is: 'refused', fileName, troubles: [reason] };
  return { is: 'ready', fileName, sha256, preview: previewPack(db, pack) };
}

/**
 * Takes the pack of a file as one change. One transaction; fails with `invalid-input` where it may
 * not be taken, and with `conflict` where the file is not the one that was shown.
 */
export function takePackFile(
  db: Database,
  { fileName, sha256, pack, troubles }: PackFileContent,
  shown: { readonly sha256: string; readonly isActive: boolean },
): PoliciesChanged {
  if (sha256 !== shown.sha256) {
    throw new AppError('conflict', `${fileName} was changed since it was shown; choose it again.`);
  }
  const stored = readPacks(db).find((each) => each.pack.id === pack?.id);
  const [trouble = null] = pack === null ? troubles : [whyNot(pack, stored)];
  if (pack === null || trouble !== null) {
    throw new AppError(
      'invalid-input',
      `${fileName} was not taken: ${trouble?.place ?? 'the file'}: ${trouble?.reason ?? 'it holds no policy'}.`,
    );
  }
  const instead = stored === undefined ? '' : ` in place of ${stored.pack.version}`;
  const text = `Took policy “${pack.title}” ${pack.version} from ${fileName}${instead}`;
  const isActive = stored?.isActive === true || shown.isActive;
  return changePolicies(db, { text }, () => {
    storePack(db, pack, { origin: 'file', isActive });
  });
}

/** A pack as the text of a file that `readPackFile` reads. Fails with `not-found`. */
export function exportPack(db: Database, id: string): { text: string; rules: number } {
  const found = readPacks(db).find(({ pack }) => pack.id === id);
  if (found === undefined) throw new AppError('not-found', `There is no policy "${id}".`);
  const { pack } = found;
  return { text: `${JSON.stringify(pack, null, 2)}\n`, rules: pack.rules.length };
}
