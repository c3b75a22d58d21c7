import type { ItemFilter } from '#shared/domain/filter';
import { ItemSet } from '../commands/item-set.ts';
import type { CodedColumn } from './coded-column.ts';
import { LACKS_REGION } from './class-table.ts';
import type { ColumnName } from './item-columns.ts';
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

/** Puts the facet of facts lacked into masks, where the region is among them: only items know it. */
function addLacks(
  masks: Int16Array,
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
  for (let id = 0; id < masks.length; id += 1) {
    const lacked = (lackedOfClass[classOf[id] ?? 0] ?? 0) | (region[codes[id] ?? 0] ?? 0);
    if (!test.isMet(lacked)) masks[id] = (masks[id] ?? 0) | bit;
  }
}

/** The mask of every item id; ids of no item do not meet the filter. See `NOT_MET`. */
export function itemMasks(
  filter: ItemFilter,
  classOf: Int32Array,
  masksOfClasses: Int32Array,
  lackedOf: CodedColumn,
  columnOf: ColumnReader,
  answered: readonly SetTest[],
): Int16Array {
  const masks = new Int16Array(classOf.length);
  for (let id = 0; id < masks.length; id += 1) {
    const place = classOf[id] ?? -1;
    masks[id] = place < 0 ? NOT_MET : (masksOfClasses[place] ?? NOT_MET);
  }
  for (const { codes, bits } of columnTests(filter, columnOf)) {
    for (let id = 0; id < masks.length; id += 1) {
      masks[id] = (masks[id] ?? 0) | (bits[codes[id] ?? 0] ?? 0);
    }
  }
  addLacks(masks, filter, classOf, lackedOf, columnOf);
  for (const { set, isExcluded } of [...namedTests(filter), ...answered]) {
    for (let id = 0; id < masks.length; id += 1) {
      if (set.has(id) === isExcluded) masks[id] = (masks[id] ?? 0) | NOT_MET;
    }
  }
  return masks;
}

/** Those of some ids whose items meet all of a filter, in their order. */
export function idsAmong(ids: Int32Array, masks: Int16Array): Int32Array {
  const among = new Int32Array(ids.length);
  let found = 0;
  for (let at = 0; at < ids.length; at += 1) {
    const id = ids[at] ?? 0;
    if (masks[id] !== 0) continue;
    among[found] = id;
    found += 1;
  }
  return among.slice(0, found);
}

/** The ids of the items that meet all of a filter, ascending. */
export function idsOf(masks: Int16Array | Int32Array): Int32Array {
  const ids = new Int32Array(masks.length);
  let found = 0;
  for (let id = 0; id < masks.length; id += 1) {
    if (masks[id] !== 0) continue;
    ids[found] = id;
    found += 1;
  }
  return ids.slice(0, found);
}
