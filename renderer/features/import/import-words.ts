import type { Inspection } from '#shared/contract/import';

/** Line ends in words. */
export const newlineWords: Record<Inspection['newline'], string> = {
  LF: 'LF',
  CRLF: 'CRLF (Windows)',
  CR: 'CR (old Macintosh)',
  mixed: 'mixed',
  none: 'none, a single line',
};

const knownReasons: Readonly<Record<string, string>> = {
  'cell-too-long': 'A cell is longer than the reader takes',
  'country-unknown': 'The country is not known',
  'date-invalid': 'A date is not a day of the calendar',
  'blank-row': 'Skipped: the row is blank',
  'duplicate-key': 'An earlier row has the same identifier with other values',
  'duplicate-row': 'Skipped: the same row stands in the file before',
  'footer-row': 'Skipped: left out at the end of the file',
  'generation-word-unknown': 'The generation is not known',
  'known-item': 'Skipped: the item is known',
  'no-identity': 'Nothing says which equipment the row is about',
  'nul-character': 'A cell holds a NUL character',
  'number-invalid': 'A number cannot be read',
  'number-out-of-range': 'A number is out of range',
  'placement-word-unknown': 'The placement is neither core nor edge',
  'repeated-headings': 'The row repeats the headings',
  'column-numbers': 'The row numbers the columns',
  'other-headings': 'The row holds other headings',
  'status-word-unknown': 'The status is not known',
  'too-many-cells': 'The row has more cells than the heading',
};

/** A reason in words; one that is not known here is shown as its code reads. */
export function reasonWords(code: string): string {
  const known = knownReasons[code];
  if (known !== undefined) return known;
  const words = code.replaceAll(/[-_.]/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
