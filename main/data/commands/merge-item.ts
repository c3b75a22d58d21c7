import { z } from 'zod';
import type { CellValue } from '../../import/protocol.ts';
import type { ItemRecord } from './item-writer.ts';

/** Columns that say where a row stands, not what the item is. */
const BOOKKEEPING: ReadonlySet<string> = new Set([
  'item_key',
  'row_number',
  'line_number',
  'content_hash',
  'class_id',
]);

/** Tags with the column that says who set them. */
const TAGS: readonly (readonly [string, string])[] = [
  ['function', 'function_by'],
  ['placement', 'placement_by'],
  ['generation', 'generation_by'],
];

const extraSchema = z.record(z.string(), z.string());

/** Joins unmapped columns; a heading that the file has again takes the file's value. */
function mergeExtra(existing: CellValue | undefined, incoming: CellValue): string | null {
  const parse = (json: CellValue | undefined): Record<string, string> =>
    typeof json === 'string' ? extraSchema.parse(JSON.parse(json)) : {};
  const merged = { ...parse(existing), ...parse(incoming) };
  return Object.keys(merged).length === 0 ? null : JSON.stringify(merged);
}

/**
 * What a row changes of a known item, by column. A blank cell erases nothing, and a tag that a
 * person set stays. Empty where the row says what is known.
 */
export function mergeItem(
  existing: ItemRecord,
  incoming: ReadonlyMap<string, CellValue>,
): Map<string, CellValue> {
  const changes = new Map<string, CellValue>();
  const tagColumns = new Set(TAGS.flat());
  for (const [column, value] of incoming) {
    if (BOOKKEEPING.has(column) || tagColumns.has(column) || value === null) continue;
    const next = column === 'extra' ? mergeExtra(existing['extra'], value) : value;
    if (next !== (existing[column] ?? null)) changes.set(column, next);
  }
  for (const [tag, by] of TAGS) {
    const isPersons = String(existing[by] ?? '').startsWith('person');
    const value = incoming.get(tag) ?? null;
    const isSaid = value !== null && value !== 'untagged';
    if (isPersons || !isSaid || value === existing[tag]) continue;
    changes.set(tag, value);
    changes.set(by, incoming.get(by) ?? null);
  }
  return changes;
}
