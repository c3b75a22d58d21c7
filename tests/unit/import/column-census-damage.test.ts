import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReadWarning } from '#shared/contract/import';
import type { ItemField } from '#shared/domain/item';
import { censusOf } from '../../support/census.ts';

function warningsOf(field: ItemField | null, cells: readonly string[]): readonly ReadWarning[] {
  return censusOf(field, cells).warnings;
}

function codesOf(field: ItemField | null, cells: readonly string[]): string[] {
  return warningsOf(field, cells).map(({ code }) => code);
}

/** Evenly distributed digits; fast-check itself prefers small and round numbers. */
function diceOf(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

function randomTexts(seed: number, count: number, length: number, letters: string): string[] {
  const dice = diceOf(seed);
  const letter = (): string => letters[dice(letters.length)] ?? '0';
  return Array.from({ length: count }, () => Array.from({ length }, letter).join(''));
}

const DIGITS = '0123456789';
const HEX = '0123456789ABCDEF';
const seeds = fc.integer({ min: 0, max: 0x7fffffff });

/** The first 15 digits, with zeros behind them. */
function rounded(text: string): string {
  return text.slice(0, 15).padEnd(text.length, '0');
}

describe('exponents', () => {
  it('names column, number of cells, first line and what to do', () => {
    const cells = ['2102350ABC', '6.37702E+15', ' 6,37702E+15 ', 'SN-1'];
    expect(warningsOf('serialNumber', cells)).toEqual([
      {
        code: 'excel-damage-exponent',
        message:
          'Column "Column" holds 2 identifiers that a spreadsheet rewrote with an exponent (first "6.37702E+15" on line 3); export the file again with this column as text.',
        line: 3,
      },
    ]);
  });

  it.each(['6.37702E+15', '6,37702E+15', '1E+05', '0.00E+00', '1.00E-05', '1.23457e+14'])(
    'sees %s',
    (text) => {
      expect(codesOf('partNumber', ['PN-1', text])).toEqual(['excel-damage-exponent']);
    },
  );

  it.each(['1e5', '5E10', '3E-12', '12E+05', 'A1E+05', '1.E+05', '00-1E-05', '1E+5'])(
    'leaves %s alone',
    (text) => {
      expect(codesOf('partNumber', ['PN-1', text])).toEqual([]);
    },
  );

  it.each(['serialNumber', 'assetId', 'partNumber', 'macAddress', 'hostname', 'model'] as const)(
    'looks for them in %s',
    (field) => {
      expect(codesOf(field, ['1.23E+12'])).toEqual(['excel-damage-exponent']);
    },
  );

  it.each(['unitCost', 'quantity', 'notes', 'siteName'] as const)('lets %s have them', (field) => {
    expect(codesOf(field, ['1.23E+12'])).toEqual([]);
  });

  it('looks for them in a column of no field that holds codes', () => {
    expect(codesOf(null, ['C-2016-1', 'C-2016-2', '1.23E+12'])).toEqual(['excel-damage-exponent']);
    expect(codesOf(null, ['356938035643809', '3.56938E+14'])).toEqual(['excel-damage-exponent']);
  });

  it('lets a column of measurements, texts or nothing else have them', () => {
    expect(codesOf(null, ['0.5', 'R22-17', 'R22-18', '1.23E+12'])).toEqual([]);
    expect(codesOf(null, ['loan unit', 'label is missing', '1.23E+12'])).toEqual([]);
    expect(codesOf(null, ['1.23E+12', '1.23E+12'])).toEqual([]);
    expect(codesOf(null, ['17', '1.23E+12'])).toEqual([]);
  });
});

describe('lost leading zeros', () => {
  const zeroLed = ['0012345', '0045678', '0078123', '0023456'];
  const padded = [...zeroLed, '1234567', '1876543', '1444555'];

  it('names the length that numbers should have', () => {
    expect(warningsOf('partNumber', [...padded, '12345', '78123'])).toEqual([
      {
        code: 'excel-damage-zeros',
        message:
          'Column "Column" holds 2 numbers shorter than the 7 digits of the others, as when a spreadsheet removes leading zeros (first "12345" on line 9); export the file again with this column as text.',
        line: 9,
      },
    ]);
  });

  it.each([
    ['no number starts with zero', ['1234567', '2345678', '3456789', '345678']],
    ['the zero-led have several lengths', [...padded, '00123', '012', '12345']],
    ['more digits are missing than zeros ever lead', [...padded, '1234']],
    ['the short ones begin with digits of their own', [...padded, '66123', '67123', '68123']],
    ['most numbers are short', [...zeroLed, '12345', '45678', '78123', '23456', '12349']],
    ['only zeros are short', [...padded, '0', '000']],
    ['the codes have four digits', ['0012', '0023', '0034', '12']],
  ])('says nothing where %s', (_, cells) => {
    expect(codesOf('partNumber', cells)).toEqual([]);
  });

  it('takes numbers that are digits by chance among other codes for what they are', () => {
    const codes = Array.from({ length: 200 }, (_, n) => `A${n}`);
    expect(codesOf('serialNumber', [...codes, ...padded, '12345', '78123'])).toEqual([]);
  });

  it('takes serials of another maker, one digit shorter and many, for what they are', () => {
    const long = randomTexts(1, 1000, 12, DIGITS);
    const short = randomTexts(2, 300, 11, '123456789');
    expect(codesOf('serialNumber', [...long, ...short])).toEqual([]);
  });

  it('takes serials of another maker, always short by the same, for what they are', () => {
    const long = randomTexts(1, 20_000, 12, DIGITS);
    const short = randomTexts(2, 100, 8, '123456789');
    expect(codesOf('serialNumber', [...long, ...short])).toEqual([]);
  });

  it('takes postcodes of two countries for what they are', () => {
    const german = ['01067', '04109', '06108', '10115', '10117', '10119'];
    expect(codesOf(null, [...german, '1010', '4020'])).toEqual([]);
  });

  it('takes versions of any length for what they are', () => {
    expect(codesOf('softwareVersion', [...padded, '12345', '78123'])).toEqual([]);
  });

  it('warns of every column of random serials a third of which lost their zeros', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 6, max: 15 }), (seed, length) => {
        const whole = randomTexts(seed, 1000, length, DIGITS);
        const cells = whole.map((text, at) => (at % 3 === 0 ? text.replace(/^0+/u, '') : text));
        const [warning, ...more] = warningsOf('serialNumber', cells);
        expect(more).toEqual([]);
        expect(warning?.code).toBe('excel-damage-zeros');
        expect(cells[(warning?.line ?? 0) - 2]?.length).toBeLessThan(length);
      }),
    );
  });
});

