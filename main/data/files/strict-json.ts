/** Deepest nesting that a document may have; packs need seven. */
const DEEPEST = 32;

const SPACE = /[ \t\n\r]*/y;
// oxlint-disable-next-line no-control-regex -- JSON allows no control characters in texts.
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORDS: readonly (readonly [string, boolean | null])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];

/** Why a text is not the JSON that is wanted, and where: line and column count from one. */
export class StrictJsonError extends Error {
  readonly line: number;
  readonly column: number;

  constructor(reason: string, text: string, at: number) {
    super(reason);
    const before = text.slice(0, at);
    this.line = before.split('\n').length;
    this.column = at - (before.lastIndexOf('\n') + 1) + 1;
  }
}

/** Reads one JSON text from its beginning. */
class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  document(): unknown {
    const value = this.#value(0);
    this.#skipSpace();
    if (this.#at < this.#text.length) this.#fail('something follows after its end');
    return value;
  }

  #fail(reason: string, at = this.#at): never {
    throw new StrictJsonError(reason, this.#text, at);
  }

  #take(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at;
    const [found] = pattern.exec(this.#text) ?? [];
    if (found === undefined) return null;
    this.#at += found.length;
    return found;
  }

  #skipSpace(): void {
    this.#take(SPACE);
  }

  #takes(character: string): boolean {
    this.#skipSpace();
    if (this.#text[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }

  #string(): string {
    const found = this.#take(STRING);
    if (found === null) this.#fail('a text in double quotes is missing or does not end');
    return JSON.parse(found) as string;
  }

  #value(depth: number): unknown {
    if (depth > DEEPEST) this.#fail(`it is nested deeper than ${DEEPEST} levels`);
    this.#skipSpace();
    const next = this.#text[this.#at];
    if (next === '{') return this.#object(depth);
    if (next === '[') return this.#array(depth);
    if (next === '"') return this.#string();
    for (const [word, value] of WORDS) {
      if (!this.#text.startsWith(word, this.#at)) continue;
      this.#at += word.length;
      return value;
    }
    const number = this.#take(NUMBER);
    if (number === null) {
      this.#fail(next === undefined ? 'it ends too early' : 'a value is expected here');
    }
    return Number(number);
  }

  #array(depth: number): unknown[] {
    this.#at += 1;
    const values: unknown[] = [];
    if (this.#takes(']')) return values;
    do values.push(this.#value(depth + 1));
    while (this.#takes(','));
    if (!this.#takes(']')) this.#fail('a comma or the end of the list is missing');
    return values;
  }

  #object(depth: number): Record<string, unknown> {
    this.#at += 1;
    const values: Record<string, unknown> = {};
    if (this.#takes('}')) return values;
    do {
      this.#skipSpace();
      const at = this.#at;
      const key = this.#string();
      if (key === '__proto__') this.#fail('the name “__proto__” is not allowed', at);
      if (Object.hasOwn(values, key)) this.#fail(`“${key.slice(0, 60)}” stands here twice`, at);
      if (!this.#takes(':')) this.#fail('a colon is missing');
      values[key] = this.#value(depth + 1);
    } while (this.#takes(','));
    if (!this.#takes('}')) this.#fail('a comma or the end of the object is missing');
    return values;
  }
}

/**
 * Parses JSON that a stranger wrote: refuses names that stand twice, `__proto__`, and nesting that
 * is deeper than any document needs. Throws a `StrictJsonError` with the place.
 */
export function parseStrictJson(text: string): unknown {
  return new Reader(text).document();
}
