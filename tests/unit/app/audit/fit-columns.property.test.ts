import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitColumns } from '../../../../renderer/print/annex/fit-columns.ts';
import { textWidth } from '../../../../renderer/print/annex/text-width.ts';

const column = fc.record({
  needed: fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 50 }),
  least: fc.integer({ min: 0, max: 40 }),
});
const sum = (widths: readonly number[]): number => widths.reduce((all, each) => all + each, 0);

describe('the columns of a long annex', () => {
  it('fill the width, and each has its least', () => {
    fc.assert(
      fc.property(
        fc.array(column, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 500, max: 1200 }),
        (columns, width) => {
          const least = columns.map((each) => each.least);
          const fitted = fitColumns(
            columns.map((each) => each.needed),
            least,
            width,
          );
          expect(sum(fitted)).toBeCloseTo(width, 3);
          fitted.forEach((each, at) =>
            expect(each).toBeGreaterThanOrEqual((least[at] ?? 0) - 1e-6),
          );
        },
      ),
    );
  });

  it('have what they need where there is room, and the widest give way where there is none', () => {
    expect(fitColumns([[10, 20], [100]], [0, 0], 200)).toEqual([60, 140]);
    const [narrow = 0, wide = 0, wider = 0] = fitColumns([[20], [300], [500]], [0, 0, 0], 420);
    expect(narrow).toBeCloseTo(20, 3);
    expect(wide).toBeCloseTo(wider, 3);
  });

  it('are not widened by a text of one row in a hundred', () => {
    const needed = [...Array.from({ length: 99 }, () => 50), 900];
    const [first = 0] = fitColumns([needed, [50]], [0, 0], 100);
    expect(first).toBeCloseTo(50, 3);
  });
});

describe('the width of a text', () => {
  it('is the sum of its characters, each asked for once', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (texts) => {
        const asked: string[] = [];
        const widthOf = (character: string): number => {
          asked.push(character);
          return character.codePointAt(0) ?? 0;
        };
        const measure = textWidth(widthOf);
        for (const text of texts) {
          expect(measure(text)).toBe(sum(Array.from(text, (each) => each.codePointAt(0) ?? 0)));
        }
        expect(asked.length).toBe(new Set(asked).size);
      }),
    );
  });
});
