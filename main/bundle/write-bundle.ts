import { shortHash } from '#shared/domain/audit/figures-text';
import { writeArchive, type ArchivedFile, type ByteSink } from './archive/write-archive.ts';
import {
  FIGURES_FILE,
  MANIFEST_FILE,
  manifestText,
  SIGNATURE_FILE,
  SIGNER_FILE,
  SUMS_FILE,
  sumsText,
  type Manifest,
} from './manifest.ts';
import type { SignerKey } from './signing/public-key.ts';

/** One file of a bundle, written when its turn comes. */
export type BundlePart = {
  readonly path: string;
  readonly write: (sink: ByteSink) => Promise<void>;
};

/** Who signs: the key that is named in the manifest, and the act, wherever its private half is. */
export type BundleSigner = {
  readonly key: SignerKey;
  readonly sign: (manifest: Uint8Array) => Promise<Uint8Array>;
};

export type BundleFacts = Pick<Manifest, 'appVersion' | 'workspace' | 'asOf'> & {
  readonly madeAt: Date;
};

/** A part whose text is known. */
export function textPart(path: string, text: string): BundlePart {
  return { path, write: (sink) => sink(Buffer.from(text, 'utf8')) };
}

/**
 * Writes an evidence bundle piece by piece: the parts in their order, then the manifest with the
 * hash of each, what `sha256sum -c` reads, and the signature over the bytes of the manifest. The
 * same parts, facts and key give the same bytes. One of the parts is `figures.json`. Fails with
 * `invalid-input` beyond 4 GB, and as the parts, the signer and `sink` do.
 */
export async function writeBundle(
  facts: BundleFacts,
  parts: readonly BundlePart[],
  signer: BundleSigner | null,
  sink: ByteSink,
): Promise<Manifest> {
  let written: Manifest | null = null;
  await writeArchive(
    facts.madeAt,
    async ({ add }) => {
      const files: ArchivedFile[] = [];
      for (const { path, write } of parts) files.push(await add(path, write));
      const figures = files.find(({ path }) => path === FIGURES_FILE);
      if (figures === undefined) throw new Error('A bundle has figures.');
      const manifest: Manifest = {
        format: 'provenet-evidence-bundle',
        formatVersion: 1,
        madeAt: facts.madeAt.toISOString(),
        appVersion: facts.appVersion,
        workspace: facts.workspace,
        asOf: facts.asOf,
        figures: { sha256: figures.sha256, shortHash: shortHash(figures.sha256) },
        signer: signer?.key.fingerprint ?? null,
        files,
      };
      const bytes = Buffer.from(manifestText(manifest), 'utf8');
      await add(MANIFEST_FILE, (to) => to(bytes));
      const sums = textPart(SUMS_FILE, sumsText(manifest));
      await add(sums.path, sums.write);
      if (signer !== null) {
        const signature = await signer.sign(bytes);
        await add(SIGNATURE_FILE, (to) => to(signature));
        const key = textPart(SIGNER_FILE, signer.key.pem);
        await add(key.path, key.write);
      }
      written = manifest;
    },
    sink,
  );
  if (written === null) throw new Error('The archive ended before its manifest.');
  return written;
}
