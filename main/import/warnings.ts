import type { ReadWarning } from '#shared/contract/import';

/** Kinds of warning kept in full; past this the file is telling the same thing over and over. */
const MAX_WARNINGS = 200;

type Tally = { rows: number; readonly firstLine: number; readonly subject: string };

const SENTENCES: Readonly<Record<string, (subject: string) => string>> = {
  'short-row': (subject) =>
    `has ${subject} cells; the missing ones at the end are read as blank. Check that nothing shifted`,
  'status-word-unknown': (subject) => `has the status "${subject}", which is not a known word`,
  'placement-word-unknown': (subject) =>
    `has the placement "${subject}", which is not a known word`,
  'generation-word-unknown': (subject) =>
    `has the generation "${subject}", which is not a known word`,
  'nul-character': () => 'or a row near it holds NUL characters; they are shown as ␀',
};

/** Counts warnings by kind and subject, so that a million alike are one sentence. */
export class WarningTally {
  readonly #tallies = new Map<string, Tally>();
  #dropped = 0;

  /** Counts one row. */
  add(code: string, subject: string, line: number): void {
    const key = `${code}\u0000${subject}`;
    const tally = this.#tallies.get(key);
    if (tally !== undefined) tally.rows += 1;
    else if (this.#tallies.size < MAX_WARNINGS) {
      this.#tallies.set(key, { rows: 1, firstLine: line, subject });
    } else this.#dropped += 1;
  }

  /** One sentence per kind, with the first line and the number of rows. */
  list(): ReadWarning[] {
    const warnings = [...this.#tallies].map(([key, tally]) => {
      const code = key.slice(0, key.indexOf('\u0000'));
      const what = SENTENCES[code]?.(tally.subject) ?? tally.subject;
      const more = tally.rows === 1 ? '' : ` (${tally.rows} rows, the first on this line)`;
      return { code, message: `Line ${tally.firstLine} ${what}${more}.`, line: tally.firstLine };
    });
    if (this.#dropped === 0) return warnings;
    const message = `${this.#dropped} more rows have warnings of further kinds.`;
    return [...warnings, { code: 'more-warnings', message, line: null }];
  }
}
