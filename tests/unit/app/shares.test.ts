import { expect, it } from 'vitest';
import { amountOf, formatLimit, formatShareBeside } from '../../../renderer/components/format.ts';

it('a share above a limit never reads as the limit', () => {
  expect(formatShareBeside(36, 100, 0.35)).toBe('36.0%');
  expect(formatShareBeside(3501, 10_000, 0.35)).toBe('35.01%');
  expect(formatShareBeside(3_500_001, 10_000_000, 0.35)).toBe('35.00001%');
  expect(formatShareBeside(35, 100, 0.35)).toBe('35.0%');
});

it('a limit has the digits of the law', () => {
  const limits = [0.35, 0.3505, 0.0225, 0.07, 1, 0, 1 / 3];
  expect(limits.map(formatLimit)).toEqual([
    '35%',
    '35.05%',
    '2.25%',
    '7%',
    '100%',
    '0%',
    '33.3333333333%',
  ]);
});

it('a part of a piece is no whole one', () => {
  expect([0.4, 1, 2.25, 0.1 + 0.2, 12_345].map((amount) => amountOf(amount, 'piece'))).toEqual([
    '0.4 pieces',
    '1 piece',
    '2.25 pieces',
    '0.3 pieces',
    '12,345 pieces',
  ]);
});
