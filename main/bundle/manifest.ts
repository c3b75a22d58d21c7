import { createHash } from 'node:crypto';
import { z } from 'zod';
import { isoDateSchema } from '#shared/domain/date';

/** Files of a bundle that its manifest cannot list: itself, and what is made from it. */
export const MANIFEST_FILE = 'manifest.json';
export const SUMS_FILE = 'SHA256SUMS';
export const SIGNATURE_FILE = 'manifest.sig';
export const SIGNER_FILE = 'signer.pem';
/** Files that others refer to by name. */
export const FIGURES_FILE = 'figures.json';
export const DOCUMENT_FILE = 'audit-summary.pdf';

const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);

const fileSchema = z.strictObject({
  path: z
    .string()
    .max(240)
    .regex(/^[A-Za-z0-9._-]+(\/[A-Za-z0-9._-]+)*$/),
  bytes: z.int().min(0),
  sha256: hashSchema,
});

const FORMAT = 'provenet-evidence-bundle';
/** The edition of bundles that is written and read. */
const EDITION = 1;

/** What manifests of all editions have in common. */
const editionSchema = z.looseObject({ format: z.literal(FORMAT), formatVersion: z.int() });

/** What an evidence bundle says of itself, in the order in which it is written. */
const manifestSchema = z.strictObject({
  format: z.literal(FORMAT),
  formatVersion: z.literal(EDITION),
  /** UTC. */
  madeAt: z.iso.datetime(),
  appVersion: z.string().max(40),
  workspace: z.string().max(300),
  asOf: isoDateSchema,
  figures: z.strictObject({ sha256: hashSchema, shortHash: z.string().length(12) }),
  /** The fingerprint of the key that it was signed with, `null` for a bundle without a signature. */
  signer: hashSchema.nullable(),
  files: z
    .array(fileSchema)
    .min(1)
    .max(4_000)
    .refine((files) => new Set(files.map(({ path }) => path)).size === files.length),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** The text of a manifest: the one form of its bytes that there is. */
export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifestSchema.parse(manifest), null, 2)}\n`;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    // Whoever asks says so in the words that fit.
    return null;
  }
}

/** The edition that the bytes of a manifest name, where this program does not know it yet. */
export function laterEditionOf(bytes: Uint8Array): number | null {
  const read = editionSchema.safeParse(parseJson(bytes));
  return read.success && read.data.formatVersion > EDITION ? read.data.formatVersion : null;
}

/** Reads the bytes of a manifest; `null` where it is none, or not written as Provenet writes it. */
export function parseManifest(bytes: Uint8Array): Manifest | null {
  const read = manifestSchema.safeParse(parseJson(bytes));
  if (!read.success) return null;
  // The bytes, for several of them may be read as the same text.
  return Buffer.from(manifestText(read.data), 'utf8').equals(bytes) ? read.data : null;
}

/** The list that `sha256sum -c` checks: every file of the manifest, and the manifest itself. */
export function sumsText(manifest: Manifest): string {
  const own = createHash('sha256').update(manifestText(manifest)).digest('hex');
  return [...manifest.files, { path: MANIFEST_FILE, sha256: own }]
    .map(({ path, sha256 }) => `${sha256}  ${path}\n`)
    .join('');
}
