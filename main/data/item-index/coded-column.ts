import { foldCase } from '#shared/domain/fold-case';
import { SiteCodes } from '../site-codes.ts';

/** A value of an item's column as SQLite gives it. */
export type Value = string | number | null;

/** A column of all items: each different value once, and for every item id the place of its value. */
export type CodedColumn = {
  readonly codes: Int32Array;
  readonly values: readonly Value[];
  /** By what a filter finds values, where that is not the values themselves. */
  readonly forms?: readonly Value[];
};

/** What `forms` of sites have for a value. */
export function formOfSite(value: Value): Value {
  return typeof value === 'string' ? foldCase(value) : value;
}

/** Gives the values of a column their places. */
export type Coder = {
  readonly values: readonly Value[];
  readonly forms?: readonly Value[];
  /** The place of a value. */
  readonly codeOf: (value: Value) => number;
};

/** Gives values their places, in the order in which they are met. */
export class ValueCoder implements Coder {
  readonly values: Value[] = [];
  readonly #codes = new Map<Value, number>();
  #lastValue: Value | undefined;
  #lastCode = 0;

  codeOf(value: Value): number {
    // Neighbours often agree, and comparing costs less than looking up.
    if (value === this.#lastValue) return this.#lastCode;
    let code = this.#codes.get(value);
    if (code === undefined) {
      code = this.values.length;
      this.#codes.set(value, code);
      this.values.push(value);
    }
    this.#lastValue = value;
    this.#lastCode = code;
    return code;
  }
}

/** Gives sites their places, see `SiteCodes`. */
export class SiteCoder implements Coder {
  readonly #sites = new SiteCodes();

  readonly values = this.#sites.values;
  readonly forms = this.#sites.forms;

  codeOf(value: Value): number {
    return this.#sites.codeOf(value === null ? null : String(value));
  }
}
