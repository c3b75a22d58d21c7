import { z } from 'zod';

const count = z.int().min(0);
const hash = z.string();

/** What is wrong with one file of a bundle, or with the archive itself where `file` is `null`. */
const troubleSchema = z.strictObject({
  kind: z.enum([
    /** The archive is not looked into: it is none, damaged, or made to deceive. */
    'refused',
    /** It is of a later edition or packed in a form that is not read: nothing can be said of it. */
    'unchecked',
    'changed',
    'missing',
    'added',
    'renamed',
    'swapped',
    /** Every file fits, but bytes around them were changed. */
    'archive',
    'manifest',
    'signature',
    'signer',
    'figures',
    'document',
  ]),
  file: z.string().nullable(),
  /** One sentence for whoever checks. */
  message: z.string(),
});
export type BundleTrouble = z.infer<typeof troubleSchema>;

/** What the check of an evidence bundle found. */
export const bundleCheckSchema = z.strictObject({
  /** True only where everything fits. */
  ok: z.boolean(),
  file: z.string(),
  bytes: count,
  troubles: z.array(troubleSchema),
  /** Files that are as the manifest says. */
  filesFit: count,
  /** `null` where there is no manifest that can be read. */
  manifest: z
    .strictObject({
      madeAt: z.string(),
      appVersion: z.string(),
      workspace: z.string(),
      asOf: z.string(),
      figures: hash,
      shortHash: z.string(),
      files: count,
      hasDocument: z.boolean(),
    })
    .nullable(),
  signature: z.strictObject({
    /** `broken`: there is one, or there should be, and it does not fit. */
    status: z.enum(['signed', 'unsigned', 'broken', 'unchecked']),
    /** SHA-256 of the public key that lies in the bundle. */
    fingerprint: hash.nullable(),
    /** Whether that is the key that was expected; `null` where none was named. */
    isExpected: z.boolean().nullable(),
  }),
  /** True where another program packed the files anew, so that the archive has no seal. */
  isPackedAnew: z.boolean(),
});
export type BundleCheck = z.infer<typeof bundleCheckSchema>;
