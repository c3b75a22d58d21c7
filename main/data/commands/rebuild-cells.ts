import { z } from 'zod';
import type { ImportPlan } from '#shared/contract/import';
import type { CellValue } from '../../import/protocol.ts';
import { COLUMN_OF } from '../database/columns.ts';

const extraSchema = z.record(z.string(), z.string());

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
  const extraJson = values.get('extra');
  const extra = typeof extraJson === 'string' ? extraSchema.parse(JSON.parse(extraJson)) : {};
  const fieldOf = new Map(plan.mapping.map(({ column, field }) => [column, field]));
  return headings.map((heading, index) => {
    const field = fieldOf.get(index);
    if (field === undefined) return extra[heading] ?? '';
    if (field === 'manufacturer') return manufacturer ?? '';
    const value = values.get(COLUMN_OF[field]) ?? null;
    return value === null ? (extra[heading] ?? '') : String(value);
  });
}
