import { supplierRegistrySchema, type SupplierRegistry } from '#shared/domain/supplier';
import { tagRuleSetSchema, type TagRuleSet } from '#shared/domain/tag-rule';
import suppliersJson from '../catalog/suppliers.json' with { type: 'json' };
import tagRulesJson from '../catalog/tag-rules.json' with { type: 'json' };

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
