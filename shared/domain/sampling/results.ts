import { z } from 'zod';
import { itemFieldSchema } from '../item.ts';
import type { Confidence } from './confidence.ts';
import { wilsonInterval, type Interval } from './wilson.ts';

/** What a look at an item on its site found, in the order of their keys. */
export const RESULTS = ['as-recorded', 'differs', 'not-found', 'not-accessible'] as const;
export const sampleResultSchema = z.enum(RESULTS);
export type SampleResult = z.infer<typeof sampleResultSchema>;

/** What was found, and by which field it differs where it does. */
export const foundSchema = z
  .strictObject({
    result: sampleResultSchema,
    field: itemFieldSchema.nullable(),
    remark: z.string().trim().max(1000),
  })
  .refine(({ result, field }) => (result === 'differs') === (field !== null), {
    message: 'an item that differs names the field, and no other does',
  });
export type Found = z.infer<typeof foundSchema>;

const count = z.int().min(0);

/** How many items of a sample were found how; `open` are those nobody has looked at yet. */
export const tallySchema = z.strictObject({
  'as-recorded': count,
  differs: count,
  'not-found': count,
  'not-accessible': count,
  open: count,
});
export type Tally = z.infer<typeof tallySchema>;

/** How wrong a register is, as far as a sample tells. */
export type ErrorRate = {
  /** Items that were looked at: those that could not be reached say nothing. */
  readonly checked: number;
  /** Items that differ or were not found. */
  readonly errors: number;
  /** `null` while nothing was looked at. */
  readonly interval: Interval | null;
};

/** The error rate of a sample and where the true one lies; see `wilsonInterval`. */
export function errorRateOf(tally: Tally, confidence: Confidence): ErrorRate {
  const errors = tally.differs + tally['not-found'];
  const checked = tally['as-recorded'] + errors;
  return { checked, errors, interval: wilsonInterval(errors, checked, confidence) };
}
