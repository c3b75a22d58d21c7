import { z } from 'zod';
import { offeredBackupSchema } from '#shared/contract/backups';
import { newSecretsSchema } from '#shared/contract/encryption';
import { bundleChoiceSchema, bundleOutcomeSchema } from '#shared/contract/bundle';
import { salvageReportSchema } from '#shared/contract/salvage';
import { redactionSchema } from '#shared/domain/audit/redaction';
import { isoDateSchema } from '#shared/domain/date';
import { method, type Contract } from '#shared/rpc/contract';
import { secretSchema, workspaceKeySchema } from './encryption/secret.ts';

const figuresQuestionSchema = z.strictObject({
  asOf: isoDateSchema.optional(),
  policyIds: z.array(z.string().max(120)).max(500).optional(),
  /** Who may see the figures; everything where it is left out. */
  redaction: redactionSchema.optional(),
});

const nothing = z.strictObject({});

/** A folder that gets a copy of each backup. */
const backupPlaceSchema = z.string().nullable();
/** What was opened, and its key for the main process to keep; `null` where it is plain. */
const openedSchema = z.strictObject({ name: z.string(), key: workspaceKeySchema.nullable() });

/** About workspaces as files. */
export const workspaceHostMethods = {
  /** Creates a workspace, encrypted where there are secrets to open it with, and opens it. */
  'host.create': method({
    input: z.strictObject({
      path: z.string(),
      secrets: newSecretsSchema.nullable(),
      backupPlace: backupPlaceSchema,
    }),
    output: openedSchema,
  }),
  'host.open': method({
    input: z.strictObject({
      path: z.string(),
      /**
       * `read` reads a read-only workspace through a private copy, the others refuse it; `as-it-is`
       * opens one that is damaged or lacks changes with what it has, `damaged-copy` a copy of it that
       * is only read.
       */
      mode: z.enum(['write', 'read', 'damaged-copy', 'as-it-is']),
      /** What opens it where it is encrypted; without it the call fails with `workspace-locked`. */
      secret: secretSchema.nullable(),
      backupPlace: backupPlaceSchema,
      /** True where Provenet did not save it last on this computer. */
      isForeign: z.boolean(),
    }),
    output: openedSchema,
  }),
  'host.close': method({ input: nothing, output: nothing }),
  'host.setBackupPlace': method({
    input: z.strictObject({ backupPlace: backupPlaceSchema }),
    output: nothing,
  }),
  /** The backups of a workspace that is not open, each read whole, and whether it is encrypted. */
  'host.listBackups': method({
    input: z.strictObject({ path: z.string() }),
    output: z.strictObject({ backups: z.array(offeredBackupSchema), isEncrypted: z.boolean() }),
  }),
  /** Puts a backup in the place of a workspace that is not open, whose files are set aside. */
  'host.restoreClosed': method({
    input: z.strictObject({
      path: z.string(),
      id: z.string(),
      why: z.string(),
      secret: secretSchema.nullable(),
      mayBecomePlain: z.boolean(),
    }),
    output: nothing,
  }),
  /**
   * Looks through a workspace that is not open, by a copy in a folder that the caller removes; its key
   * comes back. Tells of each step by `examine.step`. See `examineWorkspace` for how it fails.
   */
  'host.examine': method({
    input: z.strictObject({
      path: z.string(),
      folder: z.string(),
      secret: secretSchema.nullable(),
    }),
    output: z.strictObject({ key: workspaceKeySchema.nullable() }),
  }),
  /** Saves what can be read of a damaged workspace that is not open into a new one. */
  'host.salvage': method({
    input: z.strictObject({ from: z.string(), to: z.string() }),
    output: salvageReportSchema,
  }),
  /** Ends that; its call fails with `cancelled`, and nothing is left of the new one. */
  'host.cancelSalvage': method({ input: nothing, output: nothing }),
} satisfies Contract;

/** About what opens workspaces. */
export const encryptionHostMethods = {
  /** The id of the key of a workspace that is not open; `null` where it is plain. */
  'host.keyId': method({
    input: z.strictObject({ path: z.string() }),
    output: z.strictObject({ keyId: z.string().nullable() }),
  }),
  /** A new recovery key, as the operator is to write it down. */
  'host.newRecoveryKey': method({
    input: nothing,
    output: z.strictObject({ recoveryKey: z.string() }),
  }),
  /** Encrypts the open workspace, or makes it plain where there are no secrets. */
  'host.convert': method({
    input: z.strictObject({ secrets: newSecretsSchema.nullable() }),
    output: z.strictObject({ key: workspaceKeySchema.nullable() }),
  }),
  /** Ends that until the copy takes the place; its call fails with `cancelled`. */
  'host.cancelConversion': method({ input: nothing, output: nothing }),
  /** Has the open workspace, which is encrypted, open by other words than before. */
  'host.changeSecrets': method({
    input: z.strictObject({ secrets: newSecretsSchema }),
    output: nothing,
  }),
  /** Whether the open workspace is encrypted, and what lies beside it that is not. */
  'host.encryption': method({
    input: nothing,
    output: z.strictObject({
      keyId: z.string().nullable(),
      hasRecoveryKey: z.boolean(),
      plainBackups: z.int().min(0),
      plainSetAside: z.int().min(0),
      setAsideFolder: z.string(),
    }),
  }),
} satisfies Contract;

/**
 * What the main process asks of the data host over their own channel. A page gets its port
 * through the message `{ kind: 'connect' }` that carries one end of a channel.
 */
export const hostContract = {
  ...workspaceHostMethods,
  ...encryptionHostMethods,
  /** Lets calls that name `token` read or write the file at `path`. */
  'host.grant': method({
    input: z.strictObject({
      token: z.uuid(),
      path: z.string(),
      mode: z.enum(['read', 'write']),
    }),
    output: z.strictObject({}),
  }),
  /** The SHA-256 of the figures as they are now, for a document that is drawn next. */
  'host.hashFigures': method({
    input: figuresQuestionSchema,
    output: z.strictObject({ figures: z.string() }),
  }),
  /**
   * Writes an evidence bundle. Where it is to be signed, the call ends with the bytes of the
   * manifest, in base64, and the file waits for `host.endBundle`: the private key stays in the
   * main process.
   */
  'host.beginBundle': method({
    input: bundleChoiceSchema.extend({
      question: figuresQuestionSchema,
      /** Where the bundle goes; may be written once. */
      token: z.uuid(),
      /** The printed document, and the hash of the figures before it was drawn. */
      document: z.strictObject({ token: z.uuid(), figures: z.string() }).nullable(),
      /** The public key, as PEM, of the signature to come. */
      signer: z.string().max(2000).nullable(),
    }),
    output: z.discriminatedUnion('status', [
      z.strictObject({ status: z.literal('sign'), manifest: z.base64() }),
      z.strictObject({ status: z.literal('done'), outcome: bundleOutcomeSchema }),
    ]),
  }),
  /** Ends a bundle that waits, with its signature; without one it fails, and leaves no file. */
  'host.endBundle': method({
    input: z.strictObject({ signature: z.base64().max(200).nullable() }),
    output: bundleOutcomeSchema,
  }),
  /** Ends the bundle that is being written, if there is one; its call fails with `cancelled`. */
  'host.cancelBundle': method({ input: z.strictObject({}), output: z.strictObject({}) }),
} satisfies Contract;
export type HostContract = typeof hostContract;

export const connectMessageSchema = z.strictObject({ kind: z.literal('connect') });
