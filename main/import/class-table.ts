import type { ClassRef, ManufacturerRef } from './protocol.ts';
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
 * Gives each distinct manufacturer text and each distinct combination of deciding facts a
 * number. Verdicts are computed once per combination instead of once per item, because a
 * million items share a few thousand of them.
 */
export class ClassTable {
  readonly #boundaries: readonly string[];
  readonly #manufacturers = new Map<string, number>();
  readonly #classes = new Map<string, number>();
  #newManufacturers: ManufacturerRef[] = [];
  #newClasses: ClassRef[] = [];

  constructor(installBoundaries: readonly string[]) {
    this.#boundaries = installBoundaries;
  }

  /** The number of the item's manufacturer text, or `null` where it has none. */
  manufacturerOf(item: ReadItem): number | null {
    const text = item.values.get('manufacturer');
    if (text === undefined) return null;
    const key = item.variant === '' ? String(text) : `${text}${SEPARATOR}${item.variant}`;
    const known = this.#manufacturers.get(key);
    if (known !== undefined) return known;
    const ref = this.#manufacturers.size;
    this.#manufacturers.set(key, ref);
    this.#newManufacturers.push({
      text: String(text),
      variant: item.variant,
      supplierId: item.supplierId,
      matchedName: item.matchedName,
      by: item.supplierBy,
    });
    return ref;
  }

  /** The number of the item's combination of deciding facts. */
  classOf(item: ReadItem, manufacturerRef: number | null): number {
    const country = textOrNull(item.values.get('country'));
    const status = textOrNull(item.values.get('status'));
    const installedOn = textOrNull(item.values.get('installedOn'));
    const since = installedOn === null ? null : installedSince(installedOn, this.#boundaries);
    const { placement, function: func, generation } = item;
    const key = `${manufacturerRef}${SEPARATOR}${placement}${SEPARATOR}${func}${SEPARATOR}${generation}${SEPARATOR}${country}${SEPARATOR}${status}${SEPARATOR}${since}`;
    const known = this.#classes.get(key);
    if (known !== undefined) return known;
    const ref = this.#classes.size;
    this.#classes.set(key, ref);
    this.#newClasses.push({
      manufacturerRef,
      placement,
      function: func,
      generation,
      country,
      status,
      installedSince: since,
    });
    return ref;
  }

  /** What was met for the first time since the last call. */
  takeNew(): { manufacturers: readonly ManufacturerRef[]; classes: readonly ClassRef[] } {
    const taken = { manufacturers: this.#newManufacturers, classes: this.#newClasses };
    this.#newManufacturers = [];
    this.#newClasses = [];
    return taken;
  }
}

function textOrNull(value: string | number | undefined): string | null {
  return value === undefined ? null : String(value);
}
