import { z } from 'zod';
import { method, type Contract } from '../rpc/contract.ts';
import { openedSchema } from './place.ts';
import { MIN_PASSPHRASE } from './signing.ts';

const nothing = z.strictObject({});

/** What opens a workspace from now on. */
export const newSecretsSchema = z.strictObject({
  passphrase: z.string().min(MIN_PASSPHRASE).max(1000),
  /** A recovery key that the operator was shown; `null` for none. */
  recoveryKey: z.string().max(100).nullable(),
});
export type NewSecrets = z.infer<typeof newSecretsSchema>;

/** What opens a new workspace, and whether this computer's key store keeps its key too. */
export const encryptionChoiceSchema = z.strictObject({
  secrets: newSecretsSchema,
  isKept: z.boolean(),
});
export type EncryptionChoice = z.infer<typeof encryptionChoiceSchema>;

/** Whether the open workspace is encrypted, and what is said beside that. */
export const encryptionStateSchema = z.strictObject({
  isEncrypted: z.boolean(),
  hasRecoveryKey: z.boolean(),
  /** Whether this system has a key store that protects what it is given. */
  hasKeyStore: z.boolean(),
  /** True where the workspace opens on this computer without its passphrase. */
  isKept: z.boolean(),
  /** Backups beside it that anybody who has them can read. */
  plainBackups: z.int().min(0),
  /** Copies of it that were set aside, and that anybody who has them can read. */
  plainSetAside: z.int().min(0),
  /** The name of the folder that they are in, beside the workspace. */
  setAsideFolder: z.string(),
});
export type EncryptionState = z.infer<typeof encryptionStateSchema>;

/** A workspace that waits for its passphrase. */
export const lockedWorkspaceSchema = z.strictObject({
  name: z.string(),
  hasKeyStore: z.boolean(),
  /** One sentence: why the key store did not open it, where it has its key. */
  trouble: z.string().nullable(),
});
export type LockedWorkspace = z.infer<typeof lockedWorkspaceSchema>;

/** Methods of the main process about encrypted workspaces; a key never leaves it for a page. */
export const encryptionMethods = {
  /** The workspace that was to be opened and is locked, or `null`. */
  'workspace.locked': method({ input: nothing, output: lockedWorkspaceSchema.nullable() }),
  /** Opens it by its passphrase or recovery key. Fails with `invalid-input` where that is wrong. */
  'workspace.unlock': method({
    input: z.strictObject({ words: z.string().min(1).max(1000), isKept: z.boolean() }),
    output: openedSchema,
  }),
  /** Leaves it closed; nothing about its files changes. */
  'workspace.leaveLocked': method({ input: nothing, output: nothing }),
  'encryption.get': method({ input: nothing, output: encryptionStateSchema }),
  /** A new recovery key for the operator to write down; it opens nothing until it is given back. */
  'encryption.newRecoveryKey': method({
    input: nothing,
    output: z.strictObject({ recoveryKey: z.string() }),
  }),
  /** Encrypts the open workspace. Backups that there are stay as they are. */
  'encryption.encrypt': method({ input: encryptionChoiceSchema, output: encryptionStateSchema }),
  /** Makes the open workspace plain. */
  'encryption.decrypt': method({ input: nothing, output: encryptionStateSchema }),
  /** Ends a conversion until the copy takes the place; its call fails with `cancelled`. */
  'encryption.cancel': method({ input: nothing, output: nothing }),
  /** Has the open workspace open by another passphrase; the former one opens it no more. */
  'encryption.changeSecrets': method({ input: newSecretsSchema, output: encryptionStateSchema }),
  /** Has this computer's key store keep the key of the open workspace, or keep it no longer. */
  'encryption.setKept': method({
    input: z.strictObject({ isKept: z.boolean() }),
    output: encryptionStateSchema,
  }),
} satisfies Contract;
