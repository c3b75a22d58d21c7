import type { VerdictCounts } from '#shared/contract/policies';
import { SiteCodes } from '../../site-codes.ts';
import type { AllSites, SiteFigures } from './site-figures.ts';

/** What an item in scope counts as. */
export type Kind = keyof VerdictCounts;

/** What the class of an item says of it. */
export type OfClass = { readonly kind: Kind; readonly country: string | null };

/** What was added of one site. */
type Sums = {
  flagged: number;
  undetermined: number;
  clear: number;
  placed: number;
  latitude: number;
  longitude: number;
  firstLongitude: number;
};

function noSums(): Sums {
  return {
    flagged: 0,
    undetermined: 0,
    clear: 0,
    placed: 0,
    latitude: 0,
    longitude: 0,
    firstLongitude: 0,
  };
}

/**
 * Adds items in scope up by their sites, whatever the case of these. Sites of one code in two countries
 * are two, as in print: between them is nothing.
 */
export class SiteCollector {
  /** By the place of the site's code, then by its country. */
  readonly #sums: Map<string | null, Sums>[] = [];
  readonly #codes = new SiteCodes();
  readonly #siteless = noSums();
  /** Units of a position in one degree. */
  readonly #parts: number;

  constructor(parts: number) {
    this.#parts = parts;
  }

  /** Adds an item; of its position both numbers or none are counted. */
  add(
    { kind, country }: OfClass,
    code: string | null,
    latitude: number | null,
    longitude: number | null,
  ): void {
    if (code === null) {
      this.#siteless[kind] += 1;
      return;
    }
    const byCountry = (this.#sums[this.#codes.codeOf(code)] ??= new Map<string | null, Sums>());
    const sums = byCountry.get(country) ?? noSums();
    byCountry.set(country, sums);
    sums[kind] += 1;
    // Programs write 0 and 0 where they know no position; nothing stands there, in the ocean.
    if (latitude === null || longitude === null || (latitude === 0 && longitude === 0)) return;
    if (sums.placed === 0) sums.firstLongitude = longitude;
    sums.placed += 1;
    sums.latitude += latitude;
    // Counted from the first one on the shorter way, so that 179° and -179° are neighbours.
    sums.longitude += this.#wrap(longitude - sums.firstLongitude);
  }

  /** What was added up. */
  end(): AllSites {
    const { flagged, undetermined, clear } = this.#siteless;
    return {
      sites: this.#sums.flatMap((byCountry, at) => {
        const code = this.#codes.values[at] ?? '';
        return [...byCountry].map(([country, sums]) => this.#figuresOf({ code, country }, sums));
      }),
      siteless: { flagged, undetermined, clear },
    };
  }

  #figuresOf(site: Pick<SiteFigures, 'code' | 'country'>, sums: Sums): SiteFigures {
    const { flagged, undetermined, clear, placed, latitude, longitude, firstLongitude } = sums;
    const position =
      placed === 0
        ? null
        : {
            latitude: latitude / placed / this.#parts,
            longitude: this.#wrap(firstLongitude + longitude / placed) / this.#parts,
          };
    return { ...site, position, flagged, undetermined, clear };
  }

  /** An angle between half a circle to the west and half a circle to the east. */
  #wrap(angle: number): number {
    const half = 180 * this.#parts;
    if (angle >= -half && angle <= half) return angle;
    const circle = 2 * half;
    return ((((angle + half) % circle) + circle) % circle) - half;
  }
}
