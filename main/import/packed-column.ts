import { ownCopy } from './own-copy.ts';
import type { CellValue } from './protocol.ts';

/** Distinct values of a column that are sent once and then told by their numbers. */
const MAX_DISTINCT = 100_000;
/** Characters of all of them; long notes are not worth remembering on both sides. */
const MAX_CHARS = 8_000_000;
/** Share of the values that are new, above which a column is sent as it is. */
const MAX_NEW = 0.9;

/** Rows of a batch that there is room for at first. */
const FIRST_ROWS = 1024;

/**
 * The values of one column in a batch, as they go from thread to thread: sending every value by
 * itself costs as much as parsing it. `refs` count the distinct values that the column had in the
 * file so far, of which `added` are new; `lengths` cut `joined`, and are -1 where there is none.
 */
export type PackedColumn =
  | { readonly kind: 'refs'; readonly refs: Uint32Array; readonly added: readonly CellValue[] }
  | { readonly kind: 'texts'; readonly joined: string; readonly lengths: Int32Array }
  | { readonly kind: 'values'; readonly values: readonly CellValue[] }
  | { readonly kind: 'integers'; readonly integers: Uint32Array };

/** Packs the values of one column, batch by batch; `ColumnUnpacker` takes them out again. */
export class ColumnPacker {
  readonly #refOf = new Map<CellValue, number>();
  #refOfNumber: (number | undefined)[] = [];
  #repeats = true;
  #rows = 0;
  #chars = 0;
  #added: CellValue[] = [];
  #refs = new Uint32Array(FIRST_ROWS);
  #size = 0;
  #values: CellValue[] = [];
  #hasNumbers = false;

  /** Adds a value; those with the same `number` above 0 are the same, and found faster. */
  add(value: CellValue, number = 0): void {
    if (this.#repeats) {
      const known = number === 0 ? undefined : this.#refOfNumber[number];
      const ref = known ?? this.#refOf.get(value) ?? this.#refer(value);
      if (known === undefined && number !== 0) this.#refOfNumber[number] = ref;
      if (this.#size === this.#refs.length) this.#makeRoom();
      this.#refs[this.#size] = ref;
      this.#size += 1;
    } else {
      this.#values.push(value);
      this.#hasNumbers ||= typeof value === 'number';
    }
  }

  #refer(value: CellValue): number {
    const own = typeof value === 'string' ? ownCopy(value) : value;
    const ref = this.#refOf.size;
    this.#refOf.set(own, ref);
    if (typeof own === 'string') this.#chars += own.length;
    this.#added.push(own);
    return ref;
  }

  #makeRoom(): void {
    const refs = new Uint32Array(this.#refs.length * 2);
    refs.set(this.#refs);
    this.#refs = refs;
  }

  /** What was added since the last call. */
  take(): PackedColumn {
    if (this.#repeats) return this.#takeRefs();
    const values = this.#values;
    this.#values = [];
    if (this.#hasNumbers) return { kind: 'values', values };
    const lengths = new Int32Array(values.length);
    for (let at = 0; at < values.length; at += 1) {
      const value = values[at];
      lengths[at] = typeof value === 'string' ? value.length : -1;
    }
    return { kind: 'texts', joined: values.join(''), lengths };
  }

  #takeRefs(): PackedColumn {
    const packed = {
      kind: 'refs' as const,
      refs: this.#refs.slice(0, this.#size),
      added: this.#added,
    };
    this.#rows += this.#size;
    this.#size = 0;
    this.#added = [];
    const { size } = this.#refOf;
    const isTooMuch = size > MAX_DISTINCT || this.#chars > MAX_CHARS;
    if (isTooMuch || size > this.#rows * MAX_NEW) {
      this.#repeats = false;
      this.#refOf.clear();
      this.#refOfNumber = [];
    }
    return packed;
  }
}

/** Takes the values of one column out of its batches, which must come in order. */
export class ColumnUnpacker {
  #known: CellValue[] = [];

  /**
   * The values of a batch, row by row. All arrays are of one kind to the engine, whatever they hold:
   * who reads them column by column would pay for each other kind.
   */
  unpack(packed: PackedColumn): readonly CellValue[] {
    if (packed.kind !== 'refs') this.#known = [];
    switch (packed.kind) {
      case 'refs': {
        const { refs } = packed;
        for (const value of packed.added) this.#known.push(value);
        const values = roomFor(refs.length);
        for (let row = 0; row < refs.length; row += 1)
          values[row] = this.#known[refs[row] ?? 0] ?? null;
        return values;
      }
      case 'texts': {
        const { joined, lengths } = packed;
        const values = roomFor(lengths.length);
        let end = 0;
        for (let row = 0; row < lengths.length; row += 1) {
          const length = lengths[row] ?? -1;
          if (length < 0) continue;
          values[row] = joined.slice(end, end + length);
          end += length;
        }
        return values;
      }
      case 'values':
        return packed.values;
      case 'integers': {
        const { integers } = packed;
        const values = roomFor(integers.length);
        for (let row = 0; row < integers.length; row += 1) values[row] = integers[row] ?? 0;
        return values;
      }
    }
  }
}

function roomFor(rows: number): CellValue[] {
  const values: CellValue[] = [];
  values.length = rows;
  return values.fill(null);
}
