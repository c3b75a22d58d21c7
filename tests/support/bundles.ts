import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BundleCheck } from '#shared/contract/bundle-check';
import { shortHash } from '#shared/domain/audit/figures-text';
import { signerKeyOf, type SignerKey } from '#main/bundle/signing/public-key';
import { verifyBundle } from '#main/bundle/verify-bundle';
import {
  textPart,
  writeBundle,
  type BundlePart,
  type BundleSigner,
} from '#main/bundle/write-bundle';
import { tempFolder } from './temp-folder.ts';
import { unzip } from './unzip.ts';
import type { ZipEntry } from './zip.ts';

/** A new key that signs in this process. */
export function newSigner(): BundleSigner {
  const { privateKey } = generateKeyPairSync('ed25519');
  return {
    key: signerKeyOf(privateKey),
    sign: (manifest) => Promise.resolve(sign(null, manifest, privateKey)),
  };
}

const FIGURES = '{\n  "flagged": 1\n}\n';
export const FIGURES_HASH = shortHash(createHash('sha256').update(FIGURES).digest('hex'));

/** Files of some sizes and kinds, among them the figures and a document that names them. */
export const PARTS: readonly BundlePart[] = [
  textPart('README.txt', 'What this is.\n'),
  textPart('audit-summary.pdf', `%PDF-1.7 figures ${FIGURES_HASH} \u0000\u0001\u0002`),
  textPart('figures.json', FIGURES),
  textPart('annexes/flagged-items.csv', `a,b\r\n${'1,Huawei\r\n'.repeat(3000)}`),
  textPart('policies/eu-baseline.json', '{"id":"eu-baseline"}\n'),
];

export const MADE_AT = new Date('2026-11-28T10:20:30.400Z');

/** The bytes of a bundle of these parts. */
export async function bundleOf(
  signer: BundleSigner | null = null,
  parts: readonly BundlePart[] = PARTS,
  madeAt = MADE_AT,
): Promise<Buffer> {
  const pieces: Buffer[] = [];
  const facts = { appVersion: '0.1.0', workspace: 'audit', asOf: '2026-11-28', madeAt };
  await writeBundle(facts, parts, signer, (bytes) => {
    pieces.push(Buffer.from(bytes));
    return Promise.resolve();
  });
  return Buffer.concat(pieces);
}

/** Checks the bytes of a bundle as the file that they would be. */
export function check(
  bytes: Uint8Array,
  signer?: SignerKey,
  path = join(tempFolder(), 'bundle.zip'),
): Promise<BundleCheck> {
  writeFileSync(path, bytes);
  return verifyBundle(path, { signer });
}

/** The files of a bundle as entries that can be packed anew, changed or not. */
export function entriesOf(bundle: Buffer): ZipEntry[] {
  return [...unzip(bundle)].map(([name, content]) => ({ name, content, isDeflated: true }));
}
