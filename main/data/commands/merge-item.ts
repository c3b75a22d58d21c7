import type { CellValue } from '../../import/protocol.ts';
import { formatExtra, parseExtra } from '../database/extra.ts';
import type { ClassColumn, ClassValues } from './classes.ts';

/** Columns of an item that say where its row stands, not what it is. */
const BOOKKEEPING: ReadonlySet<string> = new Set([
  'item_key',
  'row_number',
  'line_number',
  'content_hash',
  'class_id',
]);

/** Tags with the column that says who set them. */
const TAGS: readonly (readonly [ClassColumn, ClassColumn])[] = [
  ['function', 'function_by'],
  ['placement', 'placement_by'],
  ['generation', 'generation_by'],
];

/** Facts of a class that a file states outright. */
const FACTS: readonly ClassColumn[] = [
  'manufacturer_id',
  'function_text',
  'country',
  'status',
  'installed_since',
];

/** Joins unmapped columns; a heading that the file has again takes the file's value. */
function mergeExtra(existing: CellValue | undefined, incoming: CellValue): string | null {
  return formatExtra(new Map([...parseExtra(existing), ...parseExtra(incoming)]));
}

/**
 * What a row changes in the item's own columns, by column; a blank cell erases nothing. Empty
 * where the row says what is known.
 */
export function mergeColumns(
  existing: Readonly<Record<string, CellValue>>,
  incoming: ReadonlyMap<string, CellValue>,
): Map<string, CellValue> {
  const changes = new Map<string, CellValue>();
  for (const [column, value] of incoming) {
    if (BOOKKEEPING.has(column) || value === null) continue;
    const next = column === 'extra' ? mergeExtra(existing['extra'], value) : value;
    if (next !== (existing[column] ?? null)) changes.set(column, next);
  }
  return changes;
}

/**
 * The class of a known item after a row about it: facts that the row states are taken, tags too
 * unless someone of more weight set them; what the row leaves open stays.
 */
export function mergeClass(existing: ClassValues, incoming: ClassValues): ClassValues {
  const merged = { ...existing };
  for (const fact of FACTS) merged[fact] = incoming[fact] ?? existing[fact];
  for (const [tag, by] of TAGS) {
    const isSaid = incoming[tag] !== null && incoming[tag] !== 'untagged';
    const weight = weightOf(incoming[by]) - (incoming.function_text === null ? 0.5 : 0);
    // A rule that saw a row without its function knows less than one that saw it.
    const isOutweighed = incoming[by] === 'file' ? false : weight < weightOf(existing[by]);
    if (!isSaid || isOutweighed || weightOf(incoming[by]) < weightOf(existing[by])) continue;
    merged[tag] = incoming[tag];
    merged[by] = incoming[by];
  }
  return merged;
}

/** A person's word stands above the file's, and the file's above a rule's guess. */
function weightOf(by: string | number | null): number {
  const origin = String(by ?? '');
  if (origin.startsWith('person')) return 3;
  if (origin === 'file') return 2;
  return origin.startsWith('rule') ? 1 : 0;
}
