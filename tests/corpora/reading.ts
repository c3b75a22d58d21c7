import { createHash } from 'node:crypto';
import type { Inspection, Reading } from '#shared/contract/import';
import { AppError } from '#shared/rpc/app-error';
import { inspectFile } from '#main/import/inspect';
import type { ParsedRecord } from '#main/import/parse-block';
import { aliases, openFile, recordsOfFile } from '../support/read-file.ts';
import type { ExpectedTable, ExpectedWarning, Outcome } from './expectation.ts';

/** What the reader made of a file. */
export type Actual =
  | { readonly error: string }
  | {
      readonly inspection: Omit<Inspection, 'alreadyImportedAt'>;
      readonly headings: readonly string[];
      readonly records: readonly ParsedRecord[];
    };
type ActualTable = Exclude<Actual, { error: string }>;

/** Reads a file twice, as the preview and as the import do. */
export async function readActual(path: string, options: Reading = {}): Promise<Actual> {
  try {
    const inspection = await inspectFile(path, options, aliases);
    const table = await openFile(path, options);
    const records = await recordsOfFile(table);
    return { inspection, headings: table.headings.map(({ name }) => name), records };
  } catch (error) {
    if (error instanceof AppError) return { error: error.code };
    throw error;
  }
}

/** A table as RFC 4180 text: every cell in quotes, every row ended by CRLF. */
export function canonicalText(rows: readonly (readonly string[])[]): string {
  return rows
    .map((cells) => `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`)
    .join('');
}

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');
const show = (value: unknown): string => JSON.stringify(value) ?? 'nothing';

function differing(expected: Record<string, unknown>, actual: Record<string, unknown>): string[] {
  return Object.entries(expected).flatMap(([name, value]) =>
    value === undefined || show(value) === show(actual[name])
      ? []
      : [`${name}: expected ${show(value)}, got ${show(actual[name])}`],
  );
}

function tableDifferences(expected: ExpectedTable, actual: ActualTable): string[] {
  const { inspection, headings, records } = actual;
  const filled = records.filter(({ cells }) => !isBlank(cells));
  const kept = [
    headings,
    ...filled.filter((each) => !each.hasStrayQuote).map((each) => each.cells),
  ];
  const { encoding, isEncodingSure, delimiter, quote, escape, headerRow } = inspection;
  const rejected = filled
    .filter((each) => each.hasStrayQuote)
    .map((each): [string, string] => [String(each.line), each.cells.join(delimiter)]);
  const { blankRows = 0, head, ...rest } = expected;
  const found = differing(rest, {
    encoding,
    isEncodingSure,
    delimiter,
    quote,
    escape,
    headerRow,
    columns: headings.length,
    rows: filled.length,
    rejected: Object.fromEntries(rejected),
    sha256: createHash('sha256').update(canonicalText(kept)).digest('hex'),
    hasReplacement: canonicalText(kept).includes('\ufffd'),
  });
  const counted = inspection.rows - filled.length;
  if (expected.rows !== undefined && (counted < 0 || counted > blankRows)) {
    found.push(`rows counted by the preview: ${inspection.rows}, read ${filled.length}`);
  }
  if (expected.rejected === undefined && expected.rows !== undefined && rejected.length > 0) {
    found.push(`rejected: expected none, got ${show(rejected)}`);
  }
  const start = kept.slice(0, head?.length ?? 0);
  if (head !== undefined && show(start) !== show(head)) {
    found.push(`first rows: expected ${show(head)}, got ${show(start)}`);
  }
  return found;
}

/** Warnings about a row, whose first line must be named; the others tell of the whole file. */
const OF_ROWS = /^(?:short|too-many|stray|quote|nul|control|bidi|excel|encoding-damaged)/u;

function warningDifferences(
  expected: readonly ExpectedWarning[],
  mayWarn: readonly string[],
  { inspection: { warnings } }: ActualTable,
): string[] {
  const found: string[] = [];
  for (const { code, lines } of expected) {
    const codes = typeof code === 'string' ? [code] : code;
    const named = warnings.filter((each) => codes.includes(each.code)).map((each) => each.line);
    const isFirstDue = typeof code === 'string' && OF_ROWS.test(code);
    const due = isFirstDue ? lines.slice(0, 1) : lines;
    if (!due.some((line) => named.includes(line))) {
      found.push(
        `warning ${codes.join(' or ')}: expected line ${due.join(' or ')}, got ${show(named)}`,
      );
    }
    const strange = named.filter((line) => !lines.includes(line));
    if (strange.length > 0)
      found.push(`warning ${codes.join(' or ')} at sound lines ${show(strange)}`);
  }
  const known = new Set([...expected.flatMap(({ code }) => code), ...mayWarn]);
  for (const { code, line, message } of warnings) {
    if (!known.has(code)) found.push(`false alarm ${code}, line ${String(line)}: ${message}`);
  }
  return found;
}

/** What differs between a reading and one outcome; empty where nothing does. */
export function differences(outcome: Outcome, actual: Actual): string[] {
  if ('error' in outcome) {
    const got = 'error' in actual ? actual.error : `a table of ${actual.records.length} rows`;
    return outcome.error.includes(got)
      ? []
      : [`expected ${outcome.error.join(' or ')}, got ${got}`];
  }
  if ('error' in actual) return [`expected a table, got the error ${actual.error}`];
  return [
    ...tableDifferences(outcome.table, actual),
    ...warningDifferences(outcome.warnings, outcome.mayWarn ?? [], actual),
  ];
}
