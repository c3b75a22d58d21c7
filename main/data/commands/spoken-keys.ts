import { AppError } from '#shared/rpc/app-error';
import { hashPair } from '../../import/hash.ts';
import type { Database } from '../database/connection.ts';

/** Numbers of 32 bits that tell of a row: the key's hash in two, the hash of its content, its line. */
const WIDTH = 4;
/** Rows of a block; one block fills one page of the temporary file. */
const BLOCK_ROWS = 252;
/** A place holds the number of a block in its low bits, from 1, and a part of the key's hash. */
const BLOCK_BITS = 20;
const BLOCK_MASK = 2 ** BLOCK_BITS - 1;
/** A megabyte; when it is full, it is clear how many rows the file has. */
const FIRST_PLACES = 2 ** 18;
/** Share of the places that may be in use before there have to be more. */
const MAX_LOAD = 0.87;
/** Room for a file that turns out to have a few more rows than it seemed to have. */
const ROOM = 1.05;
/** How many more places there are at least where it has many more. */
const GROWTH = 1.1;
/** Keys that room is made for at most; a file that promises more has to show them. */
const MAX_EXPECTED = 20_000_000;

/** The first row of a file that spoke of a key. */
export type EarlierRow = {
  /** Line on which it starts. */
  readonly line: number;
  /** True where that row said the same as the one that is asked about. */
  readonly isAlike: boolean;
};

/** Blocks of rows in a temporary table, which lies in a file where the connection has such. */
class BlockStore {
  readonly #db: Database;
  readonly #add;
  readonly #get;

  constructor(db: Database) {
    this.#db = db;
    // Pages are appended and hardly read again.
    db.pragma('temp.cache_size = -256');
    db.exec('CREATE TEMP TABLE spoken_keys (block INTEGER PRIMARY KEY, rows BLOB NOT NULL)');
    this.#add = db.prepare('INSERT INTO temp.spoken_keys (rows) VALUES (?)');
    this.#get = db
      .prepare<[number], Buffer>('SELECT rows FROM temp.spoken_keys WHERE block = ?')
      .pluck();
  }

  /** Keeps a block; they are numbered from 1. */
  add(rows: Uint32Array): void {
    this.#add.run(Buffer.from(rows.buffer, rows.byteOffset, rows.byteLength));
  }

  get(block: number): Uint32Array {
    const bytes = this.#get.get(block);
    if (bytes === undefined) throw new Error('A block of keys is gone.');
    // What SQLite gives may start anywhere in memory; numbers of 32 bits may not.
    return new Uint32Array(Uint8Array.from(bytes).buffer);
  }

  drop(): void {
    this.#db.exec('DROP TABLE temp.spoken_keys');
  }
}

/**
 * Remembers which keys a file spoke of, and on which line first. Keys are told apart by hashes of
 * 64 bits; that two of five million are taken for one is less likely than one in a million. What
 * rows say is compared by 32 bits.
 *
 * In memory a key takes 5 bytes: 12 bits of its hash, and where in a temporary table the rest of
 * it stands. Only a key that was probably met before is looked up there. Must be used within one
 * transaction.
 */
export class SpokenKeys {
  readonly #db: Database;
  readonly #hash = new Uint32Array(2);
  #places = new Uint32Array(FIRST_PLACES);
  #size = 0;
  #expected = 0;
  /** Rows that fill no block yet. */
  readonly #latest = new Uint32Array(BLOCK_ROWS * WIDTH);
  #store: BlockStore | null = null;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Says how many keys there will be, as far as can be said by now. */
  expect(keys: number): void {
    this.#expected = Math.min(keys, MAX_EXPECTED);
  }

  /**
   * The row that spoke of a key first; where none did, `null`, and the key is kept as spoken of by
   * this row, unless `isKept` is false. `line` counts from 1, `content` is the hash of what it says.
   */
  meet(key: string, line: number, content: number, isKept = true): EarlierRow | null {
    hashPair(key, this.#hash);
    const [first = 0, second = 0] = this.#hash;
    const tag = second >>> BLOCK_BITS;
    const places = this.#places;
    let place = first % places.length;
    for (;;) {
      const taken = places[place] ?? 0;
      if (taken === 0) break;
      if (taken >>> BLOCK_BITS === tag) {
        const earlier = this.#rowIn(taken & BLOCK_MASK, first, second);
        if (earlier !== null)
          return { line: earlier.line, isAlike: earlier.said === content >>> 0 };
      }
      place = place + 1 === places.length ? 0 : place + 1;
    }
    if (isKept) this.#keep(place, tag, [first, second, content, line]);
    return null;
  }

  /** Forgets all of it. */
  end(): void {
    this.#places = new Uint32Array(1);
    this.#size = 0;
    this.#store?.drop();
    this.#store = null;
  }

  /** The row of a block whose key has this hash, `null` where it is none of them. */
  #rowIn(block: number, first: number, second: number): { line: number; said: number } | null {
    const isLatest = block === this.#latestBlock();
    const rows = isLatest ? this.#latest : (this.#store?.get(block) ?? this.#latest);
    const end = isLatest ? (this.#size % BLOCK_ROWS) * WIDTH : rows.length;
    for (let at = 0; at < end; at += WIDTH) {
      if (rows[at] === first && rows[at + 1] === second) {
        return { said: rows[at + 2] ?? 0, line: rows[at + 3] ?? 0 };
      }
    }
    return null;
  }

  #latestBlock(): number {
    return Math.floor(this.#size / BLOCK_ROWS) + 1;
  }

  #keep(place: number, tag: number, row: readonly number[]): void {
    const block = this.#latestBlock();
    if (block > BLOCK_MASK) {
      throw new AppError(
        'invalid-input',
        `The file has more than ${BLOCK_MASK * BLOCK_ROWS} items; split it and import the parts.`,
      );
    }
    this.#places[place] = ((tag << BLOCK_BITS) | block) >>> 0;
    this.#latest.set(row, (this.#size % BLOCK_ROWS) * WIDTH);
    this.#size += 1;
    if (this.#size % BLOCK_ROWS === 0) {
      this.#store ??= new BlockStore(this.#db);
      this.#store.add(this.#latest);
    }
    if (this.#size > this.#places.length * MAX_LOAD) this.#grow();
  }

  /** Makes more places, and finds the place of every key anew from what is kept of it. */
  #grow(): void {
    const keys = Math.max(this.#size * GROWTH, this.#expected * ROOM);
    const places = new Uint32Array(Math.ceil(keys / MAX_LOAD));
    const put = (rows: Uint32Array, block: number, end: number): void => {
      for (let at = 0; at < end; at += WIDTH) {
        let place = (rows[at] ?? 0) % places.length;
        while (places[place] !== 0) place = place + 1 === places.length ? 0 : place + 1;
        const tag = (rows[at + 1] ?? 0) >>> BLOCK_BITS;
        places[place] = ((tag << BLOCK_BITS) | block) >>> 0;
      }
    };
    const latest = this.#latestBlock();
    for (let block = 1; block < latest; block += 1) {
      put(this.#store?.get(block) ?? this.#latest, block, BLOCK_ROWS * WIDTH);
    }
    put(this.#latest, latest, (this.#size % BLOCK_ROWS) * WIDTH);
    this.#places = places;
  }
}
