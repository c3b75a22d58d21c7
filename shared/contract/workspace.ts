import { z } from 'zod';
import { isoDateSchema } from '../domain/date.ts';

const count = z.int().min(0);

export const workspaceInfoSchema = z.strictObject({
  name: z.string(),
  operatorName: z.string(),
  scopeNote: z.string(),
  homeCountry: z.string().nullable(),
  /** The date verdicts are computed for. */
  asOf: isoDateSchema,
  /** True where the operator moved the date away from today. */
  isAsOfFixed: z.boolean(),
  isReadOnly: z.boolean(),
  items: count,
  imports: count,
  unresolvedItems: count,
  untaggedItems: count,
  /** An import that was under way when the program ended; nothing of it was kept. */
  interruptedImport: z.strictObject({ fileName: z.string(), startedAt: z.string() }).nullable(),
  /** One sentence where the file lies in a place that may damage it. */
  placeWarning: z.string().nullable(),
});
export type WorkspaceInfo = z.infer<typeof workspaceInfoSchema>;
