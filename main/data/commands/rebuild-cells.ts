import type { ImportPlan } from '#shared/contract/import';
import type { ItemField } from '#shared/domain/item';
import type { CellValue } from '../../import/protocol.ts';
import { COLUMN_OF } from '../database/columns.ts';
import { parseExtra } from '../database/extra.ts';

const TAG_ORIGINS: Partial<Readonly<Record<ItemField, string>>> = {
  placement: 'placement_by',
  generation: 'generation_by',
};

/**
 * The cells of a row in the file's own columns, rebuilt from its stored values. A row that is
 * rejected only when it meets the workspace comes back this way; values that were normalised
 * (dates, countries) come back normalised.
 */
export function rebuildCells(
  headings: readonly string[],
  plan: ImportPlan,
  values: ReadonlyMap<string, CellValue>,
  manufacturer: string | null,
): string[] {
  const extra = parseExtra(values.get('extra'));
  const fieldOf = new Map(plan.mapping.map(({ column, field }) => [column, field]));
  return headings.map((heading, index) => {
    const field = fieldOf.get(index);
    if (field === undefined) return extra.get(heading) ?? '';
    if (field === 'manufacturer') return manufacturer ?? '';
    // A tag that a rule proposed is not what the file said.
    const isProposed = field in TAG_ORIGINS && values.get(TAG_ORIGINS[field] ?? '') !== 'file';
    const value = isProposed ? null : (values.get(COLUMN_OF[field]) ?? null);
    return value === null ? (extra.get(heading) ?? '') : String(value);
  });
}
