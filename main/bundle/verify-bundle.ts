import { createHash } from 'node:crypto';
import { constants, open, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import type { BundleCheck, BundleTrouble } from '#shared/contract/bundle-check';
import { shortHash } from '#shared/domain/audit/figures-text';
import { AppError, isAppError } from '#shared/rpc/app-error';
import { checkFolder } from './archive/check-folder.ts';
import { locateData } from './archive/locate-data.ts';
import { readDirectory, readExactly, type Directory } from './archive/read-directory.ts';
import { NotRead } from './archive/refusal.ts';
import { readEntry, type EntryContent } from './archive/read-entry.ts';
import { checkSignature } from './check-signature.ts';
import { checkDocument, DOCUMENT_START } from './check-document.ts';
import { compareFiles, strangeFolders } from './compare-files.ts';
import {
  DOCUMENT_FILE,
  FIGURES_FILE,
  laterEditionOf,
  MANIFEST_FILE,
  parseManifest,
  SIGNATURE_FILE,
  SIGNER_FILE,
  SUMS_FILE,
  sumsText,
  type Manifest,
} from './manifest.ts';
import type { SignerKey } from './signing/public-key.ts';

/** Files of which the content is looked into, up to so many bytes. */
const KEPT_BYTES: ReadonlyMap<string, number> = new Map([
  [MANIFEST_FILE, 4 << 20],
  [SUMS_FILE, 4 << 20],
  [SIGNATURE_FILE, 4 << 10],
  [SIGNER_FILE, 16 << 10],
]);
const OWN_FILES = new Set(KEPT_BYTES.keys());
const CHUNK_BYTES = 1 << 20;

type VerifyOptions = {
  /** The key that the bundle must be signed with. */
  readonly signer?: SignerKey | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Hears of bytes that were looked at, of all; the file is gone through twice. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
};

/** Tells how far a check is, and ends it where it was cancelled. */
class Steps {
  #done = 0;
  readonly #total: number;
  readonly #options: VerifyOptions;

  constructor(total: number, options: VerifyOptions) {
    this.#total = total;
    this.#options = options;
  }

  readonly add = (bytes: number): void => {
    const { signal, onProgress } = this.#options;
    if (signal?.aborted === true) throw new AppError('cancelled', 'The check was cancelled.');
    this.#done += bytes;
    onProgress?.(this.#done, this.#total);
  };
}

async function isSealed(
  file: FileHandle,
  { end, seal }: Directory,
  steps: Steps,
): Promise<boolean> {
  const hash = createHash('sha256');
  for (let at = 0; at < end; at += CHUNK_BYTES) {
    const chunk = await readExactly(file, at, Math.min(CHUNK_BYTES, end - at));
    hash.update(chunk);
    steps.add(chunk.length);
  }
  return hash.digest('hex') === seal;
}

async function readFiles(
  file: FileHandle,
  directory: Directory,
  steps: Steps,
): Promise<{ found: Map<string, EntryContent>; folders: string[] }> {
  const found = new Map<string, EntryContent>();
  const folders: string[] = [];
  for (const entry of await locateData(file, directory)) {
    if (entry.name.endsWith('/')) {
      await checkFolder(file, entry);
      steps.add(entry.packedBytes);
      folders.push(entry.name);
      continue;
    }
    const keep = KEPT_BYTES.get(entry.name) ?? 0;
    const start = entry.name === DOCUMENT_FILE ? DOCUMENT_START : 0;
    const content = await readEntry(file, entry, { keep, start, onRead: steps.add });
    found.set(entry.name, content);
  }
  return { found, folders };
}

/** Fails where the manifest names an edition of which only a newer program knows what it means. */
function refuseLaterEdition(found: ReadonlyMap<string, EntryContent>): void {
  const edition = laterEditionOf(found.get(MANIFEST_FILE)?.content ?? Buffer.alloc(0));
  if (edition === null) return;
  throw new NotRead(
    `${MANIFEST_FILE} says that a newer Provenet made the bundle, in edition ${edition} of its form, which this one cannot check; update Provenet to check it.`,
  );
}

function readManifest(found: ReadonlyMap<string, EntryContent>): {
  manifest: Manifest | null;
  troubles: BundleTrouble[];
} {
  const wrong = (message: string) => ({
    manifest: null,
    troubles: [{ kind: 'manifest' as const, file: MANIFEST_FILE, message }],
  });
  const entry = found.get(MANIFEST_FILE);
  if (entry === undefined) {
    return wrong(
      `${MANIFEST_FILE} is missing, so that nothing else can be checked; this may be no evidence bundle.`,
    );
  }
  if (entry.trouble !== null) return wrong(`${MANIFEST_FILE} was changed: it ${entry.trouble}.`);
  const manifest = parseManifest(entry.content ?? Buffer.alloc(0));
  if (manifest !== null) return { manifest, troubles: [] };
  return wrong(`${MANIFEST_FILE} was changed: it is not written as Provenet writes it.`);
}

/** What is wrong with the list of hashes, which is made from the manifest. */
function checkSums(manifest: Manifest, found: ReadonlyMap<string, EntryContent>): BundleTrouble[] {
  const entry = found.get(SUMS_FILE);
  if (entry === undefined) {
    return [{ kind: 'missing', file: SUMS_FILE, message: `${SUMS_FILE} is missing.` }];
  }
  if (entry.trouble !== null) {
    const message = `${SUMS_FILE} was changed: it ${entry.trouble}.`;
    return [{ kind: 'changed', file: SUMS_FILE, message }];
  }
  const text = entry.content?.toString('latin1') ?? '';
  if (text === sumsText(manifest)) return [];
  const own = found.get(MANIFEST_FILE)?.sha256 ?? '';
  const isOnlyOwn =
    text.replace(/^[0-9a-f]{64}(?= {2}manifest\.json$)/mu, own) === sumsText(manifest);
  return isOnlyOwn
    ? [
        {
          kind: 'manifest',
          file: MANIFEST_FILE,
          message: `${MANIFEST_FILE} was changed: its SHA-256 is not the one in ${SUMS_FILE}, or that one was changed.`,
        },
      ]
    : [
        {
          kind: 'changed',
          file: SUMS_FILE,
          message: `${SUMS_FILE} does not list what the manifest lists; one of them was changed.`,
        },
      ];
}

function checkFigures({ figures, files }: Manifest): BundleTrouble[] {
  const listed = files.find(({ path }) => path === FIGURES_FILE);
  if (listed?.sha256 === figures.sha256 && figures.shortHash === shortHash(figures.sha256))
    return [];
  const message = `The manifest names another hash of the figures than that of ${FIGURES_FILE}.`;
  return [{ kind: 'figures', file: FIGURES_FILE, message }];
}

function factsOf(manifest: Manifest): NonNullable<BundleCheck['manifest']> {
  const { madeAt, appVersion, workspace, asOf, figures, files } = manifest;
  const hasDocument = files.some(({ path }) => path === DOCUMENT_FILE);
  return {
    madeAt,
    appVersion,
    workspace,
    asOf,
    figures: figures.sha256,
    shortHash: figures.shortHash,
    files: files.length,
    hasDocument,
  };
}

async function checkOpened(
  file: FileHandle,
  name: string,
  options: VerifyOptions,
): Promise<BundleCheck> {
  const { size: bytes } = await file.stat();
  const directory = await readDirectory(file);
  const steps = new Steps(directory.end * (directory.seal === null ? 1 : 2), options);
  const { found, folders } = await readFiles(file, directory, steps);
  const sealHolds = directory.seal === null || (await isSealed(file, directory, steps));
  // Where the seal does not hold, something was changed, whatever edition the manifest names.
  if (sealHolds) refuseLaterEdition(found);
  const { manifest, troubles } = readManifest(found);
  if (manifest !== null) {
    troubles.push(...compareFiles(manifest, found, OWN_FILES));
    troubles.push(...strangeFolders(manifest, found, folders));
    troubles.push(...checkSums(manifest, found), ...checkFigures(manifest));
    troubles.push(...checkDocument(manifest, found));
  }
  const signed = checkSignature(manifest, found, options.signer ?? null);
  troubles.push(...signed.troubles);
  if (!sealHolds && troubles.length === 0) {
    const message =
      'Every file fits, but bytes of the archive around them were changed after Provenet wrote it.';
    troubles.push({ kind: 'archive', file: null, message });
  }
  const wrong = new Set(troubles.map(({ file: path }) => path));
  return {
    ok: troubles.length === 0,
    file: name,
    bytes,
    troubles,
    filesFit: manifest?.files.filter(({ path }) => !wrong.has(path)).length ?? 0,
    manifest: manifest === null ? null : factsOf(manifest),
    signature: signed.signature,
    isPackedAnew: directory.seal === null,
  };
}

/** Opening a pipe would wait for whoever writes into it; Windows has neither. */
const NO_WAITING = 'O_NONBLOCK' in constants ? constants.O_NONBLOCK : 0;

/**
 * Checks an evidence bundle without a workspace: every byte of it. What does not fit is in the
 * result, each file by its name; an archive that is damaged, made to deceive, or of a form that is
 * not read is not looked into any further. Memory is bounded, whatever the archive claims. Fails with `file-missing`, `io` or
 * `cancelled`.
 */
export async function verifyBundle(
  path: string,
  options: VerifyOptions = {},
): Promise<BundleCheck> {
  const name = basename(path);
  let file: FileHandle;
  try {
    file = await open(path, constants.O_RDONLY | NO_WAITING);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENOENT') {
      throw new AppError('file-missing', `There is no file ${name}; name the bundle to check.`, {
        cause: error,
      });
    }
    throw new AppError('io', `${name} could not be read (${String(code)}).`, { cause: error });
  }
  try {
    const facts = await file.stat();
    if (!facts.isFile()) {
      const kind = facts.isDirectory() ? 'a folder' : 'no ordinary file';
      throw new AppError('file-directory', `${name} is ${kind}; name the bundle's ZIP file.`);
    }
    return await checkOpened(file, name, options);
  } catch (error) {
    if (!isAppError(error, 'invalid-input')) throw error;
    const kind = error instanceof NotRead ? 'unchecked' : 'refused';
    return {
      ok: false,
      file: name,
      bytes: (await file.stat()).size,
      troubles: [{ kind, file: null, message: error.message }],
      filesFit: 0,
      manifest: null,
      signature: { status: 'unchecked', fingerprint: null, isExpected: null },
      isPackedAnew: false,
    };
  } finally {
    await file.close();
  }
}
