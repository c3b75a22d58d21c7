import type { EncodingChoice, Inspection, Reading } from '#shared/contract/import';
import { ENCODING_NAMES, encodingLabel } from '#shared/domain/encoding-names';

type Option = { readonly value: string; readonly label: string };

/** How sure an encoding is. */
export function surenessWords(sureness: number): string {
  return sureness < 0.01 ? 'under 1 % sure' : `${Math.round(sureness * 100)} % sure`;
}

/** The encodings that read a cell differently; where all read it alike, nothing is to be decided. */
export function tellingChoices(choices: readonly EncodingChoice[]): EncodingChoice[] {
  return choices.filter(
    ({ sample }, at) => sample !== '' && choices.findIndex((each) => each.sample === sample) === at,
  );
}

/** Value of the entry that lets the operator write a delimiter. */
export const OTHER = 'other';

/** Delimiters that can be chosen, named for people. */
export const delimiterOptions: readonly Option[] = [
  { value: ',', label: 'Comma  ,' },
  { value: ';', label: 'Semicolon  ;' },
  { value: '\t', label: 'Tab' },
  { value: '|', label: 'Pipe  |' },
  { value: '^', label: 'Caret  ^' },
  { value: OTHER, label: 'Other' },
];

/** What can enclose cells. */
export const quoteOptions: readonly { value: '"' | "'" | ''; label: string }[] = [
  { value: '"', label: 'Double  "' },
  { value: "'", label: "Single  '" },
  { value: '', label: 'None' },
];

/** How a quote stands inside a quoted cell. */
export const escapeOptions: readonly { value: Inspection['escape']; label: string }[] = [
  { value: 'doubled', label: 'Doubled  ""' },
  { value: 'backslash', label: 'Backslash  \\"' },
];

/** The likeliest encodings first, then all that are known. */
export function encodingOptions(
  choices: readonly EncodingChoice[],
  chosen: string,
): { group: string; items: Option[] }[] {
  const likely = choices.map(({ encoding }) => encoding);
  const first = likely.includes(chosen) ? likely : [chosen, ...likely];
  const others = ENCODING_NAMES.map(({ encoding }) => encoding).filter(
    (encoding) => !first.includes(encoding),
  );
  const named = (values: readonly string[]): Option[] =>
    values.map((value) => ({ value, label: encodingLabel(value) }));
  return [
    { group: first.length > 1 ? 'Likeliest' : 'Detected', items: named(first) },
    { group: 'All encodings', items: named(others) },
  ];
}

/** How a file is read: as chosen, and where nothing is chosen as detected. */
export type ReadAs = Pick<
  Inspection,
  'encoding' | 'delimiter' | 'quote' | 'escape' | 'headerRow' | 'headerRows' | 'footerRows'
>;

/** Puts the choices above what was detected. Nothing is left out at the end unless chosen. */
export function readAsOf(inspection: Inspection, reading: Reading): ReadAs {
  return {
    encoding: reading.encoding ?? inspection.encoding,
    delimiter: reading.delimiter ?? inspection.delimiter,
    quote: reading.quote ?? inspection.quote,
    escape: reading.escape ?? inspection.escape,
    headerRow: reading.headerRow ?? inspection.headerRow,
    headerRows: reading.headerRows ?? inspection.headerRows,
    footerRows: reading.footerRows ?? 0,
  };
}
