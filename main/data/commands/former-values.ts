import type { CellValue } from '../../import/protocol.ts';
import { parseExtra } from '../database/extra.ts';

/** Columns that say which row an item's values come from; they change with every update. */
export const ROW_OF_ITEM = ['import_id', 'row_number', 'line_number'] as const;

/** Unmapped columns that change, with what they held: `null` where the item had none. */
function formerExtra(former: CellValue | undefined, next: CellValue): Record<string, unknown> {
  const was = parseExtra(former);
  const is = parseExtra(next);
  const headings = new Set([...was.keys(), ...is.keys()]);
  return Object.fromEntries(
    [...headings]
      .filter((heading) => was.get(heading) !== is.get(heading))
      .map((heading) => [heading, was.get(heading) ?? null]),
  );
}

/**
 * What `change_item.before` keeps of an item that is about to change: the former value of each
 * column that changes, and of `extra` those of the headings that do, as an object. Laid over the
 * item they take the change back, and nothing else.
 */
export function formerValues(
  existing: Readonly<Record<string, CellValue>>,
  changes: ReadonlyMap<string, CellValue>,
): string {
  const former: Record<string, unknown> = {};
  for (const column of [...ROW_OF_ITEM, ...changes.keys()]) {
    former[column] = existing[column] ?? null;
  }
  const extra = changes.get('extra');
  if (extra !== undefined) former['extra'] = formerExtra(existing['extra'], extra);
  return JSON.stringify(former);
}
