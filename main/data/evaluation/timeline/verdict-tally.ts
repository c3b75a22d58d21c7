import { VERDICTS } from '#shared/domain/verdict';
import type { Findings } from './findings.ts';

const SEVERITIES = VERDICTS.length;

/**
 * The verdicts of all parts while rules change what they say one after the other. How many rules
 * speak of a part with each severity is kept, so that a change costs what it changes and nothing
 * else is computed again.
 */
export class VerdictTally {
  readonly #items: Int32Array;
  /** How many rules speak of a part with a severity. */
  readonly #speaking: Uint16Array;
  readonly #verdicts: Int8Array;
  /** What the findings that are being replaced say; all zero between two calls. */
  readonly #replaced: Int8Array;
  /** Items by severity. */
  readonly #counts: number[];
  #touched = new Set<number>();

  constructor(items: Int32Array) {
    this.#items = items;
    this.#speaking = new Uint16Array(items.length * SEVERITIES);
    this.#verdicts = new Int8Array(items.length);
    this.#replaced = new Int8Array(items.length);
    this.#counts = Array.from({ length: SEVERITIES }, () => 0);
    this.#counts[0] = items.reduce((sum, count) => sum + count, 0);
  }

  /** Items by severity, from 0 (`clear`) to 6 (`overdue`). */
  get counts(): readonly number[] {
    return [...this.#counts];
  }

  #speak(part: number, severity: number, change: 1 | -1): void {
    if (severity === 0) return;
    const at = part * SEVERITIES + severity;
    this.#speaking[at] = (this.#speaking[at] ?? 0) + change;
  }

  /** Puts what a rule says in place of what it said; answers the parts of which it says another thing. */
  replace(before: Findings, after: Findings): number[] {
    const differing: number[] = [];
    const replaced = this.#replaced;
    const change = (part: number, from: number, to: number): void => {
      replaced[part] = 0;
      if (from === to) return;
      differing.push(part);
      this.#touched.add(part);
      this.#speak(part, from, -1);
      this.#speak(part, to, 1);
    };
    for (const [at, part] of before.parts.entries()) replaced[part] = before.severities[at] ?? 0;
    for (const [at, part] of after.parts.entries()) {
      change(part, replaced[part] ?? 0, after.severities[at] ?? 0);
    }
    const left = before.parts.filter((part) => replaced[part] !== 0);
    for (const part of left) change(part, replaced[part] ?? 0, 0);
    return differing;
  }

  #severityOf(part: number): number {
    for (let severity = SEVERITIES - 1; severity > 0; severity -= 1) {
      if ((this.#speaking[part * SEVERITIES + severity] ?? 0) > 0) return severity;
    }
    return 0;
  }

  /** Brings verdicts and counts up to date; answers how many items got another verdict. */
  settle(): number {
    let affected = 0;
    for (const part of this.#touched) {
      const from = this.#verdicts[part] ?? 0;
      const to = this.#severityOf(part);
      if (from === to) continue;
      const count = this.#items[part] ?? 0;
      this.#verdicts[part] = to;
      this.#counts[from] = (this.#counts[from] ?? 0) - count;
      this.#counts[to] = (this.#counts[to] ?? 0) + count;
      affected += count;
    }
    this.#touched = new Set();
    return affected;
  }
}
