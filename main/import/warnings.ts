import type { ReadWarning } from '#shared/contract/import';

/** Kinds of warning kept in full; past this the file is telling the same thing over and over. */
const MAX_WARNINGS = 200;

type Tally = { rows: number; readonly firstLine: number; readonly subject: string };

const SENTENCES: Readonly<Record<string, (subject: string) => string>> = {
  'short-row': (subject) =>
    `has ${subject} cells; the missing ones at the end are read as blank. Check that nothing shifted`,
  'status-word-unknown': (subject) => `has the status "${subject}", which is not a known word`,
  'currency-beside': (subject) =>
    `has the currency "${subject}" beside its cost, which is not kept; give costs a column of currencies, or one for all rows`,
  'country-na': () =>
    'has the country "NA", which is read as Namibia, and other columns say "NA" as well; where it stands for none, leave it blank or give the word another meaning',
  'placement-word-unknown': (subject) =>
    `has the placement "${subject}", which is not a known word`,
  'generation-word-unknown': (subject) =>
    `has the generation "${subject}", which is not a known word`,
  'installedOn-word-unknown': (subject) =>
    `has the install date "${subject}", which programs write for none; the date counts as missing`,
  'too-many-cells': (subject) =>
    `has more cells than headings (${subject}); the row is rejected. Check for a delimiter inside a cell`,
  'stray-quote': () => 'has a quote that does not close on it; the row is rejected',
  'quote-inside': () =>
    'has quotes amid its cells, as if a delimiter or another quote were lost; check its cells',
  'encoding-damaged': () =>
    'holds bytes that are no characters of the encoding; they are shown as \ufffd. Choose another encoding, or mend the file',
  'nul-character': () => 'holds NUL characters; they are shown as \u2400',
  'control-character': () => 'holds control characters that no screen shows; they are kept',
  'bidi-character': () =>
    'holds characters that turn the direction of writing, so that a name can look like another; they are kept',
  'byte-order-mark': () =>
    'begins with a byte order mark, as where two files are joined; it is kept. Check what stands below it',
  'invisible-character': () =>
    'has an identifier with characters without width, so that two that look alike are not the same; they are kept',
  'mixed-alphabets': () =>
    'mixes Cyrillic and Latin letters in an identifier, so that it can look like another; they are kept',
  'excel-damage-error': () =>
    'holds an error of a spreadsheet in place of a value, such as #REF!; mend the formula and export the file again',
  'repeated-headings': () =>
    'repeats the headings, as where two exports are joined in one file; the row is rejected',
  'other-headings': () =>
    'holds headings that are not those of the file, as where two exports are joined in one; the row is rejected, and the rows below it may belong to other columns. Split the file there',
  'heading-like-row': () =>
    'has text where nearly all rows have numbers or codes: it looks like a second row of headings, or like those of another table, and is read as equipment. Say how many rows the headings have, or split the file there',
  'row-in-cell': () =>
    'has a quoted cell that holds what looks like further rows; a quote may be missing. Check its cells',
  'blank-cells-beyond': (subject) =>
    `has more cells than headings (${subject}), the last ones blank; a delimiter too many or a heading too few may have shifted what stands before. Check its cells`,
  'shifted-row': () =>
    'has cells that belong to other columns, as where a cell was deleted or put in, or where files of another order of columns are joined; check its cells',
  'quote-kept': () =>
    'has an identifier that begins or ends with a quote, which is kept as part of it; choose another quote, or mend the file',
  'sparse-row': () =>
    'holds nothing but one text, perhaps with numbers: a total, a heading of a group or a remark may be read as equipment',
  'row-left-out': () =>
    'is left out, as one of the last rows, though it looks like equipment and not like a total or a remark; have fewer rows left out at the end where it is',
  footer: () =>
    'looks like a total or a remark, not like equipment; it is read as a row unless rows at the end are left out',
};

/** Counts warnings by kind and subject, so that a million alike are one sentence. */
export class WarningTally {
  readonly #tallies = new Map<string, Tally>();
  #dropped = 0;

  /** Counts rows, of which the first starts on `line`. */
  add(code: string, subject: string, line: number, rows = 1): void {
    const key = `${code}\u0000${subject}`;
    const tally = this.#tallies.get(key);
    if (tally !== undefined) tally.rows += rows;
    else if (this.#tallies.size < MAX_WARNINGS) {
      this.#tallies.set(key, { rows, firstLine: line, subject });
    } else this.#dropped += rows;
  }

  /** One sentence per kind, with the first line and the number of rows, in the order of the lines. */
  list(): ReadWarning[] {
    const inOrder = [...this.#tallies].toSorted(([, a], [, b]) => a.firstLine - b.firstLine);
    const warnings = inOrder.map(([key, tally]) => {
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
