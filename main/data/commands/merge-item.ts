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
 * The class of a known item after a row about it: facts and tags that the row states are taken; what
 * it leaves open stays, unless its blank cells erase. A person's tag always stays, and so does what
 * a person set, the columns of `held`. What the item says of its maker beside its name is not read
 * here, and what rules propose is not either; see `RowSigns` and `RowTags`.
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
    if (held.has(field) || String(existing[by] ?? '').startsWith('person')) continue;
    if (incoming[by] === 'file') {
      merged[tag] = incoming[tag];
      merged[by] = 'file';
    } else if (existing[by] === 'file' && (blanks.fields.has(field) || saysElse(tag, incoming))) {
      merged[tag] = tag === 'placement' ? 'untagged' : null;
      merged[by] = null;
    }
  }
  return merged;
}

/** True for a function whose text is there and names no category, so that rules have the word. */
function saysElse(tag: ClassColumn, incoming: ClassValues): boolean {
  return tag === 'function' && incoming.function_text !== null;
}

/**
 * True where what a person set holds back something that a row says. The row is then to be compared
 * again whenever it comes: what the person set may be undone by then.
 */
export function isHeldBack(
  existing: ClassValues,
  said: { readonly incoming: ReadonlyMap<string, CellValue>; readonly incomingClass: ClassValues },
  held: ReadonlyMap<string, unknown>,
): boolean {
  const { incoming, incomingClass } = said;
  const says = (column: string): boolean => (incoming.get(column) ?? null) !== null;
  return (
    [...held.keys()].some(says) ||
    FACTS.some(([fact, field]) => held.has(field) && incomingClass[fact] !== null) ||
    TAGS.some(
      ({ by, field }) =>
        incomingClass[by] === 'file' &&
        (held.has(field) || String(existing[by] ?? '').startsWith('person')),
    )
  );
}
