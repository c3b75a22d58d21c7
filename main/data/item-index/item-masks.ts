import type { ItemFilter } from '#shared/domain/filter';
import { ItemSet } from '../commands/item-set.ts';
import type { CodedColumn } from './coded-column.ts';
import { LACKS_REGION } from './class-table.ts';
import type { ColumnName } from './item-columns.ts';
import type { ItemPlaces } from './item-places.ts';
import {
  bitOf,
  bitsOfChoice,
  bitsWhere,
  choiceOf,
  isOpen,
  isWithin,
  lackTest,
  NOT_MET,
} from './masks.ts';
import type { SetTest } from './sql-answers.ts';

/** Lists of a filter that columns of items answer, with the bit of their facet. */
const CHOSEN = [
  ['sites', 'place', bitOf('site')],
  ['importIds', 'import', bitOf('import')],
  ['models', 'model', NOT_MET],
] as const;
const RANGES = ['installedOn', 'quantity', 'unitCost'] as const;

/** The columns that a filter asks for. */
export function columnsFor(filter: ItemFilter): ColumnName[] {
  const names: ColumnName[] = CHOSEN.flatMap(([key, name]) =>
    isOpen(choiceOf(filter, key)) ? [] : [name],
  );
  names.push(...RANGES.filter((name) => filter[name] !== undefined));
  if (filter.isMissing !== undefined) names.push('isMissing');
  if (lackTest(filter)?.asksRegion === true) names.push('lacksRegion');
  return names;
}

/** Reads a column that was loaded before. */
export type ColumnReader = (name: ColumnName) => CodedColumn;

/** Some items and what of a filter each does not meet, place by place. See `NOT_MET`. */
export type MaskedItems = { readonly ids: Int32Array; readonly masks: Int16Array };

/** For each column that a filter asks for, the bits that its values put into the masks of items. */
function columnTests(
  filter: ItemFilter,
  columnOf: ColumnReader,
): { codes: Int32Array; bits: Int32Array }[] {
  const names = columnsFor(filter).filter((name) => name !== 'lacksRegion');
  return names.map((name) => {
    const column = columnOf(name);
    const { codes } = column;
    const chosen = CHOSEN.find(([, each]) => each === name);
    if (chosen !== undefined) {
      const [key, , bits] = chosen;
      return { codes, bits: bitsOfChoice(column, choiceOf(filter, key), bits) };
    }
    const range = RANGES.find((each) => each === name);
    const { isMissing } = filter;
    const isMet =
      range === undefined
        ? (value: unknown) => (value === 1) === isMissing
        : (value: CodedColumn['values'][number]) => isWithin(filter[range] ?? {}, value);
    return { codes, bits: bitsWhere(column, NOT_MET, isMet) };
  });
}

function setOf(ids: readonly number[]): ItemSet {
  const set = new ItemSet();
  for (const id of ids) if (id >= 0) set.add(id);
  return set;
}

function namedTests({ itemId, itemIds = [], exceptItemIds = [] }: ItemFilter): SetTest[] {
  const tests: SetTest[] = [];
  if (itemId !== undefined) tests.push({ set: setOf([itemId]), isExcluded: false });
  if (itemIds.length > 0) tests.push({ set: setOf(itemIds), isExcluded: false });
  if (exceptItemIds.length > 0) tests.push({ set: setOf(exceptItemIds), isExcluded: true });
  return tests;
}

/** True where the class of an item says whether it meets a filter. */
export function isOfClasses(filter: ItemFilter, answered: readonly SetTest[]): boolean {
  return (
    answered.length === 0 && columnsFor(filter).length === 0 && namedTests(filter).length === 0
  );
}

/**
 * The items that meet what a filter says by their ids and what SQLite answered: all others meet it
 * not at all, whatever their class and columns. `all` are the ids of all items, ascending.
 */
export function candidatesOf(
  filter: ItemFilter,
  answered: readonly SetTest[],
  { classOf, ids: all }: Pick<ItemPlaces, 'classOf' | 'ids'>,
): Int32Array {
  const tests = [...namedTests(filter), ...answered];
  const first = tests.find(({ isExcluded }) => !isExcluded);
  const others = tests.filter((test) => test !== first);
  let ids = all;
  if (first !== undefined) {
    const found = first.set.toArray();
    ids = keep(found, (id) => (classOf[id] ?? -1) >= 0);
    // As many as there are: the same.
    if (ids.length === all.length) ids = all;
  }
  for (const { set, isExcluded } of others) ids = keep(ids, (id) => set.has(id) !== isExcluded);
  return ids;
}

/** Those of some ids that pass a test; a list's own `filter` takes five times as long. */
function keep(ids: Int32Array, isKept: (id: number, at: number) => boolean): Int32Array {
  const kept = new Int32Array(ids.length);
  let length = 0;
  for (let at = 0; at < ids.length; at += 1) {
    const id = ids[at] ?? 0;
    if (!isKept(id, at)) continue;
    kept[length] = id;
    length += 1;
  }
  return length === ids.length ? ids : kept.slice(0, length);
}

/** Puts the facet of facts lacked into masks, where the region is among them: only items know it. */
function addLacks(
  { ids, masks }: MaskedItems,
  filter: ItemFilter,
  classOf: Int32Array,
  lackedOf: CodedColumn,
  columnOf: ColumnReader,
): void {
  const test = lackTest(filter);
  if (test?.asksRegion !== true) return;
  const { codes, values } = columnOf('lacksRegion');
  const region = values.map((value) => (value === 1 ? LACKS_REGION : 0));
  const lackedOfClass = lackedOf.codes.map((code) => Number(lackedOf.values[code]));
  const bit = bitOf('lacks');
  for (let at = 0; at < ids.length; at += 1) {
    const id = ids[at] ?? 0;
    const lacked = (lackedOfClass[classOf[id] ?? 0] ?? 0) | (region[codes[id] ?? 0] ?? 0);
    if (!test.isMet(lacked)) masks[at] = (masks[at] ?? 0) | bit;
  }
}

/** The masks of some items, by their class and their columns. */
export function maskItems(
  filter: ItemFilter,
  ids: Int32Array,
  classOf: Int32Array,
  masksOfClasses: Int32Array,
  lackedOf: CodedColumn,
  columnOf: ColumnReader,
): MaskedItems {
  const masks = new Int16Array(ids.length);
  for (let at = 0; at < ids.length; at += 1) {
    masks[at] = masksOfClasses[classOf[ids[at] ?? 0] ?? 0] ?? NOT_MET;
  }
  for (const { codes, bits } of columnTests(filter, columnOf)) {
    for (let at = 0; at < ids.length; at += 1) {
      masks[at] = (masks[at] ?? 0) | (bits[codes[ids[at] ?? 0] ?? 0] ?? 0);
    }
  }
  const masked = { ids, masks };
  addLacks(masked, filter, classOf, lackedOf, columnOf);
  return masked;
}

/** The ids of the items that meet all of a filter, as they stand. */
export function idsMeeting({ ids, masks }: MaskedItems): Int32Array {
  return keep(ids, (_id, at) => masks[at] === 0);
}

/** Those of some ids that are among others, in their order. */
export function idsAmong(ids: Int32Array, others: Int32Array): Int32Array {
  const wanted = new ItemSet();
  for (let at = 0; at < others.length; at += 1) wanted.add(others[at] ?? 0);
  return keep(ids, (id) => wanted.has(id));
}
