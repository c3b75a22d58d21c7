import type { ItemField } from './item.ts';

/** The least and the most that a number of an item may be; a row with another is rejected. */
export const NUMBER_LIMITS = {
  quantity: { min: 0, max: 1e9 },
  unitCost: { min: 0, max: 1e12 },
  latitude: { min: -90, max: 90 },
  longitude: { min: -180, max: 180 },
} as const;

/** Whether a field's numbers are fractions by nature; a mark before three digits is then decimal. */
export function isFractionField(field: ItemField): boolean {
  return field === 'unitCost' || field === 'latitude' || field === 'longitude';
}

/** Characters of a cell above which its row is rejected. */
export const MAX_CELL_CHARS = 10 * 1024 * 1024;
