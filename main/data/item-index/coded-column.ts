/** A value of an item's column as SQLite gives it. */
export type Value = string | number | null;

/** A column of all items: each different value once, and for every item id the place of its value. */
export type CodedColumn = {
  readonly codes: Int32Array;
  readonly values: readonly Value[];
};

/** Gives values their places, in the order in which they are met. */
export class ValueCoder {
  readonly values: Value[] = [];
  readonly #codes = new Map<Value, number>();
  #lastValue: Value | undefined;
  #lastCode = 0;

  /** The place of a value. */
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
