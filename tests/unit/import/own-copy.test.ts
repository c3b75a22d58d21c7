import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { ownCopy } from '#main/import/own-copy';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const BLOCKS = 30;

/** Megabytes that stay in use where a short text of each of some blocks is remembered. */
function keptBy(remember: (text: string) => string): number {
  const texts: string[] = [];
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let block = 0; block < BLOCKS; block += 1) {
    const numbers = Array.from({ length: 100_000 }, (_each, at) => `abcdefghij${at + block}`);
    const text = numbers.join('');
    texts.push(remember(text.slice(100, 120)), remember(text.slice(200, 208)));
  }
  collect();
  const kept = (process.memoryUsage().heapUsed - before) / 2 ** 20;
  expect(texts).toHaveLength(BLOCKS * 2);
  return kept;
}

describe('a copy of a text', () => {
  it('says the same', () => {
    for (const text of [
      '',
      'a',
      'Ångström',
      '文字',
      'a text that is longer than a few characters',
    ]) {
      expect(ownCopy(text)).toBe(text);
    }
    expect(ownCopy(null)).toBeNull();
  });

  it('does not keep the block that the text was cut from', () => {
    const viewed = keptBy((text) => text);
    const copied = keptBy(ownCopy);
    expect(viewed).toBeGreaterThan(20);
    expect(copied).toBeLessThan(viewed / 4);
  });
});
