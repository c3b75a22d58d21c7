import type { Tagging } from './item-tagger.ts';
import type { ClassFacts, ManufacturerRef } from './protocol.ts';
import { TupleMap } from './tuple-map.ts';

/** Days that are remembered with the boundary before them. */
const MAX_DAYS = 20_000;

/** The last boundary on or before a day; '' where the day is before all of them. */
export function installedSince(day: string, boundaries: readonly string[]): string {
  let since = '';
  for (const boundary of boundaries) {
    if (boundary > day) break;
    since = boundary;
  }
  return since;
}

/** The facts of an item, besides its tags, that verdicts depend on. */
export type DecidingFacts = {
  readonly country: string | null;
  readonly status: string | null;
  readonly installedOn: string | null;
};

/**
 * Gives each distinct manufacturer text and each distinct combination of tags and deciding facts
 * a number. Verdicts are computed once per combination instead of once per item, because a
 * million items share a few thousand of them.
 */
export class ClassTable {
  readonly #boundaries: readonly string[];
  readonly #sinceOf = new Map<string, string>();
  readonly #manufacturers = new Map<string, number>();
  readonly #classes = new Map<string, number>();
  /** Remembers classes by the objects and texts that rows share; `#classes` decides. */
  readonly #known = new TupleMap<number>([50_000, 1000, 1000, 1000]);
  #newManufacturers: ManufacturerRef[] = [];
  #newClasses: ClassFacts[] = [];

  constructor(installBoundaries: readonly string[]) {
    this.#boundaries = installBoundaries;
  }

  /** The number of the item's combination. */
  classOf(tagging: Tagging, { country, status, installedOn }: DecidingFacts): number {
    const since = installedOn === null ? null : this.#since(installedOn);
    const tuple = [tagging, country, status, since];
    const known = this.#known.get(tuple);
    if (known !== undefined) return known;
    const ref = this.#refOf({
      manufacturerRef: this.#manufacturerOf(tagging),
      ...tagging.tags,
      country,
      status,
      installedSince: since,
      evidence: tagging.evidence,
    });
    this.#known.set(tuple, ref);
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

  #since(day: string): string {
    const known = this.#sinceOf.get(day);
    if (known !== undefined) return known;
    const since = installedSince(day, this.#boundaries);
    if (this.#sinceOf.size < MAX_DAYS) this.#sinceOf.set(day, since);
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
