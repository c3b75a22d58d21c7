import { readingSchema, type Reading } from '#shared/contract/import';
import { ENCODINGS } from '../import/encodings.ts';
import { UsageError } from './io.ts';
import type { Parsed } from './options.ts';

/** Options that say how a file is read; what is left out is detected. */
export const READING_OPTIONS = {
  encoding: { type: 'string' },
  delimiter: { type: 'string' },
  quote: { type: 'string' },
  escape: { type: 'string' },
  'header-row': { type: 'string' },
  'header-rows': { type: 'string' },
  'footer-rows': { type: 'string' },
} as const;

const DELIMITERS: Readonly<Record<string, string>> = {
  tab: '\t',
  '\\t': '\t',
  comma: ',',
  semicolon: ';',
  pipe: '|',
  space: ' ',
};
const QUOTES: Readonly<Record<string, Reading['quote']>> = {
  double: '"',
  '"': '"',
  single: "'",
  "'": "'",
  none: '',
};

function numberOption(
  parsed: Parsed,
  name: string,
  [least, most]: readonly [number, number],
): number | undefined {
  const text = parsed.text(name);
  if (text === undefined) return undefined;
  const value = /^\d{1,6}$/u.test(text) ? Number(text) : NaN;
  if (value >= least && value <= most) return value;
  throw new UsageError(`--${name}: "${text}" is no whole number from ${least} to ${most}`);
}

function encodingOption(parsed: Parsed): string | undefined {
  const text = parsed.text('encoding');
  if (text === undefined || ENCODINGS.some((each) => each === text.toLowerCase())) return text;
  throw new UsageError(`--encoding: "${text}" is not known; say one of ${ENCODINGS.join(', ')}`);
}

function quoteOption(parsed: Parsed): Reading['quote'] {
  const text = parsed.text('quote');
  if (text === undefined) return undefined;
  if (text in QUOTES) return QUOTES[text];
  throw new UsageError(`--quote: "${text}" is not known; say double, single or none`);
}

function escapeOption(parsed: Parsed): Reading['escape'] {
  const text = parsed.text('escape');
  if (text === undefined || text === 'doubled' || text === 'backslash') return text;
  throw new UsageError(`--escape: "${text}" is not known; say doubled or backslash`);
}

/** How the options say that a file is read; throws a `UsageError` where one of them cannot be. */
export function readingOption(parsed: Parsed): Reading {
  const delimiter = parsed.text('delimiter');
  const chosen = {
    encoding: encodingOption(parsed),
    delimiter: delimiter === undefined ? undefined : (DELIMITERS[delimiter] ?? delimiter),
    quote: quoteOption(parsed),
    escape: escapeOption(parsed),
    headerRow: numberOption(parsed, 'header-row', [0, 100_000]),
    headerRows: numberOption(parsed, 'header-rows', [1, 5]),
    footerRows: numberOption(parsed, 'footer-rows', [0, 100]),
  };
  const given = Object.entries(chosen).filter(([, value]) => value !== undefined);
  return readingSchema.parse(Object.fromEntries(given));
}
