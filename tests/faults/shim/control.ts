import { closeSync, openSync, readSync, writeSync } from 'node:fs';

/** Which calls count. */
export const WRITES = 1;
export const SYNCS = 2;
/** Renames, links and removals: they change which file is found, not what it holds. */
export const NAMES = 4;

/** What is to go wrong; the fields of `struct control` in faults.c. */
export type Orders = {
  /** `WRITES`, `SYNCS`, `NAMES` or a sum of them. */
  readonly counts: number;
  /** The call, counted from 1, that goes wrong; 0 for none. */
  readonly at: number;
  readonly isSticky: boolean;
  readonly error: number;
  /** True where the process ends in place of the call. */
  readonly kills: boolean;
  /** Bytes by which files may still grow, or -1. */
  readonly budget: number;
};

export const NO_ORDERS: Orders = {
  counts: WRITES + SYNCS,
  at: 0,
  isSticky: false,
  error: 0,
  kills: false,
  budget: -1,
};

const FIELDS = 10;

/** What was seen since the orders were given. */
export type Counted = {
  readonly calls: number;
  readonly faults: number;
  /** The least of the budget that was ever left. */
  readonly least: number;
};

/** The file by which the shim is told what is to go wrong, in this process or another. */
export class Control {
  readonly #file: number;

  /** Makes the file, with nothing to go wrong, where `isNew`. */
  constructor(path: string, isNew: boolean) {
    this.#file = openSync(path, isNew ? 'w+' : 'r+');
    if (isNew) this.#write(Array.from({ length: FIELDS }, () => 0));
  }

  /** From now on the orders hold. */
  arm({ counts, at, isSticky, error, kills, budget }: Orders): void {
    // A call that never comes: the shim counts from 1.
    const reached = at === 0 ? Number.MAX_SAFE_INTEGER : at;
    this.disarm();
    this.#write([0, counts, reached, Number(isSticky), error, Number(kills), budget, 0, 0, budget]);
    this.#write([1]);
  }

  /** From now on everything passes. */
  disarm(): void {
    this.#write([0]);
  }

  /** What was seen since the control was armed last. */
  read(): Counted {
    const bytes = Buffer.alloc(FIELDS * 8);
    readSync(this.#file, bytes, 0, bytes.length, 0);
    const field = (at: number): number => Number(bytes.readBigInt64LE(at * 8));
    return { calls: field(7), faults: field(8), least: field(9) };
  }

  close(): void {
    closeSync(this.#file);
  }

  #write(fields: readonly number[]): void {
    const bytes = Buffer.alloc(fields.length * 8);
    for (const [at, field] of fields.entries()) bytes.writeBigInt64LE(BigInt(field), at * 8);
    writeSync(this.#file, bytes, 0, bytes.length, 0);
  }
}
