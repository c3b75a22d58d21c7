import { z } from 'zod';
import { method, type Contract } from '../rpc/contract.ts';

const nothing = z.strictObject({});

/** Why a backup was made: before what, or when. */
export const backupReasonSchema = z.enum([
  'import',
  'policy',
  'migration',
  'restore',
  'close',
  'interval',
  'asked',
]);
export type BackupReason = z.infer<typeof backupReasonSchema>;

/** A backup as screens show it. */
export const backupSchema = z.strictObject({
  id: z.string().max(64),
  /** ISO 8601, UTC. */
  at: z.string(),
  reason: backupReasonSchema,
  bytes: z.int().min(0),
  isEncrypted: z.boolean(),
  /** True where it holds every change of the workspace. */
  isCurrent: z.boolean(),
});
export type Backup = z.infer<typeof backupSchema>;

/** A backup that is offered in the place of a workspace that does not open. */
export const offeredBackupSchema = backupSchema
  .omit({ isCurrent: true })
  .extend({ isSound: z.boolean() });
export type OfferedBackup = z.infer<typeof offeredBackupSchema>;

/** What is kept of a workspace, and what last went wrong with it. */
export const backupStateSchema = z.strictObject({
  /** The newest first. */
  backups: z.array(backupSchema),
  /** True where a second place is set. */
  hasSecondPlace: z.boolean(),
  /** How many are in the second place; `null` where it cannot be reached. */
  inSecondPlace: z.int().min(0).nullable(),
  /** One sentence: what is not as it should be, or `null`. */
  trouble: z.string().nullable(),
  /** Whether the workspace is encrypted; a backup from before that is not. */
  isEncrypted: z.boolean(),
});
export type BackupState = z.infer<typeof backupStateSchema>;

/** Which backup is put back. */
export const restoreInputSchema = z.strictObject({
  id: z.string().max(64),
  /** True where the operator means that an encrypted workspace becomes plain by a plain backup. */
  mayBecomePlain: z.boolean().optional(),
});

/** Methods of the data host about backups of the open workspace. */
export const backupMethods = {
  'backups.list': method({ input: nothing, output: backupStateSchema }),
  /** Makes one now, unless the newest holds every change; `trouble` says where it could not. */
  'backups.make': method({ input: nothing, output: backupStateSchema }),
  /**
   * Puts a backup in the place of the workspace, of which one is made before, and opens it. What was
   * asked of the workspace before is answered anew. Fails with `conflict` where an encrypted one would
   * become plain and may not.
   */
  'backups.restore': method({ input: restoreInputSchema, output: nothing }),
} satisfies Contract;
