import { z } from 'zod';
import { method, type Contract } from '../rpc/contract.ts';
import { offeredBackupSchema, restoreInputSchema } from './backups.ts';
import { openedSchema } from './place.ts';
import { salvageReportSchema } from './salvage.ts';

const nothing = z.strictObject({});

/** How opening a workspace ended that the operator was asked about. */
export const openOutcomeSchema = z.discriminatedUnion('status', [
  openedSchema,
  z.strictObject({ status: z.literal('cancelled') }),
]);

/** A workspace that did not open, and what can be done about it. */
export const damagedWorkspaceSchema = z.strictObject({
  name: z.string(),
  /** One sentence: what is wrong with it. */
  message: z.string(),
  /** The newest first. */
  backups: z.array(offeredBackupSchema),
  /** True where it is kept encrypted, or was before it was damaged or lost. */
  isEncrypted: z.boolean(),
  /** True where a backup is encrypted and nothing that opens it was given yet. */
  needsPassphrase: z.boolean(),
});
export type DamagedWorkspace = z.infer<typeof damagedWorkspaceSchema>;

/** How saving rows of a damaged workspace ended. */
const salvageOutcomeSchema = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('saved'), report: salvageReportSchema }),
  z.strictObject({ status: z.literal('cancelled') }),
]);

/** Methods of the main process about backups as files, and about workspaces that do not open. */
export const recoveryMethods = {
  /** The last workspace that did not open, where something can be done about that, or `null`. */
  'recovery.look': method({ input: nothing, output: damagedWorkspaceSchema.nullable() }),
  /**
   * Puts a backup in its place, sets its files aside, and opens it. An encrypted one needs its
   * passphrase or recovery key, where the workspace was not opened by it before; it fails with
   * `workspace-locked` without, and with `invalid-input` where that is wrong; with `conflict` where
   * an encrypted workspace would become plain and may not.
   */
  'recovery.restore': method({
    input: restoreInputSchema.extend({ words: z.string().max(1000).optional() }),
    output: openedSchema,
  }),
  /** Opens it with what it has. */
  'recovery.openAsItIs': method({ input: nothing, output: openedSchema }),
  /** Opens a private copy of it, which is only read. */
  'recovery.openCopy': method({ input: nothing, output: openedSchema }),
  /** Asks where, then saves what can be read of it into a new workspace. */
  'recovery.salvage': method({ input: nothing, output: salvageOutcomeSchema }),
  /** Ends that; nothing is left of the new one. */
  'recovery.cancelSalvage': method({ input: nothing, output: nothing }),
  /** Opens what was saved last. */
  'recovery.openSaved': method({ input: nothing, output: openedSchema }),
  /** True where the last workspace did not open, and something can be done about that. */
  'recovery.isOffered': method({ input: nothing, output: z.boolean() }),
  /** Forgets it; nothing about its files changes. */
  'recovery.leave': method({ input: nothing, output: nothing }),
  /** Shows the folder of the backups of the open workspace. */
  'backups.showFolder': method({ input: nothing, output: nothing }),
  /** Asks for a folder that gets a copy of each backup of the open workspace from now on. */
  'backups.choosePlace': method({ input: nothing, output: z.boolean() }),
  /** Makes no more copies there; those that are there stay. */
  'backups.forgetPlace': method({ input: nothing, output: nothing }),
} satisfies Contract;
