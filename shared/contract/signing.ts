import { z } from 'zod';
import { compositionSchema } from '../domain/audit/composition.ts';
import { isoDateSchema } from '../domain/date.ts';
import { method } from '../rpc/contract.ts';
import { bundleChoiceSchema, bundleOutcomeSchema } from './bundle.ts';

const nothing = z.strictObject({});

/** The fewest characters of a passphrase. */
export const MIN_PASSPHRASE = 12;
const passphraseSchema = z.string().max(1000);

/** What keeps a private key from others: the system's key store, a passphrase, or both. */
const protectionSchema = z.enum(['key-store', 'passphrase', 'both']);
export type KeyProtection = z.infer<typeof protectionSchema>;

const signingKeySchema = z.strictObject({
  /** SHA-256 of the public key. */
  fingerprint: z.string(),
  madeAt: z.string(),
  protection: protectionSchema,
});
export type SigningKey = z.infer<typeof signingKeySchema>;

const signingStateSchema = z.strictObject({
  key: signingKeySchema.nullable(),
  /** Whether this system has a key store; without one a passphrase is needed. */
  hasKeyStore: z.boolean(),
});

/** What the main process does for signatures and bundles. */
export const signingMethods = {
  'signing.get': method({ input: nothing, output: signingStateSchema }),
  /**
   * Makes a new key, which signs from now on. A former one is kept beside it: nothing erases a
   * key. Fails with `invalid-input` without a passphrase where there is no key store.
   */
  'signing.make': method({
    input: z.strictObject({ passphrase: passphraseSchema.min(MIN_PASSPHRASE).optional() }),
    output: signingStateSchema,
  }),
  /** Asks where, then writes the public key as PEM; `null` where cancelled. */
  'signing.exportPublic': method({
    input: nothing,
    output: z.strictObject({ name: z.string() }).nullable(),
  }),
  /** Writes an evidence bundle. Progress arrives as `bundle.progress` of the data host. */
  'bundle.save': method({
    input: bundleChoiceSchema.extend({
      token: z.uuid(),
      asOf: isoDateSchema.optional(),
      hasDocument: z.boolean(),
      /** How the document is composed, and what of the workspace the bundle may tell. */
      composition: compositionSchema,
      isSigned: z.boolean(),
      passphrase: passphraseSchema.optional(),
    }),
    output: bundleOutcomeSchema,
  }),
  /** Ends the bundle that is being written; its call fails with `cancelled`. */
  'bundle.cancel': method({ input: nothing, output: nothing }),
  /** Shows a bundle that was saved in its folder. */
  'bundle.showInFolder': method({ input: z.strictObject({ token: z.uuid() }), output: nothing }),
};
