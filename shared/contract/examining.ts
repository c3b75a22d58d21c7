import { z } from 'zod';
import { method, type Contract } from '../rpc/contract.ts';

const nothing = z.strictObject({});

/** What is done with a workspace that is looked through, in this order. */
export const EXAMINE_STEPS = ['copy', 'file', 'ledgers', 'values', 'verdicts', 'items'] as const;
export const examineStepSchema = z.enum(EXAMINE_STEPS);
export type ExamineStep = z.infer<typeof examineStepSchema>;

/** A workspace that is being looked through before it is opened, and how far that is. */
export const examiningSchema = z.strictObject({ name: z.string(), step: examineStepSchema });
export type Examining = z.infer<typeof examiningSchema>;

/** Methods of the main process about workspaces that were not saved here last. */
export const examiningMethods = {
  /** The workspace that is being looked through; `null` where none is. */
  'workspace.examining': method({ input: nothing, output: examiningSchema.nullable() }),
  /** Ends that; the call that was to open the workspace fails with `cancelled`. */
  'workspace.cancelExamining': method({ input: nothing, output: nothing }),
} satisfies Contract;
