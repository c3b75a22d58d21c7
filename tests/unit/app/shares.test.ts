import { expect, it } from 'vitest';
import { formatShareAbove } from '../../../renderer/components/format.ts';

it('a share above a limit never reads as the limit', () => {
  expect(formatShareAbove(36, 100, 0.35)).toBe('36.0%');
  expect(formatShareAbove(3501, 10_000, 0.35)).toBe('35.01%');
  expect(formatShareAbove(3_500_001, 10_000_000, 0.35)).toBe('35.00001%');
});
