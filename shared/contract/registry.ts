import { z } from 'zod';
import { isoDateSchema } from '../domain/date.ts';

const count = z.int().min(0);

/** What taking a newer supplier registry would change in a workspace. */
export const registryDifferenceSchema = z.strictObject({
  /** Versions: the one that counts now, and the one that the program brings. */
  from: z.string(),
  to: z.string(),
  /** The day as of which the new one tells its facts. */
  asOf: isoDateSchema,
  /** Items whose vendor would be another. */
  items: count,
  textCount: count,
  /** The first of the manufacturer texts that would lead elsewhere; `null` stands for nobody. */
  texts: z.array(
    z.strictObject({
      text: z.string(),
      from: z.string().nullable(),
      to: z.string().nullable(),
      items: count,
    }),
  ),
  /** Ownership of suppliers with items that is new, or no longer as it was. */
  owners: z.array(
    z.strictObject({
      supplier: z.string(),
      owner: z.string(),
      from: isoDateSchema.nullable(),
      until: isoDateSchema.nullable(),
      is: z.enum(['new', 'gone']),
    }),
  ),
  /** Enterprise numbers that items answer under and that would point elsewhere. */
  signs: count,
  /** Items whose object id or software version was not read for their maker yet. */
  unreadItems: count,
});
export type RegistryDifference = z.infer<typeof registryDifferenceSchema>;
