import type { ImportPlan } from '#shared/contract/import';
import type { ItemField } from '#shared/domain/item';
import { ColumnCensus } from './column-census.ts';
import type { Table } from './table.ts';
import type { DateOrder, DecimalMark } from './values.ts';

/** How dates and numbers of a file are read. */
export type ReadingMarks = {
  readonly dateOrder: DateOrder;
  /** The decimal mark of a field's column; `null` where each cell is read for itself. */
  readonly decimalMarkOf: (field: ItemField) => DecimalMark | null;
};

/**
 * How the dates and numbers of a table are read: as the plan says, otherwise as its first rows
 * prove; what is open is read day first, and numbers each for itself. Rows that do not fit are
 * rejected later, never read in another way.
 */
export function readingMarks(
  table: Table,
  plan: Pick<ImportPlan, 'mapping' | 'dateOrder' | 'decimalMark'>,
): ReadingMarks {
  const fieldOf = new Map(plan.mapping.map(({ column, field }) => [column, field]));
  const census = new ColumnCensus(
    table.headings.map(({ name }, column) => ({ name, field: fieldOf.get(column) ?? null })),
  );
  for (const { cells, line, hasStrayQuote } of table.sample) {
    if (!hasStrayQuote) census.add(cells, line);
  }
  let dateOrder: DateOrder = 'day-first';
  const marks = new Map<ItemField, DecimalMark>();
  for (const format of census.finish().formats) {
    if (format.kind === 'date-order') {
      if (format.order.state === 'proven') dateOrder = format.order.value;
      if (format.order.state === 'contradicted') dateOrder = format.order.likely;
    } else if (format.mark.state === 'proven') marks.set(format.field, format.mark.value);
  }
  return {
    dateOrder: plan.dateOrder ?? dateOrder,
    decimalMarkOf: (field) => plan.decimalMark ?? marks.get(field) ?? null,
  };
}
