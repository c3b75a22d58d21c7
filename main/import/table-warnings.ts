import type { ReadWarning } from '#shared/contract/import';
import { encodingName } from '#shared/domain/encoding-names';
import type { Encoding } from './encodings.ts';
import type { FileFacts } from './file-facts.ts';
import { MAX_HEADING_CHARS } from './headings.ts';
import type { ParsedRecord } from './parse-block.ts';
import { hasOddQuote } from './quote-marks.ts';
import { swallowedRows } from './swallowed-rows.ts';
import { marksIn } from './text-marks.ts';
import { WarningTally } from './warnings.ts';

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
  const { sample = '' } = facts.encodingChoices.find((each) => each.encoding === encoding) ?? {};
  const others = facts.encodingChoices.filter((each) => each.encoding !== encoding);
  // One that reads the same leaves nothing to choose between.
  const telling = others.filter((each) => each.sample !== sample);
  const also = (telling.length === 0 ? others : telling)
    .map((choice) => `${encodingName(choice.encoding)} ("${choice.sample}")`)
    .join(' or ');
  if (sample === '' || also === '') {
    const text = `The encoding is not sure: read as ${encodingName(encoding)}. Check the letters beyond A to Z, first on line ${line}; a file that shows none may not be a text file.`;
    return [{ code: 'encoding-assumed', message: text, line }];
  }
  const message = `The encoding is not sure: read as ${encodingName(encoding)}, which gives "${sample}"; it may be ${also} instead. Check the letters beyond A to Z, first on line ${line}.`;
  return [{ code: 'encoding-assumed', message, line }];
}

/** What is to be said of an encoding that was chosen, where the bytes of the file are surely of another. */
export function chosenEncodingWarnings(facts: FileFacts, encoding: Encoding): ReadWarning[] {
  if (facts.isAscii || !facts.isEncodingSure || facts.encoding === encoding) return [];
  const message = `The file is ${encodingName(facts.encoding)} by its bytes, and is read as ${encodingName(encoding)}, as was chosen; letters beyond A to Z will be others. Let the encoding be detected, unless they look right.`;
  return [{ code: 'encoding-contradicted', message, line: null }];
}

/** What is to be said of characters in headings that no screen shows, or that are damaged. */
function markWarnings(cells: readonly string[], line: number): ReadWarning[] {
  const tally = new WarningTally();
  for (const { code, columns } of marksIn(cells.join('\n'), [{ cells: [...cells], line }])) {
    // A mark of the byte order that stands twice at the start is none of a name.
    if (columns === undefined && code !== 'byte-order-mark') tally.add(code, '', line);
  }
  return tally.list();
}

/** True for a row that fills so many of the table's columns that it is no title of it. */
function isWide({ cells }: ParsedRecord, width: number): boolean {
  const isFilled = (cell: string): boolean => cell.trim() !== '';
  if (cells.length < width || cells.slice(width).some(isFilled)) return false;
  const filled = cells.filter(isFilled).length;
  // A word and what it says, padded to the width of the table, are no row yet.
  return filled > 2 || filled * 2 > width;
}

/** What is to be said of records above the headings, which are not read. */
function preambleWarnings(
  above: readonly ParsedRecord[],
  line: number,
  width: number,
): ReadWarning[] {
  const first = above.find(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (first === undefined) return [];
  const found = `The headings were found on line ${line}; what stands above them is not read`;
  const wide = above.filter((record) => isWide(record, width));
  const { length } = wide;
  const [rows, it] =
    length === 1
      ? [`1 row as wide as the table, on line ${wide[0]?.line}`, 'it if it is']
      : [
          `${length} rows as wide as the table, the first on line ${wide[0]?.line}`,
          'them if they are',
        ];
  const message =
    length === 0
      ? `${found}.`
      : `${found}, among it ${rows}. Move the headings above ${it} equipment.`;
  return [{ code: 'preamble', message, line: first.line }];
}

/** What is to be said of headings with rows in their cells, which would be missing below. */
function swallowedWarnings(
  records: readonly ParsedRecord[],
  width: number,
  delimiter: string,
): ReadWarning[] {
  const tally = new WarningTally();
  for (const { code, line } of swallowedRows(records, width, delimiter)) tally.add(code, '', line);
  return tally.list();
}

/** The headings of a file as they were found. */
export type HeadingPlace = {
  /** The headings as they stand. */
  readonly cells: readonly string[];
  /** Line of the last record that holds them. */
  readonly line: number;
  /** The records that hold them. */
  readonly records: readonly ParsedRecord[];
  /** Records above them; none where the operator has said where they are. */
  readonly above: readonly ParsedRecord[];
  readonly delimiter: string;
};

/** What is to be said of the headings of a file. */
export function headingWarnings(place: HeadingPlace): ReadWarning[] {
  const { cells, line } = place;
  const warnings: ReadWarning[] = [
    ...preambleWarnings(place.above, line, cells.length),
    ...swallowedWarnings(place.records, cells.length, place.delimiter),
    ...markWarnings(cells, line),
  ];
  const folded = cells.map((cell) => cell.trim().toLowerCase());
  const seen = new Set<string>();
  const repeated = cells.filter((_cell, at) => {
    const text = folded[at] ?? '';
    return text !== '' && seen.size === seen.add(text).size;
  });
  if (repeated[0] !== undefined) {
    const others = new Set(repeated.map((cell) => cell.trim().toLowerCase())).size - 1;
    const also = others === 0 ? '' : ` and ${others} other${others === 1 ? '' : 's'}`;
    const verb = others === 0 ? 'stands' : 'stand';
    const message = `The heading "${repeated[0].trim().slice(0, 80)}"${also} ${verb} more than once; the later columns got a number.`;
    warnings.push({ code: 'heading-repeated', message, line });
  }
  const blank = folded.flatMap((cell, at) => (cell === '' ? [at + 1] : []));
  if (blank.length > 0) {
    const message =
      blank.length === 1
        ? `Column ${blank[0]} has no heading (line ${line}); it is named by its position.`
        : `${blank.length} columns have no heading (line ${line}, the first is column ${blank[0]}); they are named by their position.`;
    warnings.push({ code: 'heading-blank', message, line });
  }
  const quoted = cells.find((cell) => hasOddQuote(cell));
  if (quoted !== undefined) {
    const message = `The heading "${quoted.trim().slice(0, 80)}" has a quote that belongs to nothing; another may have been lost, and its column may have to be mapped by hand.`;
    warnings.push({ code: 'heading-quote', message, line });
  }
  const long = cells.find((cell) => cell.trim().length > MAX_HEADING_CHARS);
  if (long !== undefined) {
    const message = `The heading "${long.trim().slice(0, 40)}…" is longer than ${MAX_HEADING_CHARS} characters; its name is cut.`;
    warnings.push({ code: 'heading-too-long', message, line });
  }
  return warnings;
}
