import { Tally, type UntaggedClass } from './tally.ts';

/** The untagged classes of one supplier and function. */
export type Bucket = {
  readonly supplierId: string | null;
  readonly function: string | null;
  readonly classes: UntaggedClass[];
  readonly tally: Tally;
};

/** Items that are compared one by one for one answer. */
const MOST_COMPARED = 25_000;

/** The untagged classes by supplier and function, and which of them are compared item by item. */
export class Buckets {
  /** Buckets whose items are compared: those that change most, as many as the bound allows. */
  readonly compared: readonly Bucket[];
  /** One that alone is beyond the bound; its items are told apart by model only. */
  readonly tooLarge: Bucket | null;
  /** The others. */
  readonly others: readonly Bucket[];
  /** All whose items are not compared: they wait for their turn. */
  readonly waiting: readonly Bucket[];

  constructor(classes: readonly UntaggedClass[]) {
    const found = new Map<string, Bucket>();
    for (const each of classes) {
      const { supplierId, function: func } = each;
      const key = JSON.stringify([supplierId, func]);
      const bucket = found.get(key) ?? {
        supplierId,
        function: func,
        classes: [],
        tally: new Tally(),
      };
      found.set(key, bucket);
      bucket.classes.push(each);
      bucket.tally.add(each, each.items);
    }
    const buckets = [...found.values()].toSorted(
      ({ tally: a }, { tally: b }) => b.decisive - a.decisive || b.items - a.items,
    );
    let items = 0;
    const compared = buckets.filter(({ tally }) => {
      if (items + tally.items > MOST_COMPARED) return false;
      items += tally.items;
      return true;
    });
    this.compared = compared;
    this.waiting = buckets.filter((bucket) => !compared.includes(bucket));
    this.tooLarge = this.waiting.find(({ tally }) => tally.items > MOST_COMPARED) ?? null;
    this.others = this.waiting.filter((bucket) => bucket !== this.tooLarge);
  }
}
