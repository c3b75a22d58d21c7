import type { CodedColumn } from './coded-column.ts';
import type { ItemsByClass } from './item-places.ts';

/** How many items of each class have which value of a column. */
export type CountsByClass = {
  /** Of the class at `place`, from `starts[place]` on. */
  readonly starts: Int32Array;
  /** Places of values, each once per class. */
  readonly codes: Int32Array;
  readonly counts: Int32Array;
};

/** Counts the values of a column, class by class; values are then counted without a look at items. */
export function countsByClass(column: CodedColumn, byClass: ItemsByClass): CountsByClass {
  const { ids, starts: startsOfItems } = byClass;
  const classes = startsOfItems.length - 1;
  const starts = new Int32Array(classes + 1);
  const [codes, counts] = [new Int32Array(ids.length), new Int32Array(ids.length)];
  /** By value: where its count of this class is, if that is not before the class's first. */
  const placeOf = new Int32Array(column.values.length).fill(-1);
  let filled = 0;
  for (let place = 0; place < classes; place += 1) {
    const first = filled;
    const end = startsOfItems[place + 1] ?? 0;
    for (let at = startsOfItems[place] ?? 0; at < end; at += 1) {
      const code = column.codes[ids[at] ?? 0] ?? 0;
      let known = placeOf[code] ?? -1;
      if (known < first) {
        known = filled;
        placeOf[code] = known;
        codes[known] = code;
        filled += 1;
      }
      counts[known] = (counts[known] ?? 0) + 1;
    }
    starts[place + 1] = filled;
  }
  return { starts, codes: codes.slice(0, filled), counts: counts.slice(0, filled) };
}

/** Adds the counts of one class to those of values. */
export function addCounts(
  { starts, codes, counts }: CountsByClass,
  place: number,
  ofValues: Int32Array,
): void {
  const end = starts[place + 1] ?? 0;
  for (let at = starts[place] ?? 0; at < end; at += 1) {
    const code = codes[at] ?? 0;
    ofValues[code] = (ofValues[code] ?? 0) + (counts[at] ?? 0);
  }
}
