import type { Database } from '../../database/connection.ts';
import { unpackNumbers } from './block-layout.ts';
import { byteShares, lineEnds } from './scan-lines.ts';

type StoredBlock = {
  readonly block: number;
  readonly lines: Buffer;
  readonly ends: Buffer;
  readonly codes: Buffer;
};

/** A part of the index: texts as lines, where each ends, and for a block the numbers of others. */
type Lines = { readonly lines: Buffer; readonly ends: Uint32Array };
type Block = Lines & { readonly codes: Uint32Array };

/** Blocks that are read at once: some milliseconds, for which questions wait. */
const BLOCKS_AT_ONCE = 200;
/** One in so many blocks tells how often bytes are. */
const SAMPLED_BLOCKS = 64;

/**
 * The blocks of the index in memory, some 95 bytes for each item: to read a million items' worth
 * of them from the file takes longer than to search it.
 */
export class IndexMirror {
  /** By its number; a block that no item was ever in has none. */
  readonly blocks: (Block | undefined)[] = [];
  readonly texts: Lines[] = [];
  /** The last generation of which everything is here, but for blocks from `#next` on. */
  #generation = -1;
  #next = 0;
  #isWhole = false;
  #shares: Float64Array | null = null;

  /** How often each byte stands in the items' own texts, about. */
  byteShares(): Float64Array {
    this.#shares ??= byteShares(
      this.blocks.flatMap((block, at) =>
        block === undefined || at % SAMPLED_BLOCKS !== 0 ? [] : [block.lines],
      ),
    );
    return this.#shares;
  }

  /** Reads some blocks of the first time; true once all were. */
  load(db: Database): boolean {
    if (this.#isWhole) return true;
    if (this.#generation < 0) this.#generation = generationOf(db);
    const rows = db
      .prepare<[number, number], StoredBlock>(
        'SELECT block, lines, ends, codes FROM search_block WHERE block >= ? ORDER BY block LIMIT ?',
      )
      .all(this.#next, BLOCKS_AT_ONCE);
    for (const row of rows) this.#keep(row);
    this.#next = (rows.at(-1)?.block ?? this.#next) + 1;
    if (rows.length === BLOCKS_AT_ONCE) return false;
    this.#readTexts(db, -1);
    this.#isWhole = true;
    return true;
  }

  /** Reads what is not here yet, and what was written since. */
  refresh(db: Database): void {
    while (!this.load(db));
    const now = generationOf(db);
    if (now === this.#generation) return;
    const rows = db
      .prepare<[number], StoredBlock>(
        'SELECT block, lines, ends, codes FROM search_block WHERE generation > ?',
      )
      .iterate(this.#generation);
    for (const row of rows) this.#keep(row);
    this.#readTexts(db, this.#generation);
    this.#generation = now;
    this.#shares = null;
  }

  #keep({ block, lines, ends, codes }: StoredBlock): void {
    while (this.blocks.length < block) this.blocks.push(undefined);
    this.blocks[block] = { lines, ends: unpackNumbers(ends), codes: unpackNumbers(codes) };
  }

  #readTexts(db: Database, after: number): void {
    const pages = db
      .prepare<[number], { page: number; lines: Buffer }>(
        'SELECT page, lines FROM search_text WHERE generation > ? ORDER BY page',
      )
      .all(after);
    for (const { page, lines } of pages) this.texts[page] = { lines, ends: lineEnds(lines) };
  }
}

function generationOf(db: Database): number {
  return db.prepare<[], number>('SELECT generation FROM search_state').pluck().get() ?? 0;
}

const mirrors = new WeakMap<Database, IndexMirror>();

function mirrorFor(db: Database): IndexMirror {
  const mirror = mirrors.get(db) ?? new IndexMirror();
  if (db.readonly) mirrors.set(db, mirror);
  return mirror;
}

/** Reads a part of the index of a reading connection ahead of the first search; true at its end. */
export function readAhead(reader: Database): boolean {
  return mirrorFor(reader).load(reader);
}

/** The index as a connection sees it; only one that reads keeps it, for as long as it is open. */
export function mirrorOf(db: Database): IndexMirror {
  const mirror = mirrorFor(db);
  mirror.refresh(db);
  return mirror;
}