describe('lost digits', () => {
  it('names the number and its line', () => {
    const cells = ['SN-1', ...randomTexts(1, 5, 18, '123456789').map(rounded)];
    const [warning, ...more] = warningsOf('serialNumber', cells);
    expect(more).toEqual([]);
    expect(warning).toEqual({
      code: 'excel-damage-zeros',
      message: `Column "Column" holds 5 numbers in which a spreadsheet made every digit after the 15th zero (first "${cells[1]}" on line 3); export the file again with this column as text.`,
      line: 3,
    });
  });

  it('believes a single one where exponents stand beside it', () => {
    expect(codesOf('serialNumber', ['1.23457E+14', '123456789012345000'])).toEqual([
      'excel-damage-exponent',
      'excel-damage-zeros',
    ]);
    expect(codesOf('serialNumber', ['SN-1', '123456789012345000'])).toEqual([]);
  });

  it('takes one number a thousand times for one number', () => {
    const cells = Array.from({ length: 1000 }, () => '123456789012345000');
    expect(codesOf('partNumber', cells)).toEqual([]);
  });

  it('takes round numbering for what it is', () => {
    const cells = Array.from({ length: 1000 }, (_, n) => `35${1000 + n}000000000000`);
    expect(codesOf('assetId', cells)).toEqual([]);
  });

  it('warns of every column of long numbers that a spreadsheet wrote', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 16, max: 22 }), (seed, length) => {
        const cells = randomTexts(seed, 50, length, DIGITS).map((text) => `7${text.slice(1)}`);
        expect(codesOf('serialNumber', cells.map(rounded))).toEqual(['excel-damage-zeros']);
        expect(codesOf('serialNumber', cells)).toEqual([]);
      }),
    );
  });
});

