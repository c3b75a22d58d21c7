import { z } from 'zod';
import { ANNEXES, annexSchema } from '../domain/annex.ts';
import { redactionSchema } from '../domain/audit/redaction.ts';
import { isoDateSchema } from '../domain/date.ts';
import { method } from '../rpc/contract.ts';
import { bundleCheckSchema } from './bundle-check.ts';

const count = z.int().min(0);
const nothing = z.strictObject({});

/** What goes into the annexes and into a bundle. */
export const bundleChoiceSchema = z.strictObject({
  annexes: z.array(annexSchema).max(ANNEXES.length),
  /** Whether the undetermined items stand beside the flagged ones. */
  hasUndetermined: z.boolean(),
});

const annexOutcomeSchema = z.strictObject({
  rows: count,
  /** Texts that end where a cell of a workbook does. */
  cuts: count,
  /** What is asked for and the workspace does not know, with the number of rows that lack it. */
  missing: z.array(z.strictObject({ column: z.string(), rows: count })),
});
/** What was written of an annex. */
export type AnnexOutcome = z.infer<typeof annexOutcomeSchema>;

/** What was written: the bundle's own hash, that of its figures, and each annex. */
export const bundleOutcomeSchema = z.strictObject({
  file: z.string(),
  bytes: count,
  sha256: z.string(),
  figures: z.string(),
  files: count,
  /** The fingerprint of the key that it is signed with. */
  signer: z.string().nullable(),
  annexes: z.array(annexOutcomeSchema.extend({ annex: annexSchema })),
});
export type BundleOutcome = z.infer<typeof bundleOutcomeSchema>;

export const bundleMethods = {
  /** Writes one annex; progress and cancelling are those of an export. */
  'annexes.write': method({
    input: z.strictObject({
      annex: annexSchema,
      hasUndetermined: z.boolean(),
      asOf: isoDateSchema.optional(),
      /** Who may see the figures; lists of items are always whole. */
      redaction: redactionSchema.optional(),
      token: z.uuid(),
    }),
    output: annexOutcomeSchema.extend({ bytes: count, sha256: z.string() }),
  }),
  /**
   * Checks an evidence bundle, with or without an open workspace; `signerToken` is the file of the
   * public key that it must be signed with. Progress arrives as `bundle.checkProgress`.
   */
  'bundle.verify': method({
    input: z.strictObject({ token: z.uuid(), signerToken: z.uuid().optional() }),
    output: bundleCheckSchema,
  }),
  /** Ends the running check, if there is one; its call fails with `cancelled`. */
  'bundle.cancelVerify': method({ input: nothing, output: nothing }),
};
