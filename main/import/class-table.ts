import type { ClassFacts, ManufacturerRef } from './protocol.ts';
import type { ReadItem } from './row-reader.ts';

/** Texts joined by a character that no cell keeps. */
const SEPARATOR = '\u0000';

/** The last boundary on or before a day; '' where the day is before all of them. */
export function installedSince(day: string, boundaries: readonly string[]): string {
  let since = '';
  for (const boundary of boundaries) {
    if (boundary > day) break;
    since = boundary;
  }
  return since;
}

/**
 * Gives each distinct manufacturer text and each distinct combination of tags and deciding facts
 * a number. Verdicts are computed once per combination instead of once per item, because a
 * million items share a few thousand of them.
 */
export class ClassTable {
  readonly #boundaries: readonly string[];
  readonly #manufacturers = new Map<string, number>();
  readonly #classes = new Map<string, number>();
  #newManufacturers: ManufacturerRef[] = [];
  #newClasses: ClassFacts[] = [];

  constructor(installBoundaries: readonly string[]) {
    this.#boundaries = installBoundaries;
  }

  /** The number of the item's combination. */
  classOf(item: ReadItem): number {
    const { resolution, functionText, country, status, installedOn } = item;
    const since = installedOn === null ? null : installedSince(installedOn, this.#boundaries);
    const tags = `${item.function}${SEPARATOR}${item.functionBy}${SEPARATOR}${item.placement}${SEPARATOR}${item.placementBy}${SEPARATOR}${item.generation}${SEPARATOR}${item.generationBy}`;
    const key = `${item.manufacturer}${SEPARATOR}${resolution?.variant}${SEPARATOR}${functionText}${SEPARATOR}${tags}${SEPARATOR}${country}${SEPARATOR}${status}${SEPARATOR}${since}`;
    const known = this.#classes.get(key);
    if (known !== undefined) return known;
    const ref = this.#classes.size;
    this.#classes.set(key, ref);
    this.#newClasses.push({
      manufacturerRef: this.#manufacturerOf(item),
      functionText,
      function: item.function,
      functionBy: item.functionBy,
      placement: item.placement,
      placementBy: item.placementBy,
      generation: item.generation,
      generationBy: item.generationBy,
      country,
      status,
      installedSince: since,
    });
    return ref;
  }

  #manufacturerOf({ manufacturer, resolution }: ReadItem): number | null {
    if (manufacturer === null || resolution === null) return null;
    const key = `${manufacturer}${SEPARATOR}${resolution.variant}`;
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
