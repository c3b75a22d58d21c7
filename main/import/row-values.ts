import { ITEM_FIELDS, type ItemField } from '#shared/domain/item';

export type RowValue = string | number | null;

/** What one row says, each field at its place; `null` where the row says nothing. */
export type RowValues = readonly RowValue[];

/** The place of each field in a row's values. */
export const FIELD_AT: Readonly<Record<ItemField, number>> = Object.fromEntries(
  ITEM_FIELDS.map((field, at) => [field, at]),
) as Record<ItemField, number>;

/** The values of a row that says nothing. */
export const NO_VALUES: RowValues = ITEM_FIELDS.map(() => null);

/** The text of a field, `null` where the row has none. */
export function textAt(values: RowValues, at: number): string | null {
  const value = values[at] ?? null;
  return typeof value === 'number' ? String(value) : value;
}
