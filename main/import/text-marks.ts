import { FAILED_FORMULAS } from './failed-formulas.ts';
import type { ParsedRecord } from './parse-block.ts';

/** Something unusual in the text of a row: a warning's code, and the line of the row. */
export type TextMark = {
  readonly code: string;
  readonly line: number;
  /** Columns in which it is, where it matters only in some; left out where it does in all. */
  readonly columns?: readonly number[];
};

/** The byte order mark, decoded. */
const MARK = '\ufeff';

/** Shown in place of a NUL. */
export const NUL_SYMBOL = '\u2400';

/**
 * Codes of what a cell holds that no screen shows: bytes that were no character of the encoding,
 * NULs, other control characters, and characters that turn the direction of writing (Unicode
 * Standard Annex 9), with which one name can be made to look like another.
 */
const KINDS: readonly (readonly [string, RegExp])[] = [
  ['encoding-damaged', /\ufffd/u],
  // oxlint-disable-next-line no-control-regex -- a NUL is what is looked for
  ['nul-character', /\u0000/u],
  ['control-character', /(?![\0\t\n\r])\p{Cc}/u],
  ['bidi-character', /[\u202a-\u202e\u2066-\u2069]/u],
];

// Four times as fast as the class of control characters by name.
const ANY =
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffd]/u;

/**
 * Codes of what makes an identifier look like another that it is not: characters without
 * width (joiners are left alone, scripts and emoji need them), and Cyrillic letters that look
 * like Latin ones beside a Latin letter (Unicode Technical Standard 39).
 */
const LOOK_ALIKES: readonly (readonly [string, RegExp])[] = [
  [
    'invisible-character',
    /[\u00ad\u061c\u180e\u200b\u200e\u200f\u2060-\u2064\u2800\u3164\ufeff]|\u034f|\ufe0f|[A-Za-z0-9][\u200c\u200d]|[\u200c\u200d][A-Za-z0-9]/u,
  ],
  ['mixed-alphabets', /[A-Za-z][аеорсухіјѕАВЕЗКМНОРСТУХІЈЅ]|[аеорсухіјѕАВЕЗКМНОРСТУХІЈЅ][A-Za-z]/u],
];

/** A failed formula, or a column that was too narrow for its values. */
const FAILED_FORMULA = new RegExp(
  `^\\s*(?:${FAILED_FORMULAS.map((text) => text.replace('?', '\\?')).join('|')}|#{3,})\\s*$`,
  'iu',
);

/** How they begin; twice as fast as the class of capital letters by name. */
const MAY_BE_FORMULA = /#[A-Z#¡¿À-ÞА-Я]/;

/**
 * Anything of all that but letters of two alphabets, and the start of a failed formula. Every
 * file passes through it, and hardly any block holds one: one pass instead of four.
 */
const RARE =
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f#\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\u2800\u3164\ufeff\ufffd]|\u034f|\ufe0f/u;

/** Makes the NULs of some records visible, because SQLite's text functions stop at one. */
export function withVisibleNuls(
  text: string,
  records: readonly ParsedRecord[],
): readonly ParsedRecord[] {
  if (!text.includes('\0')) return records;
  return records.map((record) => ({
    ...record,
    cells: record.cells.map((cell) => cell.replaceAll('\0', NUL_SYMBOL)),
  }));
}

/** Finds such characters in a block of records, of which `text` is the text. */
export function marksIn(
  text: string,
  records: readonly Pick<ParsedRecord, 'cells' | 'line'>[],
): TextMark[] {
  const hasRare = RARE.test(text);
  const kinds = hasRare && ANY.test(text) ? [...KINDS] : [];
  if (hasRare && MAY_BE_FORMULA.test(text)) kinds.push(['excel-damage-error', FAILED_FORMULA]);
  const lookAlikes = LOOK_ALIKES.filter(
    ([code, kind]) => (hasRare || code === 'mixed-alphabets') && kind.test(text),
  );
  if (kinds.length + lookAlikes.length === 0) return [];
  // What ends up amid a file began another one.
  const isStart = (cell: string, column: number): boolean => column === 0 && cell.startsWith(MARK);
  return records.flatMap(({ cells, line }) => [
    ...(isStart(cells[0] ?? '', 0) ? [{ code: 'byte-order-mark', line }] : []),
    ...kinds
      .filter(([, kind]) => cells.some((cell) => kind.test(cell)))
      .map(([code]) => ({ code, line })),
    ...lookAlikes.flatMap(([code, kind]) => {
      const columns = cells.flatMap((cell, column) =>
        kind.test(isStart(cell, column) ? cell.slice(MARK.length) : cell) ? [column] : [],
      );
      return columns.length === 0 ? [] : [{ code, line, columns }];
    }),
  ]);
}
