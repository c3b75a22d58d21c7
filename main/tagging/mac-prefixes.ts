import { macPrefixOf } from './mac-address.ts';

/** A prefix of 6, 7 or 9 hexadecimal digits in capitals, with the supplier of its assignee. */
export type MacPrefix = readonly [prefix: string, supplierId: string | null];

/** Bits of prefixes, the longest first, with what is cut off of 36 bits. */
const LENGTHS = [
  { digits: 9, beyond: 1 },
  { digits: 7, beyond: 2 ** 8 },
  { digits: 6, beyond: 2 ** 12 },
] as const;

/** Whom the IEEE assigned MAC addresses to, by their first 24, 28 or 36 bits. */
export class MacPrefixes {
  readonly #byLength: readonly {
    readonly beyond: number;
    readonly suppliers: ReadonlyMap<number, string | null>;
  }[];

  constructor(prefixes: readonly MacPrefix[]) {
    this.#byLength = LENGTHS.map(({ digits, beyond }) => ({
      beyond,
      suppliers: new Map(
        prefixes.flatMap(([prefix, supplierId]) =>
          prefix.length === digits ? [[Number.parseInt(prefix, 16), supplierId] as const] : [],
        ),
      ),
    })).filter(({ suppliers }) => suppliers.size > 0);
  }

  /** The supplier that an address was assigned to; the longest prefix counts. */
  supplierOf(macAddress: string): string | null {
    if (this.#byLength.length === 0) return null;
    const prefix = macPrefixOf(macAddress);
    if (prefix === null) return null;
    for (const { beyond, suppliers } of this.#byLength) {
      const found = suppliers.get(Math.floor(prefix / beyond));
      if (found !== undefined) return found;
    }
    return null;
  }
}

/** Without a registry no address says anything. */
export const NO_MAC_PREFIXES = new MacPrefixes([]);
