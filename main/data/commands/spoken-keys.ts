import { hashPair } from '../../import/hash.ts';

/** Tables that the keys are spread over, so that growing one copies little. A power of two. */
const TABLES = 256;
const FIRST_PLACES = 16;
/** Share of a table that may be in use before it grows, and by how much it does. */
const MAX_LOAD = 0.92;
const GROWTH = 1.3;
/** Share of a table that is in use where as many keys come as were expected. */
const EXPECTED_LOAD = 0.87;
/** Keys that room is made for at most; a file that promises more has to show them. */
const MAX_EXPECTED = 20_000_000;
/** Numbers of 32 bits that a place holds: the key's hash in two, the row's hash, its line. */
const WIDTH = 4;

/** The first row of a file that spoke of a key. */
export type EarlierRow = {
  /** Line on which it starts. */
  readonly line: number;
  /** True where that row said the same as the one that is asked about. */
  readonly isAlike: boolean;
};

/** One open-addressed table; a place whose line is 0 is free. */
type KeyTable = { places: Uint32Array; size: number };

function placesOf(table: KeyTable): number {
  return table.places.length / WIDTH;
}

/** The place of a hash, or the free one where it belongs. */
function findPlace({ places }: KeyTable, first: number, second: number): number {
  const count = places.length / WIDTH;
  let place = first % count;
  for (;;) {
    const at = place * WIDTH;
    if (places[at + 3] === 0 || (places[at] === first && places[at + 1] === second)) return at;
    place = place + 1 === count ? 0 : place + 1;
  }
}

/**
 * Remembers which keys a file spoke of, and on which line first. Keys are told apart by hashes of
 * 64 bits, so that a key takes about 19 bytes whatever its length; that two of five million are
 * taken for one is less likely than one in a million. What rows say is compared by 32 bits.
 */
export class SpokenKeys {
  readonly #tables: readonly KeyTable[] = Array.from({ length: TABLES }, () => ({
    places: new Uint32Array(FIRST_PLACES * WIDTH),
    size: 0,
  }));
  readonly #hash = new Uint32Array(2);

  /** Makes room for as many keys as are expected, so that little has to be copied later. */
  expect(keys: number): void {
    const each = Math.ceil(Math.min(keys, MAX_EXPECTED) / TABLES / EXPECTED_LOAD);
    for (const table of this.#tables) if (each > placesOf(table)) resize(table, each);
  }

  /**
   * The row that spoke of a key first; where none did, `null`, and the key is kept as spoken of by
   * this row, unless `isKept` is false. `line` counts from 1, `content` is the hash of what it says.
   */
  meet(key: string, line: number, content: number, isKept = true): EarlierRow | null {
    hashPair(key, this.#hash);
    const [first = 0, second = 0] = this.#hash;
    // The low bits choose the table; the place within it comes from the others.
    const table = this.#tables[second % TABLES];
    if (table === undefined) throw new Error('There is no table for a key.');
    const said = content >>> 0;
    const at = findPlace(table, first, second);
    const known = table.places[at + 3] ?? 0;
    if (known !== 0) return { line: known, isAlike: table.places[at + 2] === said };
    if (!isKept) return null;
    table.places.set([first, second, said, line], at);
    table.size += 1;
    if (table.size > placesOf(table) * MAX_LOAD) {
      resize(table, Math.ceil(placesOf(table) * GROWTH));
    }
    return null;
  }
}

function resize(table: KeyTable, places: number): void {
  const former = table.places;
  table.places = new Uint32Array(places * WIDTH);
  for (let at = 0; at < former.length; at += WIDTH) {
    if (former[at + 3] === 0) continue;
    const place = findPlace(table, former[at] ?? 0, former[at + 1] ?? 0);
    table.places.set(former.subarray(at, at + WIDTH), place);
  }
}
