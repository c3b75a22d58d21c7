import type { ImportPlan } from '#shared/contract/import';
import type { ItemField } from '#shared/domain/item';
import { AppError } from '#shared/rpc/app-error';
import type { FieldReader } from './field-readers.ts';
import type { RowValue } from './row-values.ts';

/**
 * The values of a plan for blank cells, as its fields hold them. Fails with `invalid-input` where one
 * is not a value of its field.
 */
export function readDefaults(
  plan: ImportPlan,
  readers: ReadonlyMap<ItemField, FieldReader>,
): ReadonlyMap<ItemField, RowValue> {
  const defaults = new Map<ItemField, RowValue>();
  for (const { field, value } of plan.defaults) {
    const text = value.trim();
    if (text === '') continue;
    const meaning = readers.get(field)?.(text) ?? { kind: 'value', value: text };
    if (meaning.kind === 'value') defaults.set(field, meaning.value);
    else {
      throw new AppError(
        'invalid-input',
        `"${text}" cannot be the default for ${field}; give a value that the field can hold.`,
      );
    }
  }
  return defaults;
}
