import { isFractionField, NUMBER_LIMITS } from '#shared/domain/item-limits';
import type { ItemField } from '#shared/domain/item';
import { FIELD_AT, type RowValues } from './row-values.ts';
import { readDate, readNumber, type DateOrder, type DecimalMark, type Read } from './values.ts';

const ORDERS: readonly DateOrder[] = ['day-first', 'month-first', 'year-first'];
const MARKS: readonly (DecimalMark | null)[] = ['.', ',', null];

/**
 * A number as every reader understands it, alone or in a column with that decimal mark: three digits
 * behind one mark would be thousands.
 */
export function numberText(value: number, hasComma: boolean): string {
  const plain = value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 });
  const text = /\.\d{3}$/u.test(plain) ? `${plain}0` : plain;
  return hasComma ? text.replace('.', ',') : text;
}

const isNumberField = (field: ItemField): field is keyof typeof NUMBER_LIMITS =>
  field in NUMBER_LIMITS;

function isOnly(value: string | number, readings: readonly Read<string | number>[]): boolean {
  return readings.every((read) => !read.ok || read.value === value);
}

/**
 * The cells of a rejected row, where dates and numbers that another file may read otherwise are written
 * so that none can: which comes first, the day or the month, the rest of their column told.
 */
export function unambiguousCells(
  cells: readonly string[],
  fields: readonly (ItemField | null)[],
  values: RowValues,
  hasComma: (field: ItemField) => boolean,
): string[] {
  return cells.map((cell, column) => {
    const field = fields[column] ?? null;
    const value = field === null ? null : (values[FIELD_AT[field]] ?? null);
    if (field === null || value === null) return cell;
    const text = cell.trim();
    if (field === 'installedOn') {
      const readings = ORDERS.map((order) => readDate(text, order));
      return isOnly(value, readings) ? cell : String(value);
    }
    if (!isNumberField(field) || typeof value !== 'number') return cell;
    const readings = MARKS.map((mark) => readNumber(text, isFractionField(field), mark));
    return isOnly(value, readings) ? cell : numberText(value, hasComma(field));
  });
}
