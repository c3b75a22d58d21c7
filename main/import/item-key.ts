import type { ItemField } from '#shared/domain/item';
import { FIELD_AT, textAt, type RowValues } from './row-values.ts';
import { isPlaceholder } from './values.ts';

/** Short names of the usual key fields; a key is stored twice for every item. */
const KEY_PREFIXES: Partial<Readonly<Record<ItemField, string>>> = {
  serialNumber: 'sn',
  assetId: 'id',
  hostname: 'host',
};

/**
 * The key of an item: the first field of the plan's key that the row fills. Serial numbers and
 * asset ids are compared without regard to case; a host name counts together with its site.
 */
export function keyOf(fields: readonly ItemField[], values: RowValues): string | null {
  for (const field of fields) {
    const text = textAt(values, FIELD_AT[field]);
    if (text === null || isPlaceholder(text)) continue;
    const prefix = KEY_PREFIXES[field] ?? field;
    if (field !== 'hostname') return `${prefix}:${text.toUpperCase()}`;
    const site = textAt(values, FIELD_AT.site) ?? '';
    return `${prefix}:${text.toLowerCase()}@${site.toLowerCase()}`;
  }
  return null;
}
