import type { Tagging } from './item-tagger.ts';
import type { ClassFacts, ManufacturerRef } from './protocol.ts';
import type { ReadItem } from './row-reader.ts';
import { settledOrigin } from '../tagging/settled-signs.ts';
import { FIELD_AT, textAt } from './row-values.ts';
import { TupleTable } from './tuple-table.ts';
import { ValueNumbers } from './value-numbers.ts';

/** What the first boundary is counted as; see `#sinceAt`. */
const FIRST_SINCE = 2;

/**
 * Gives each distinct manufacturer text and each distinct combination of tags and deciding facts
 * a number. Verdicts are computed once per combination instead of once per item, because a
 * million items share a few thousand of them.
 */
export class ClassTable {
  readonly #boundaries: readonly string[];
  readonly #manufacturers = new Map<string, number>();
  readonly #classes = new Map<string, number>();
  /** Remembers classes by tagging, country, status and boundary; `#classes` decides. */
  readonly #known = new TupleTable<number>(4);
  readonly #numbers = new ValueNumbers();
  /** How many boundaries are on or before a day, by the day's number in its column; 0 is none. */
  readonly #sinceOfNumber: number[] = [];
  #newManufacturers: ManufacturerRef[] = [];
  #newClasses: ClassFacts[] = [];

  constructor(installBoundaries: readonly string[]) {
    this.#boundaries = installBoundaries;
  }

  /** The number of the item's combination. */
  classOf({ tagging, values, numbers: counted }: ReadItem): number {
    const country = textAt(values, FIELD_AT.country);
    const status = textAt(values, FIELD_AT.status);
    const installedOn = textAt(values, FIELD_AT.installedOn);
    const since = this.#sinceAt(installedOn, counted[FIELD_AT.installedOn] ?? 0);
    const { tuple } = this.#known;
    tuple[0] = tagging.number;
    tuple[1] = this.#numbers.of(country, counted[FIELD_AT.country]);
    tuple[2] = this.#numbers.of(status, counted[FIELD_AT.status]);
    tuple[3] = since;
    const known = this.#known.get();
    if (known !== undefined) return known;
    const ref = this.#refOf({
      manufacturerRef: this.#manufacturerOf(tagging),
      ...tagging.tags,
      country,
      status,
      installedSince: installedOn === null ? null : (this.#boundaries[since - FIRST_SINCE] ?? ''),
      evidence: tagging.evidence,
      supplierOverride: tagging.settled?.supplierId ?? null,
      supplierBy: tagging.settled === null ? null : settledOrigin(tagging.settled.id),
    });
    this.#known.set(ref);
    return ref;
  }

  #refOf(facts: ClassFacts): number {
    const key = JSON.stringify(Object.values(facts));
    const known = this.#classes.get(key);
    if (known !== undefined) return known;
    const ref = this.#classes.size;
    this.#classes.set(key, ref);
    this.#newClasses.push(facts);
    return ref;
  }

  /** 0 where there is no day, 1 where it is before all boundaries, and one more for each on or before it. */
  #sinceAt(day: string | null, number: number): number {
    if (day === null) return 0;
    const known = number === 0 ? undefined : this.#sinceOfNumber[number];
    if (known !== undefined) return known;
    const after = this.#boundaries.findIndex((boundary) => boundary > day);
    const since = 1 + (after === -1 ? this.#boundaries.length : after);
    if (number > 0) this.#sinceOfNumber[number] = since;
    return since;
  }

  #manufacturerOf({ manufacturer, resolution }: Tagging): number | null {
    if (manufacturer === null || resolution === null) return null;
    const key = JSON.stringify([manufacturer, resolution.variant]);
    const known = this.#manufacturers.get(key);
    if (known !== undefined) return known;
    const ref = this.#manufacturers.size;
    this.#manufacturers.set(key, ref);
    this.#newManufacturers.push({
      text: manufacturer,
      variant: resolution.variant,
      supplierId: resolution.supplierId,
      matchedName: resolution.matchedName,
      by: resolution.by,
      step: resolution.step,
    });
    return ref;
  }

  /** What was met for the first time since the last call. */
  takeNew(): {
    manufacturers: readonly ManufacturerRef[];
    classes: readonly ClassFacts[];
  } {
    const taken = { manufacturers: this.#newManufacturers, classes: this.#newClasses };
    this.#newManufacturers = [];
    this.#newClasses = [];
    return taken;
  }
}
