import Papa from 'papaparse';
import { AppError } from '#shared/rpc/app-error';

/** Registries of the IEEE for blocks of 2^24, 2^20 and 2^12 addresses, and what the last was before. */
export const MAC_BLOCKS = ['MA-L', 'MA-M', 'MA-S', 'IAB'] as const;
export type MacBlock = (typeof MAC_BLOCKS)[number];

/** Addresses that begin with a prefix were assigned to an organisation. */
export type MacAssignment = {
  readonly block: MacBlock;
  /** 6, 7 or 9 hexadecimal digits in capitals. */
  readonly prefix: string;
  readonly organisation: string;
};

const WHERE_FROM = 'choose oui.csv, mam.csv, oui36.csv or oui.txt as the IEEE publishes them';
const HEADINGS = ['registry', 'assignment', 'organization name'];

/** The two numbers under which the IEEE gave individual address blocks, before MA-S. */
const IAB_NUMBERS: ReadonlySet<string> = new Set(['0050C2', '40D855']);

/** Company ids look like prefixes and are none: no address begins with one. */
const COMPANY_ID = 'CID';

/** Characters of a line that a message shows. */
const MOST_SHOWN = 40;

function blockOf(prefix: string): MacBlock | null {
  if (!/^(?:[0-9A-F]{6}|[0-9A-F]{7}|[0-9A-F]{9})$/u.test(prefix)) return null;
  if (prefix.length === 6) return 'MA-L';
  if (prefix.length === 7) return 'MA-M';
  return IAB_NUMBERS.has(prefix.slice(0, 6)) ? 'IAB' : 'MA-S';
}

function damaged(fileName: string, line: number, content: string): AppError {
  const text = content.replace(/\s+/gu, ' ').trim();
  const shown = text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
  return new AppError(
    'invalid-input',
    `${fileName} cannot be read as a registry of the IEEE from row ${line} on (“${shown}”); download it again.`,
  );
}

function readCsv(text: string, fileName: string): MacAssignment[] {
  const { data, errors } = Papa.parse<string[]>(text, { delimiter: ',', skipEmptyLines: true });
  const [error] = errors;
  if (error !== undefined) {
    const row = error.row ?? 0;
    throw damaged(fileName, row + 1, (data[row] ?? []).join(','));
  }
  return data.slice(1).flatMap((cells, at): MacAssignment[] => {
    const [registry = '', assignment = '', organisation = ''] = cells.map((cell) => cell.trim());
    if (registry.toUpperCase() === COMPANY_ID) return [];
    const prefix = assignment.toUpperCase();
    const block = blockOf(prefix);
    const isKnown = MAC_BLOCKS.some((known) => known === registry.toUpperCase());
    if (block === null || !isKnown || cells.length < HEADINGS.length) {
      throw damaged(fileName, at + 2, cells.join(','));
    }
    return [{ block, prefix, organisation }];
  });
}

const NUMBER_LINE = /^\s*(?<number>[0-9A-F]{2}(?:-[0-9A-F]{2}){2})\s+\(hex\)/iu;
const RANGE_LINE =
  /^\s*(?<from>[0-9A-F]{6})(?:-(?<to>[0-9A-F]{6}))?\s+\(base 16\)\s*(?<organisation>.*)$/iu;

/** The digits that a range within a number fixes: `900000-9FFFFF` those of `9`. */
function fixedDigits(from: string, to: string): string | null {
  const open = /0*$/u.exec(from)?.[0].length ?? 0;
  for (let digits = from.length - open; digits <= from.length; digits += 1) {
    const rest = from.length - digits;
    if (to === from.slice(0, digits) + 'F'.repeat(rest)) return from.slice(0, digits);
  }
  return null;
}

function readTxt(text: string, fileName: string): MacAssignment[] {
  let number: string | null = null;
  return text.split(/\r\n|\n|\r/u).flatMap((line, at): MacAssignment[] => {
    const opens = NUMBER_LINE.exec(line)?.groups?.['number'];
    if (opens !== undefined) {
      number = opens.replaceAll('-', '').toUpperCase();
      return [];
    }
    const range = RANGE_LINE.exec(line)?.groups;
    if (range === undefined) return [];
    const from = (range['from'] ?? '').toUpperCase();
    const to = range['to']?.toUpperCase();
    const digits = to === undefined ? '' : fixedDigits(from, to);
    const prefix = to === undefined ? from : `${number ?? ''}${digits ?? ''}`;
    const block = digits === null ? null : blockOf(prefix);
    if (number === null || block === null) throw damaged(fileName, at + 1, line.trim());
    return [{ block, prefix, organisation: (range['organisation'] ?? '').trim() }];
  });
}

function isCsv(text: string): boolean {
  const [first = ''] = text.split(/\r\n|\n|\r/u, 1);
  const cells = first.split(',').map((cell) => cell.trim().replaceAll('"', '').toLowerCase());
  return HEADINGS.every((heading, at) => cells[at] === heading);
}

/**
 * Reads a registry of MAC prefixes as the IEEE publishes it, as CSV or as text. Fails with one
 * sentence where it is none, or damaged.
 */
export function readOuiFile(content: string, fileName: string): MacAssignment[] {
  const text = content.replace(/^\uFEFF/u, '').trimStart();
  const isText = /\(base 16\)/u.test(text);
  if (!isCsv(text) && !isText) {
    throw new AppError(
      'invalid-input',
      `${fileName} is no registry of MAC prefixes; ${WHERE_FROM}.`,
    );
  }
  const assignments = isCsv(text) ? readCsv(text, fileName) : readTxt(text, fileName);
  if (assignments.length > 0) return assignments;
  throw new AppError('invalid-input', `${fileName} assigns no MAC prefixes; ${WHERE_FROM}.`);
}
