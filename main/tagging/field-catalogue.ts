import { z } from 'zod';
import { itemFieldSchema } from '#shared/domain/item';
import fieldAliasesJson from '../catalog/field-aliases.json' with { type: 'json' };
import fieldWordsJson from '../catalog/field-words.json' with { type: 'json' };

const words = z.array(z.string().min(1));

const fieldAliasesSchema = z.strictObject({
  schema: z.literal(1),
  fields: z.partialRecord(itemFieldSchema, words),
});
export type FieldAliases = z.infer<typeof fieldAliasesSchema>;

const fieldWordsSchema = z.strictObject({
  schema: z.literal(1),
  status: z.strictObject({
    'in-service': words,
    spare: words,
    planned: words,
    decommissioned: words,
  }),
  placement: z.strictObject({ core: words, edge: words }),
  generation: z.strictObject({ '2G': words, '3G': words, '4G': words, '5G': words }),
});
export type FieldWords = z.infer<typeof fieldWordsSchema>;

/** Headings under which each field is known, in the order of preference. */
export function builtInFieldAliases(): FieldAliases {
  return fieldAliasesSchema.parse(fieldAliasesJson);
}

/** Words of the closed vocabularies: status, placement, generation. */
export function builtInFieldWords(): FieldWords {
  return fieldWordsSchema.parse(fieldWordsJson);
}
