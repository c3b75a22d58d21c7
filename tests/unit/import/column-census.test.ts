import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ColumnCensus } from '#main/import/column-census';
import type { ColumnFormat } from '#main/import/column-format';
import { readDate, readNumber } from '#main/import/values';
import { DATE_ORDERS, type ReadWarning } from '#shared/contract/import';
import type { ItemField } from '#shared/domain/item';
import { censusOf } from '../../support/census.ts';

function warningsOf(field: ItemField | null, cells: readonly string[]): readonly ReadWarning[] {
  return censusOf(field, cells).warnings;
}

/** What the format of the column says, whichever kind it is. */
function decisionOf(field: ItemField, cells: readonly string[]): unknown {
  const [format]: readonly ColumnFormat[] = censusOf(field, cells).formats;
  if (format === undefined) return null;
  return format.kind === 'date-order' ? format.order : format.mark;
}

describe('the order of day and month', () => {
  it.each([
    [
      ['05.03.2024', '31.12.2024', '01.02.2024'],
      {
        state: 'proven',
        value: 'day-first',
        proof: { line: 3, text: '31.12.2024', count: 1 },
      },
    ],
    [
      ['5/3/24', '12/31/24', '12/30/24 10:00'],
      { state: 'proven', value: 'month-first', proof: { line: 3, text: '12/31/24', count: 2 } },
    ],
    [
      ['', '05/03/2024', '06/03/2024'],
      { state: 'unclear', example: { line: 3, text: '05/03/2024', count: 2 } },
    ],
    [['2024-03-05', '05/05/2024', '5 March 2024', '13/13/2024', 'x'], { state: 'irrelevant' }],
  ])('of %j is %j', (cells, expected) => {
    expect(decisionOf('installedOn', cells)).toEqual(expected);
    expect(warningsOf('installedOn', cells)).toEqual([]);
  });

  it('is contradicted where both are proven, and both lines are named', () => {
    const cells = ['12/31/2024', '31/12/2024', '30/12/2024', '01/02/2024'];
    expect(decisionOf('installedOn', cells)).toEqual({
      state: 'contradicted',
      likely: 'day-first',
      unlikely: 'month-first',
      proof: { line: 3, text: '31/12/2024', count: 2 },
      counterproof: { line: 2, text: '12/31/2024', count: 1 },
    });
    expect(warningsOf('installedOn', cells)).toEqual([
      {
        code: 'date-order-contradicted',
        message:
          'Column "Column" has dates with the day first ("31/12/2024" on line 3, 2 in all) and with the month first ("12/31/2024" on line 2, 1 in all); export it again written in one way.',
        line: 2,
      },
    ]);
  });

  it('is told by a date exactly as the reader of dates reads it', () => {
    // Days and years from 28 on are told apart by what lies ahead.
    const part = fc.oneof(
      fc.integer({ min: 1, max: 27 }).map(String),
      fc.constantFrom('00', '01', '05', '012', '98', 'x', ''),
    );
    const mark = fc.constantFrom('.', '/', '-', '. ', ' ', '');
    const year = fc.constantFrom('5', '24', '98', '2024', '202', '20245', '', '2024x');
    const time = fc.constantFrom('', '.', ' 10:00', 'T10:00', 'Z', ' 1', ' to 2025');
    const texts = fc.tuple(part, mark, part, mark, year, time).map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts, (text) => {
        const reads = DATE_ORDERS.map((order) => ({ order, read: readDate(text, order) }));
        const read = reads.flatMap((each) => (each.read.ok ? [each.read.value] : []));
        const [only] = reads.filter((each) => each.read.ok);
        fc.pre(only !== undefined);
        const decision = decisionOf('installedOn', [text]);
        if (read.length === 1) {
          expect(decision).toMatchObject({ state: 'proven', value: only?.order });
        } else {
          const state = new Set(read).size === 1 ? 'irrelevant' : 'unclear';
          expect(decision).toMatchObject({ state });
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the decimal mark', () => {
  it.each([
    ['unitCost', ['1.234', '1.234,5'], ','],
    ['unitCost', ['1,234', '1,234.50'], '.'],
    ['unitCost', ['12,5'], ','],
    ['unitCost', ['0.125'], '.'],
    ['unitCost', ['1.234.567'], ','],
    ['unitCost', ["1'234'567,00"], ','],
    ['unitCost', ['€ 99,90'], ','],
    ['unitCost', ['1234.567'], '.'],
    ['quantity', ['1,5'], ','],
    ['latitude', ['48.131'], '.'],
    ['longitude', ['-11,580'], ','],
  ] as const)('of %s with %j is %s', (field, cells, value) => {
    expect(decisionOf(field, cells)).toMatchObject({ state: 'proven', value });
  });

  it('is unclear where a mark before three digits is all there is', () => {
    expect(decisionOf('unitCost', ['250', '1.234', '12.500'])).toEqual({
      state: 'unclear',
      example: { line: 3, text: '1.234', count: 2 },
    });
  });

  it.each([
    [
      'unitCost',
      ['250', 'free', '1.2.3', '1.', '', '1,23,4', '1.234,5,6', '1.23,4', '0.123.456', '1.5E+03'],
    ],
    ['latitude', ['48.131.200', '48']],
  ] as const)('of %s does not depend on %j', (field, cells) => {
    expect(decisionOf(field, cells)).toEqual({ state: 'irrelevant' });
  });

  it('is unclear exactly where the reader of numbers reads two, proven where it reads one', () => {
    const parts = fc.constantFrom('0', '1', '12', '123', '1234', '500', '.', ',', ' ', '-', 'x');
    const texts = fc.array(parts, { minLength: 1, maxLength: 6 }).map((all) => all.join('').trim());
    fc.assert(
      fc.property(texts, (text) => {
        fc.pre(text !== '' && text.lastIndexOf('-') < 1 && /\d$/u.test(text));
        const [point, comma] = (['.', ','] as const).map((mark) => readNumber(text, true, mark));
        const decision = decisionOf('unitCost', [text]);
        if (point?.ok === true && comma?.ok === true) {
          const state = point.value === comma.value ? 'irrelevant' : 'unclear';
          expect(decision).toMatchObject({ state });
        } else if (point?.ok === true || comma?.ok === true) {
          const value = point?.ok === true ? '.' : ',';
          expect(decision).toMatchObject({ state: 'proven', value });
        } else expect(decision).toEqual({ state: 'irrelevant' });
      }),
      { numRuns: 3000 },
    );
  });

  it('is contradicted where both are proven, and both lines are named', () => {
    const [warning, ...more] = warningsOf('unitCost', ['1.5', '2,5', '1.25', '1.234']);
    expect(more).toEqual([]);
    expect(warning).toEqual({
      code: 'decimal-mark-contradicted',
      message:
        'Column "Column" has numbers with a decimal point ("1.5" on line 2, 2 in all) and with a decimal comma ("2,5" on line 3, 1 in all); export it again written in one way.',
      line: 3,
    });
  });
});

describe('a table', () => {
  it('has its columns followed one by one, short rows included', () => {
    const census = new ColumnCensus([
      { name: 'Serial', field: 'serialNumber' },
      { name: 'Vendor', field: 'manufacturer' },
      { name: 'Cost', field: 'unitCost' },
      { name: 'Date', field: 'installedOn' },
    ]);
    census.add(['1.2E+15', '1.2E+15', '1,5', '13.01.2024'], 2);
    census.add(['SN-1'], 3);
    census.add([], 4);
    const { warnings, formats } = census.finish();
    expect(warnings.map(({ code, line }) => ({ code, line }))).toEqual([
      { code: 'excel-damage-exponent', line: 2 },
    ]);
    expect(formats).toMatchObject([
      { column: 2, name: 'Cost', field: 'unitCost', kind: 'decimal-mark', mark: { value: ',' } },
      { column: 3, name: 'Date', field: 'installedOn', kind: 'date-order' },
    ]);
  });

  it('shows the start of a long cell', () => {
    const long = `1,${'5'.repeat(100)}`;
    expect(decisionOf('unitCost', [long])).toMatchObject({ proof: { text: long.slice(0, 40) } });
  });
});
