import { KEY_JOINT } from './row-identity.ts';

/** Characters of unreadable rows that are kept; a file with more has lost its quotes. */
const MOST_CHARS = 1 << 20;

/**
 * What stands in rows that could not be split into cells. Such a row still says that its equipment is
 * there: a list of all of a source does not miss what one of them names.
 */
export class UnreadableRows {
  readonly #rowsByText = new Map<string, Set<number>>();
  readonly #delimiter: string;
  #rows = 0;
  #chars = 0;

  /** `delimiter` is what separates the cells of the file. */
  constructor(delimiter: string) {
    this.#delimiter = delimiter;
  }

  /** Takes a row as it stands in the file. */
  add(line: string): void {
    this.#chars += line.length;
    if (this.#chars > MOST_CHARS) return;
    this.#rows += 1;
    for (const cell of line.split(this.#delimiter)) {
      const text = cell.replace(/^[\s"']+|[\s"']+$/gu, '').toUpperCase();
      if (text === '') continue;
      const rows = this.#rowsByText.get(text) ?? new Set();
      this.#rowsByText.set(text, rows.add(this.#rows));
    }
  }

  /** True where one of the rows holds every part of an item's key. */
  name(key: string): boolean {
    if (this.#rows === 0 || key.startsWith('row:')) return false;
    const parts = key.slice(key.indexOf(':') + 1).split(KEY_JOINT);
    const [first, ...others] = parts.map((part) => this.#rowsByText.get(part) ?? new Set<number>());
    return [...(first ?? [])].some((row) => others.every((rows) => rows.has(row)));
  }
}
