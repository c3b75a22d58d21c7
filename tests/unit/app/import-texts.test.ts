import { describe, expect, it } from 'vitest';
import {
  bothDates,
  bothNumbers,
  oneOfEach,
  questionsOf,
} from '../../../renderer/features/import/both-readings.ts';
import { stretchesOf } from '../../../renderer/features/import/invisible.ts';
import { troublesOf } from '../../../renderer/features/import/row-troubles.ts';
import {
  sampleWords,
  unknownWordsIn,
  withMeaning,
} from '../../../renderer/features/import/vocabulary.ts';

/** A text with its marks in brackets. */
const shown = (text: string): string =>
  stretchesOf(text)
    .map((stretch) => ('text' in stretch ? stretch.text : `[${stretch.mark}]`))
    .join('');

describe('characters that cannot be seen', () => {
  it.each([
    ['a\u200Bb\u202Ec', 'a[ZWSP]b[RLO]c'],
    ['\uFEFFid\u0007', '[BOM]id[0007]'],
    ['one\r\ntwo\nthree\u2028four', 'one[↵]two[↵]three[↵]four'],
    ['a\tb\uE123', 'a[TAB]b[E123]'],
    ['\u200Dx', '[ZWJ]x'],
  ])('are marked: %j', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  it('are left where a script or an emoji needs them', () => {
    for (const text of ['می\u200Cخواهم', '👩\u200D🔧', 'क्\u200Dष', 'München']) {
      expect(shown(text)).toBe(text);
    }
  });
});

describe('what can be read in two ways', () => {
  const labels = (choices: readonly { value: string; label: string }[]) =>
    choices.map(({ value, label }) => [value, label]);

  it('is shown as both days, the one that is taken first', () => {
    expect(labels(bothDates('03/04/2024'))).toEqual([
      ['day-first', '3 April 2024'],
      ['month-first', '4 March 2024'],
    ]);
    expect(labels(bothDates('5.6.99 08:00'))).toEqual([
      ['day-first', '5 June 1999'],
      ['month-first', '6 May 1999'],
    ]);
    expect(labels(bothDates('?'))[0]).toEqual(['day-first', 'The day comes first']);
  });

  it('is shown as both numbers, the one with thousands first', () => {
    expect(labels(bothNumbers('1.234'))).toEqual([
      [',', '1234: the point groups thousands'],
      ['.', '1.234: the point is the decimal mark'],
    ]);
    expect(labels(bothNumbers('€ 2,500'))).toEqual([
      ['.', '2500: the comma groups thousands'],
      [',', '2,500: the comma is the decimal mark'],
    ]);
  });

  it('is asked of a column of dates that the operator found', () => {
    const ask = (...cells: string[]) =>
      questionsOf(
        {
          questions: [{ column: 7, about: 'decimal-mark', sample: '1.234' }],
          columns: [{ index: 0, name: 'Aufbau', mappedTo: null }],
          sampleRows: cells.map((cell) => [cell]),
        },
        new Map([[0, 'installedOn']]),
      );
    expect(ask('05/05/2020', '03/04/2024')).toEqual([
      { column: 0, about: 'date-order', sample: '03/04/2024' },
    ]);
    expect(ask('03/04/2024', '13/04/2024')).toEqual([]);
    expect(ask('2024-03-04', '', '05/05/2020')).toEqual([]);
  });

  it('is asked once of each kind', () => {
    const asked = oneOfEach([
      { column: 1, about: 'date-order', sample: '1/2/2020' },
      { column: 4, about: 'decimal-mark', sample: '1.234' },
      { column: 3, about: 'date-order', sample: '3/4/2020' },
    ]);
    expect(asked).toEqual([
      { about: 'date-order', sample: '1/2/2020', columns: [1, 3] },
      { about: 'decimal-mark', sample: '1.234', columns: [4] },
    ]);
  });
});

describe('words of a file', () => {
  it('are taken from what the check did not know', () => {
    const warnings = [
      {
        code: 'status-word-unknown',
        message:
          'Line 2 has the status "In "Q"", which is not a known word (2 rows, the first on this line).',
        line: 2,
      },
      { code: 'short-row', message: 'Line 3 has 2 of 9 cells.', line: 3 },
    ];
    expect(unknownWordsIn(warnings)).toEqual([{ field: 'status', from: 'In "Q"' }]);
  });

  it('are taken from the first rows, each once, and get a meaning', () => {
    const rows = [
      ['b', 'Kern'],
      ['a ', ''],
      ['B', 'kern'],
    ];
    const words = sampleWords(
      { sampleRows: rows },
      new Map([
        [0, 'status'],
        [1, 'placement'],
      ]),
    );
    expect(words).toEqual([
      { field: 'status', from: 'a' },
      { field: 'status', from: 'B' },
      { field: 'placement', from: 'kern' },
    ]);
    const word = { field: 'status', from: 'zu' } as const;
    const given = withMeaning([], word, 'spare');
    expect(withMeaning(given, { ...word, from: 'ZU' }, 'planned')).toEqual([
      { field: 'status', from: 'ZU', to: 'planned' },
    ]);
    expect(withMeaning(given, word, '')).toEqual([]);
  });
});

it('rows are marked for a warning of their line, and for a shape that is off', () => {
  const columns = [0, 1].map((index) => ({ index, name: `c${index}`, mappedTo: null }));
  const troubles = troublesOf({
    columns,
    sampleRows: [['a', 'b'], ['a'], ['a', 'b', 'c'], ['a', 'b', ' ']],
    sampleLines: [2, 4, 5, 6],
    warnings: [{ code: 'x', message: 'Line 2 is odd.', line: 2 }],
  });
  expect([...troubles.keys()]).toEqual([0, 1, 2]);
  expect(troubles.get(0)).toBe('Line 2 is odd.');
});
