import { z } from 'zod';

const count = z.int().min(0);

/** Items that the index of searches has as they are now; the others are looked at one by one. */
export const searchStateSchema = z.strictObject({ indexed: count, items: count });
export type SearchState = z.infer<typeof searchStateSchema>;
