import { z } from 'zod';
import { certaintySchema } from './certainty.ts';

/** A model family that stands in core and edge alike, and what tells which. */
export const ambiguousFamilySchema = z.strictObject({
  family: z.string().min(1).max(60),
  supplier: z.string().max(80),
  /** Case-insensitive pattern over the model. */
  modelPattern: z.string().min(1).max(300),
  /** What tells core from edge where the model does not. */
  decidedBy: z.array(z.enum(['role', 'host-name', 'site', 'function'])).min(1),
  note: z.string().max(500).optional(),
  certainty: certaintySchema,
  /** One of the file's sources. */
  source: z.string().min(1).max(60),
});
export type AmbiguousFamily = z.infer<typeof ambiguousFamilySchema>;

export const ambiguousFamiliesSchema = z.strictObject({
  schema: z.literal(1),
  version: z.string().regex(/^\d{4}\.\d{2}(\.\d+)?$/),
  sources: z.record(z.string(), z.string().max(400)),
  families: z.array(ambiguousFamilySchema),
});

/**
 * The stem that models of one series share: the text up to its number. `S5735-L48T4S-A` gives
 * `S5735`, `7750 SR-7s` gives `7750 SR`, `ZXR10 5950-36TM` gives `ZXR10 5950`. A model without a
 * number is its own stem.
 */
export function modelStem(model: string): string {
  const tokens = model
    .trim()
    .split(/[-\s_/.]+/u)
    .filter((token) => token !== '');
  const first = tokens.findIndex((token) => /\p{Nd}/u.test(token));
  if (first === -1) return tokens.join(' ');
  const next = tokens[first + 1] ?? '';
  const letters = /^\p{L}+/u.exec(next)?.[0] ?? '';
  const stem = tokens.slice(0, first + 1);
  // A number alone names no series (7750 SR and 7750 MG are two), nor does a brand such as ZXR10.
  if (first === 0 && /^\p{Nd}+$/u.test(tokens[0] ?? '') && letters !== '') stem.push(letters);
  else if (/^\p{L}+\p{Nd}{1,2}$/u.test(tokens[first] ?? '') && /\p{Nd}{3}/u.test(next))
    stem.push(next);
  return stem.join(' ');
}
