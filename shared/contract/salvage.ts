import { z } from 'zod';

const count = z.int().min(0);

/** Keys of lost items that are listed; all are counted. */
export const MAX_LOST_KEYS = 1000;

/** What became of the rows of one table of a damaged workspace. */
export const tableSalvageSchema = z.strictObject({
  table: z.string(),
  /** Rows that are in the new workspace. */
  copied: count,
  /** Of these, rows from places that were altered since the file was closed: values may be others. */
  doubtful: count,
  /** Of these, rows that an index had, but not the table. */
  rebuilt: count,
  /** Rows that are not in it, for whatever reason; at least, unless `isLostExact`. */
  lost: count,
  isLostExact: z.boolean(),
  /** Of the lost ones, those that were read and do not fit, by the reason. */
  leftOut: z.strictObject({
    /** Values of another kind than the column's. */
    misfit: count,
    /** The row contradicts itself. */
    contradiction: count,
    /** Its key was read before. */
    twice: count,
    /** What it belongs to is lost. */
    orphan: count,
  }),
  /** Rows that were made for lost ones, since others refer to them. */
  standIns: count,
  /** Rows in which a reference to a lost row is blank; they are as they were otherwise. */
  blanked: count,
});
export type TableSalvage = z.infer<typeof tableSalvageSchema>;

/** What was saved out of a damaged workspace, and what was not. */
export const salvageReportSchema = z.strictObject({
  /** The name of the damaged file. */
  from: z.string(),
  /** The name of the new one. */
  to: z.string(),
  /** ISO 8601, UTC. */
  at: z.string(),
  /** Tables of which there were any rows. */
  tables: z.array(tableSalvageSchema),
  /** Keys of lost items, in words, as far as they are known; at most `MAX_LOST_KEYS`. */
  lostItems: z.array(z.string()).max(MAX_LOST_KEYS),
  /** True where the seal says what the file held when it was closed. */
  isSealed: z.boolean(),
  /** Changes that had been saved and that the file does not have; `null` where that is not known. */
  lostChanges: count.nullable(),
  /** Names of closed audits that were withdrawn, since some of what they kept is lost. */
  withdrawnAudits: z.array(z.string()),
  /** What `check` finds in the new workspace. */
  problems: z.array(z.string()),
});
export type SalvageReport = z.infer<typeof salvageReportSchema>;
