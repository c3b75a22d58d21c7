import { z } from 'zod';
import { conversionStepSchema } from './conversion-step.ts';
import { searchStateSchema } from './search-state.ts';

/** Sent by the data host without being asked, at most ten a second of each. */
export const eventSchemas = {
  'import.progress': z.strictObject({
    rows: z.int().min(0),
    bytesRead: z.int().min(0),
    bytesTotal: z.int().min(0),
    rowsPerSecond: z.number().min(0),
    phase: z.enum(['analysing', 'reading', 'finishing']),
  }),
  /** Items that an export has written, of all that it will. */
  'export.progress': z.strictObject({ rows: z.int().min(0), total: z.int().min(0) }),
  /** Which file of a bundle is being written; of a list of items, how much is. */
  'bundle.progress': z.strictObject({
    file: z.string(),
    done: z.int().min(0),
    total: z.int().min(0),
  }),
  /** Bytes of a bundle that were checked, of all. */
  'bundle.checkProgress': z.strictObject({ done: z.int().min(0), total: z.int().min(0) }),
  /** How many of the items of a change, or of its preview, are written. */
  'items.changeProgress': z.strictObject({ done: z.int().min(0), total: z.int().min(0) }),
  /** How many of the items are kept with an audit that is being closed. */
  'audits.closeProgress': z.strictObject({ done: z.int().min(0), total: z.int().min(0) }),
  /** Items of both sides that a comparison of audits has read, of all. */
  'audits.compareProgress': z.strictObject({ done: z.int().min(0), total: z.int().min(0) }),
  /** How much of the workspace the index of searches has; the last one has all of it. */
  'search.progress': searchStateSchema,
  /** How much of a damaged workspace was read, of which rows are being saved. */
  'recovery.progress': z.strictObject({ done: z.int().min(0), total: z.int().min(0) }),
  /** Bytes of the workspace that the steps of its conversion went through, of all that they will. */
  'encryption.progress': z.strictObject({
    step: conversionStepSchema,
    done: z.int().min(0),
    total: z.int().min(0),
  }),
  /** A backup was made, or, with a sentence, could not be. */
  'backups.changed': z.strictObject({ trouble: z.string().nullable() }),
  /** Something in the workspace changed; every view and figure is to be asked again. */
  'workspace.changed': z.strictObject({ version: z.int() }),
} as const;
export type EventName = keyof typeof eventSchemas;
export type EventPayload<K extends EventName> = z.infer<(typeof eventSchemas)[K]>;
