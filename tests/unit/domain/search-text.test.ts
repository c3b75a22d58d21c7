import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldForSearch, parseSearch, stretchesOf } from '#shared/domain/search-text';

const marked = (text: string, search: string): string[] =>
  stretchesOf(text, parseSearch(search)).map(({ start, end }) => text.slice(start, end));

describe('a search', () => {
  it.each([
    ['ne40 ber', ['NE40', 'BER']],
    ['"Berlin Mitte" x', ['BERLIN MITTE', 'X']],
    ['"say ""no"""', ['SAY "NO"']],
    ['12" rack', ['RACK', '12"']],
    ['  ', []],
    ['""', ['""']],
    ['\u0301 \u200b', []],
    ['AND OR', ['AND', 'OR']],
  ])('%s asks for words and for what is quoted', (search, words) => {
    expect(parseSearch(search)).toEqual(words);
  });

  it.each([
    ['Straße', 'STRASSE'],
    ['ẞ', 'SS'],
    ['Mu\u0308nchen', 'MUNCHEN'],
    ['ＢＥＲ', 'BER'],
    ['σίσυφος', 'ΣΙΣΥΦΟΣ'],
    ['a\u00adb\u202e', 'AB'],
    ['a\tb\n', 'A B '],
  ])('folds %s', (text, folded) => {
    expect(foldForSearch(text)).toBe(folded);
  });

  it.each([
    ['BER-AGG-012', 'ber-agg', ['BER-AGG']],
    ['Straße', 'strasse', ['Straße']],
    ['Mu\u0308nchen', 'mun', ['Mu\u0308n']],
    ['NE40E-X8', 'ne40 0e', ['NE40E']],
    ['ababa', 'aba', ['aba']],
    ['none', 'x', []],
  ])('marks in %s what %s found', (text, search, stretches) => {
    expect(marked(text, search)).toEqual(stretches);
  });

  it('marks something in every text that holds a word, and what is marked holds it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 12 }),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }),
        (text, search) => {
          const words = parseSearch(search);
          const isFound = words.some((word) => foldForSearch(text).includes(word));
          const marks = stretchesOf(text, words).map(({ start, end }) => text.slice(start, end));
          expect(marks.length > 0).toBe(isFound);
          for (const mark of marks) {
            expect(words.some((word) => foldForSearch(mark).includes(word))).toBe(true);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});
