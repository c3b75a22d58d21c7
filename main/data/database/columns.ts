import type { ItemField } from '#shared/domain/item';
import { FIELD_COLUMNS } from '../../import/protocol.ts';

/** The stored column of every field, of `item` or of its class; the manufacturer's is joined. */
export const COLUMN_OF: Readonly<Record<ItemField, string>> = {
  ...FIELD_COLUMNS,
  manufacturer: 'manufacturer',
  function: 'function_text',
  placement: 'placement',
  generation: 'generation',
  country: 'country',
  status: 'status',
};
