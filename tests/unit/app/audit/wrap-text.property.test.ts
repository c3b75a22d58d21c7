import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wrapText } from '../../../../renderer/print/annex/wrap-text.ts';

/** Every UTF-16 unit is as wide as any other. */
const measure = (text: string): number => text.length;

describe('wrapped text', () => {
  it('loses no character but blanks at ends of lines, and is never wider than its column', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.integer({ min: 12, max: 30 }),
        (text, width) => {
          const lines = wrapText(text, width, measure);
          const squeezed = (value: string): string => value.replaceAll(/\s/gu, '');
          expect(squeezed(lines.join(''))).toBe(squeezed(text));
          for (const line of lines) {
            // One character may be wider than the column by itself.
            const parts = [...new Intl.Segmenter(undefined).segment(line)];
            if (parts.length > 1) expect(measure(line)).toBeLessThanOrEqual(width);
          }
        },
      ),
    );
  });

  it('breaks at a seam where one is near the end of a line', () => {
    expect(wrapText('muc-olt-00042.example', 10, measure)).toEqual([
      'muc-olt-',
      '00042.',
      'example',
    ]);
    expect(wrapText('abcdefghijkl', 5, measure)).toEqual(['abcde', 'fghij', 'kl']);
  });
});