describe('dates in place of codes', () => {
  it.each([
    '5-Mar',
    'Mar-05',
    '05. Mrz',
    '1-Jan',
    '05-mars',
    'janv.-05',
    '03. Mai',
    '1-Sept',
    '1-mag',
    '1-mrt',
    '01.мар',
  ])('sees %s', (text) => {
    const [warning, ...more] = warningsOf('model', ['7750', 'RX-1', text]);
    expect(more).toEqual([]);
    expect(warning).toEqual({
      code: 'excel-damage-date',
      message: `Column "Column" holds 1 code that a spreadsheet rewrote as a date ("${text}" on line 4); export the file again with this column as text.`,
      line: 4,
    });
  });

  it.each([
    'MAR-05',
    '5-MAR',
    'MAR05',
    'Mar5',
    'Mars-005',
    'Air-32',
    '10-Gig',
    'March 2020',
    '123-Mar',
    'Mar',
    '5-Mar-X',
  ])('leaves %s alone', (text) => {
    expect(codesOf('model', [text])).toEqual([]);
  });

  it.each(['model', 'partNumber', 'serialNumber', 'assetId', 'site', 'softwareVersion'] as const)(
    'looks for them in %s',
    (field) => {
      expect(codesOf(field, ['5-Mar'])).toEqual(['excel-damage-date']);
    },
  );

  it.each(['hostname', 'siteName', 'notes', 'installedOn', null] as const)(
    'lets a column of %s have them',
    (field) => {
      expect(codesOf(field, ['mar-05', '5-Mar', 'rtr-01x', 'rtr-02x'])).toEqual([]);
    },
  );

  it('takes a code that is a month by chance for a code', () => {
    expect(codesOf('site', ['Par-01', 'Lyo-02', 'Mar-05'])).toEqual([]);
  });
});

describe('columns that are well-formed', () => {
  const IDENTIFIERS = [
    'serialNumber',
    'assetId',
    'partNumber',
    'macAddress',
    'hostname',
    'model',
    'site',
    'softwareVersion',
    null,
  ] as const;

  it.each(IDENTIFIERS)('never warn: %s', (field) => {
    const counter = (start: number, count: number, width: number): string[] =>
      Array.from({ length: count }, (_, n) => String(start + n).padStart(width, '0'));
    const shape = fc.integer({ min: 1, max: 20 });
    fc.assert(
      fc.property(seeds, shape, fc.integer({ min: 1, max: 2e6 }), (seed, length, start) => {
        expect(codesOf(field, randomTexts(seed, 100, length, DIGITS))).toEqual([]);
        expect(codesOf(field, randomTexts(seed, 100, 12, HEX))).toEqual([]);
        // Among so many a day is drawn now and then, which a code of a maker is not.
        const mixed = randomTexts(seed, 100, length, '0123456789ABCDEFG-').filter(
          (text) => !/^\d{4}-\d{2}-\d{2}$/u.test(text),
        );
        expect(codesOf(field, mixed)).toEqual([]);
        expect(codesOf(field, counter(start, 100, 1))).toEqual([]);
        expect(codesOf(field, counter(start, 100, length))).toEqual([]);
        expect(codesOf(field, counter(1, 1200, 1))).toEqual([]);
        const macs = randomTexts(seed, 100, 12, HEX).map((text) =>
          (text.match(/../gu) ?? []).join(seed % 2 === 0 ? ':' : '-'),
        );
        expect(codesOf(field, macs)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});
