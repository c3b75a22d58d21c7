import type { ImportPlan } from '#shared/contract/import';
import type { ItemField } from '#shared/domain/item';
import type { CellValue, WorkerMessage } from '../../import/protocol.ts';
import { numberText } from '../../import/unambiguous-cells.ts';
import { COLUMN_OF } from '../database/columns.ts';
import { parseExtra } from '../database/extra.ts';

/** How the file writes its rows. */
type FileFormat = Pick<Extract<WorkerMessage, { kind: 'started' }>, 'headings' | 'decimalCommas'>;

const TAG_ORIGINS: Partial<Readonly<Record<ItemField, string>>> = {
  placement: 'placement_by',
  generation: 'generation_by',
};

/**
 * The cells of a row in the file's own columns, rebuilt from its stored values. A row that is
 * rejected only when it meets the workspace comes back this way; values that were normalised
 * (dates, countries) come back normalised, numbers with the decimal mark of their column.
 */
export function rebuildCells(
  { headings, decimalCommas }: FileFormat,
  plan: ImportPlan,
  values: ReadonlyMap<string, CellValue>,
  manufacturer: string | null,
): string[] {
  const extra = parseExtra(values.get('extra'));
  const fieldOf = new Map(plan.mapping.map(({ column, field }) => [column, field]));
  return headings.map((heading, index) => {
    const field = fieldOf.get(index);
    if (field === undefined) return extra.get(heading) ?? '';
    if (field === 'manufacturer') return manufacturer ?? extra.get(heading) ?? '';
    // A tag that a rule proposed is not what the file said.
    const isProposed = field in TAG_ORIGINS && values.get(TAG_ORIGINS[field] ?? '') !== 'file';
    const value = isProposed ? null : (values.get(COLUMN_OF[field]) ?? null);
    if (value === null) return extra.get(heading) ?? '';
    return typeof value === 'number' ? numberText(value, decimalCommas.includes(field)) : value;
  });
}
