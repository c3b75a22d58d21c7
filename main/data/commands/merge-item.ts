import type { CellValue } from '../../import/protocol.ts';
import { formatExtra, parseExtra } from '../database/extra.ts';
import type { BlankCells } from './blank-cells.ts';
import { fieldsOfPerson } from './edit/person-fields.ts';
import type { ClassColumn, ClassValues } from './classes.ts';

/** Columns of an item that say where its row stands, not what it is. */
const BOOKKEEPING: ReadonlySet<string> = new Set([
  'item_key',
  'row_number',
  'line_number',
  'content_hash',
  'class_id',
]);

/** Tags with the column that says who set them, and the field that a file states them in. */
export const TAGS: readonly {
  readonly tag: ClassColumn;
  readonly by: ClassColumn;
  readonly field: string;
}[] = [
  { tag: 'function', by: 'function_by', field: 'function_text' },
  { tag: 'placement', by: 'placement_by', field: 'placement' },
  { tag: 'generation', by: 'generation_by', field: 'generation' },
];

/** Facts of a class that a file states outright, with the field that it states them in. */
const FACTS: readonly (readonly [ClassColumn, string])[] = [
  ['manufacturer_id', 'manufacturer'],
  ['function_text', 'function_text'],
  ['country', 'country'],
  ['status', 'status'],
  ['installed_since', 'installed_on'],
];

/** Facts from which rules propose tags. */
const PROPOSING = ['manufacturer', 'function_text'] as const;

/** Joins unmapped columns; a heading that the file has again takes the file's value. */
function mergeExtra(
  existing: CellValue | undefined,
  incoming: CellValue,
  blanks: BlankCells,
): string | null {
  const merged = new Map([...parseExtra(existing), ...parseExtra(incoming)]);
  for (const heading of blanks.headings) merged.delete(heading);
  return formatExtra(merged);
}

/**
 * What a row changes in the item's own columns, by column; only `blanks` erase, and what a person
 * set stays. Empty where the row says what is known.
 */
export function mergeColumns(
  existing: Readonly<Record<string, CellValue>>,
  incoming: ReadonlyMap<string, CellValue>,
  blanks: BlankCells,
): Map<string, CellValue> {
  const changes = new Map<string, CellValue>();
  const held = fieldsOfPerson(existing);
  for (const [column, value] of incoming) {
    if (BOOKKEEPING.has(column) || held.has(column)) continue;
    const isExtra = column === 'extra';
    if (value === null && !(isExtra ? blanks.headings.length > 0 : blanks.fields.has(column))) {
      continue;
    }
    const next = isExtra ? mergeExtra(existing['extra'], value, blanks) : value;
    if (next !== (existing[column] ?? null)) changes.set(column, next);
  }
  return changes;
}

/**
 * The class of a known item after a row about it: facts that the row states are taken, tags too
 * unless someone of more weight set them; what the row leaves open stays, unless its blank cells
 * erase. A person's tag always stays, and so does what a person set, the columns of `held`. What the item says of its maker beside its name is not read
 * here; see `RowSigns`.
 */
export function mergeClass(
  existing: ClassValues,
  incoming: ClassValues,
  blanks: BlankCells,
  held: ReadonlyMap<string, unknown> = new Map(),
): ClassValues {
  const merged = { ...existing };
  for (const [fact, field] of FACTS) {
    if (held.has(field)) continue;
    merged[fact] = incoming[fact] ?? (blanks.fields.has(field) ? null : existing[fact]);
  }
  for (const { tag, by, field } of TAGS) {
    if (!isFollowing(existing[by], field, blanks) && isOutweighed(existing, incoming, tag, by)) {
      continue;
    }
    merged[tag] = incoming[tag];
    merged[by] = incoming[by];
  }
  return merged;
}

/** True where what a tag came from was erased, so that it is what the row makes of it now. */
function isFollowing(by: string | number | null, field: string, blanks: BlankCells): boolean {
  if (by === 'file') return blanks.fields.has(field);
  return weightOf(by) < 2 && PROPOSING.some((fact) => blanks.fields.has(fact));
}

/** True where the tag that is there outweighs what the row says, or the row says nothing. */
function isOutweighed(
  existing: ClassValues,
  incoming: ClassValues,
  tag: ClassColumn,
  by: ClassColumn,
): boolean {
  if (incoming[tag] === null || incoming[tag] === 'untagged') return true;
  const weight = weightOf(incoming[by]);
  if (weight < weightOf(existing[by])) return true;
  // A rule that saw a row without its function knows less than one that saw it.
  const known = weight - (incoming.function_text === null ? 0.5 : 0);
  return incoming[by] !== 'file' && known < weightOf(existing[by]);
}

/**
 * A person's word stands above the file's, the file's above a rule's guess, and the operator's own
 * rules, even where one saw a row without its function, above those of the catalogue.
 */
function weightOf(by: string | number | null): number {
  const origin = String(by ?? '');
  if (origin.startsWith('person')) return 3;
  if (origin === 'file') return 2;
  if (origin.startsWith('rule:own-')) return 1.75;
  return origin.startsWith('rule') ? 1 : 0;
}
