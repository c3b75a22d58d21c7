import type { ItemField } from '#shared/domain/item';
import { isPlaceholder } from './values.ts';

/** Short names of the usual key fields; a key is stored twice for every item. */
const KEY_PREFIXES: Partial<Readonly<Record<ItemField, string>>> = {
  serialNumber: 'sn',
  assetId: 'id',
  hostname: 'host',
};

function keyPrefix(field: ItemField): string {
  return KEY_PREFIXES[field] ?? field;
}

/**
 * The key of an item: the first field of the plan's key that the row fills. Serial numbers and
 * asset ids are compared without regard to case; a host name counts together with its site.
 */
export function keyOf(
  fields: readonly ItemField[],
  textOf: (field: ItemField) => string | null,
): string | null {
  for (const field of fields) {
    const text = textOf(field);
    if (text === null || isPlaceholder(text)) continue;
    if (field !== 'hostname') return `${keyPrefix(field)}:${text.toUpperCase()}`;
    return `${keyPrefix(field)}:${text.toLowerCase()}@${textOf('site')?.toLowerCase() ?? ''}`;
  }
  return null;
}
