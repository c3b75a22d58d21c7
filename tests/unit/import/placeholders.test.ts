import { describe, expect, it } from 'vitest';
import { isPlaceholder } from '#main/import/placeholders';

describe('placeholders', () => {
  it.each([
    '',
    '-',
    '--',
    'N/A',
    'n/a',
    '#N/A',
    'none',
    'NULL',
    'tbd',
    'Unknown',
    '0',
    '0000',
    '?',
    '??',
    '—',
    '-//-',
    '/',
    'б/н',
    'нет',
    'Не указан',
    'n/d',
    'brak',
    '无',
    'なし',
    '없음',
    'S/N',
    'k.A.',
    'nan',
    '(null)',
    '[NULL]',
    'undefined',
    'okänd',
    'yok',
    'Not available',
    'TBA',
    '???',
    'N.A',
    'N / A',
    'K. A.',
    '(unknown)',
    '[ n/a ]',
    'To Be Filled By O.E.M.',
    'FFFFFFFF',
    '\\N',
    'Not\u00a0known',
  ])('takes "%s" for not known', (text) => {
    expect(isPlaceholder(text)).toBe(true);
  });

  it.each(['0001', 'A', '10', 'N/A-1', '-5', 'nonesuch', '2102350ABC', 'nd-1', 'S/N 12', '/1'])(
    'takes "%s" for a value',
    (text) => {
      expect(isPlaceholder(text)).toBe(false);
    },
  );
});
