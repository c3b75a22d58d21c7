import type { ReadWarning } from '#shared/contract/import';
import type { Encoding } from './encodings.ts';
import type { FileFacts } from './file-facts.ts';
import { MAX_HEADING_CHARS } from './headings.ts';
import type { ParsedRecord } from './parse-block.ts';

/** The warning of a file in which no line holds headings. */
export const NO_HEADINGS: ReadWarning = {
  code: 'no-header',
  message:
    'No line holds column headings; every line is read as a row and the columns are named by their position. Map them by hand, or add a line of headings to the file.',
  line: 1,
};

/** What is to be said of an encoding that was guessed. */
export function encodingWarnings(facts: FileFacts, encoding: Encoding): ReadWarning[] {
  if (facts.isEncodingSure || encoding !== facts.encoding) return [];
  const line = facts.firstOpenLine;
  const also = facts.encodingChoices
    .filter((choice) => choice.encoding !== encoding)
    .map((choice) => `${choice.encoding} ("${choice.sample}")`)
    .join(' or ');
  const { sample = '' } = facts.encodingChoices.find((each) => each.encoding === encoding) ?? {};
  const message = `The encoding is not sure: read as ${encoding}, which gives "${sample}" on line ${line}; it may be ${also} instead. Check letters with accents in the preview.`;
  return [{ code: 'encoding-assumed', message, line }];
}

/** What is to be said of the headings on a line; `first` is the file's first record. */
export function headingWarnings(
  cells: readonly string[],
  line: number,
  first: ParsedRecord | undefined,
): ReadWarning[] {
  const warnings: ReadWarning[] = [];
  if (first !== undefined && first.line < line) {
    const message = `The headings were found on line ${line}; what stands above them is not read.`;
    warnings.push({ code: 'preamble', message, line: first.line });
  }
  const folded = cells.map((cell) => cell.trim().toLowerCase());
  const seen = new Set<string>();
  const repeated = folded.find((cell) => cell !== '' && seen.size === seen.add(cell).size);
  if (repeated !== undefined) {
    const message = `The heading "${repeated.slice(0, 80)}" stands more than once; the later columns got a number.`;
    warnings.push({ code: 'heading-repeated', message, line });
  }
  if (folded.includes('')) {
    const message = `A column has no heading (line ${line}); it is named by its position.`;
    warnings.push({ code: 'heading-blank', message, line });
  }
  const long = cells.find((cell) => cell.trim().length > MAX_HEADING_CHARS);
  if (long !== undefined) {
    const message = `The heading "${long.trim().slice(0, 40)}…" is longer than ${MAX_HEADING_CHARS} characters; its name is cut.`;
    warnings.push({ code: 'heading-too-long', message, line });
  }
  return warnings;
}
