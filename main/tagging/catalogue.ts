import { z } from 'zod';
import { itemFieldSchema } from '#shared/domain/item';
import { supplierRegistrySchema, type SupplierRegistry } from '#shared/domain/supplier';
import { tagRuleSetSchema, type TagRuleSet } from '#shared/domain/tag-rule';
import fieldAliasesJson from '../catalog/field-aliases.json' with { type: 'json' };
import fieldWordsJson from '../catalog/field-words.json' with { type: 'json' };
import suppliersJson from '../catalog/suppliers.json' with { type: 'json' };
import tagRulesJson from '../catalog/tag-rules.json' with { type: 'json' };

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

let registry: SupplierRegistry | undefined;

/** The supplier registry that the app ships. Throws where the shipped file is broken. */
export function builtInRegistry(): SupplierRegistry {
  return (registry ??= supplierRegistrySchema.parse(suppliersJson));
}

/** The version of that registry, known without checking the whole of it. */
export const BUILT_IN_REGISTRY_VERSION: string = suppliersJson.version;

/** The rules that propose function, placement and generation. */
export function builtInTagRules(): TagRuleSet {
  return tagRuleSetSchema.parse(tagRulesJson);
}

/** Headings under which each field is known, in the order of preference. */
export function builtInFieldAliases(): FieldAliases {
  return fieldAliasesSchema.parse(fieldAliasesJson);
}

/** Words of the closed vocabularies: status, placement, generation. */
export function builtInFieldWords(): FieldWords {
  return fieldWordsSchema.parse(fieldWordsJson);
}
