import fc from 'fast-check';
import { expect, it } from 'vitest';
import { byteShares, lineEnds, needleOf, scanLines } from '#main/data/queries/search/scan-lines';

/** Few letters, so that words and parts of them are met often; two of them of several bytes. */
const letters = fc.constantFrom('0', '1', '-', 'a', 'ä', '第');
const text = (minLength: number, maxLength: number) =>
  fc.array(letters, { minLength, maxLength }).map((all) => all.join(''));

it('finds the lines that hold a word, whatever part of it is looked for first', () => {
  fc.assert(
    fc.property(
      fc.array(text(0, 24), { minLength: 1, maxLength: 40 }),
      text(1, 12),
      fc.array(text(0, 40)),
      (lines, word, sample) => {
        const bytes = Buffer.from(lines.join('\n'));
        const needle = needleOf(
          Buffer.from(word),
          byteShares(sample.map((each) => Buffer.from(each))),
        );
        const found: number[] = [];
        const add = (line: number): void => void found.push(line);
        scanLines({ lines: bytes, ends: lineEnds(bytes) }, needle, 100, { add });
        const expected = lines.flatMap((line, at) => (line.includes(word) ? [100 + at] : []));
        expect(found).toEqual(expected);
      },
    ),
    { numRuns: 2000 },
  );
});

it('looks for the rarest byte that leaves enough of a word', () => {
  const shares = byteShares([Buffer.from('0011223344-0011223344.AST')]);
  const partOf = (word: string): string => needleOf(Buffer.from(word), shares).part.toString();
  expect(partOf('0011-22')).toBe('0011-22');
  expect(partOf('00-1122')).toBe('-1122');
  expect(partOf('12')).toBe('12');
});
