import { describe, expect, it } from 'vitest';
import { readNumber } from '#main/import/values';

describe('a number whose decimal mark is known', () => {
  it.each([
    ['1.234', ',', 1234],
    ['1.234', '.', 1.234],
    ['1,234', ',', 1.234],
    ['1,234', '.', 1234],
    ['1.234,5', ',', 1234.5],
    ['1.234.567', ',', 1_234_567],
    ['12 500,25', ',', 12_500.25],
    ['€ 99,90', ',', 99.9],
    ['-0,5', ',', -0.5],
    ['250', ',', 250],
  ] as const)('reads %s with the mark %s as %s, whatever the field', (text, mark, expected) => {
    expect(readNumber(text, true, mark)).toEqual({ ok: true, value: expected });
    expect(readNumber(text, false, mark)).toEqual({ ok: true, value: expected });
  });

  it.each([
    ['1.5', ',', 'comma'],
    ['1,5', '.', 'point'],
    ['1,234.5', ',', 'comma'],
    ['1,5,5', ',', 'comma'],
    ['0,123', '.', 'point'],
  ] as const)('refuses %s where the mark is %s and names it', (text, mark, name) => {
    const message = `"${text}" is not a number with a decimal ${name}`;
    expect(readNumber(text, true, mark)).toEqual({ ok: false, message });
  });
});

describe('a number by itself', () => {
  it.each(['1.234,5,6', '0.123.456', '0,123.4'])('is not %s, whose groups are none', (text) => {
    expect(readNumber(text, true).ok).toBe(false);
    expect(readNumber(text, false).ok).toBe(false);
  });
});
