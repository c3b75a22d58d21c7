import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openInMemory } from '#main/data/database/driver';
import { SpokenKeys } from '#main/data/commands/spoken-keys';

type Asked = { readonly key: string; readonly content: number; readonly isKept: boolean };

/** What a plain map would answer. */
function answersOfMap(asked: readonly Asked[]): unknown[] {
  const known = new Map<string, { line: number; content: number }>();
  return asked.map(({ key, content, isKept }, at) => {
    const earlier = known.get(key);
    if (earlier !== undefined) {
      return { line: earlier.line, isAlike: earlier.content === content };
    }
    if (isKept) known.set(key, { line: at + 1, content });
    return null;
  });
}

describe('the keys that a file spoke of', () => {
  it('are remembered as a map would, whatever they are', () => {
    const asked = fc.record({
      key: fc.oneof(fc.string({ maxLength: 3 }), fc.constantFrom('sn:1', 'sn:2', 'sn:3')),
      content: fc.integer({ min: 0, max: 3 }),
      isKept: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(asked, { maxLength: 400 }), (list) => {
        const keys = new SpokenKeys(openInMemory());
        const answers = list.map(({ key, content, isKept }, at) =>
          keys.meet(key, at + 1, content, isKept),
        );
        expect(answers).toEqual(answersOfMap(list));
      }),
      { numRuns: 300 },
    );
  });

  it('are found again among very many, and none is taken for another', () => {
    const keys = new SpokenKeys(openInMemory());
    const count = 600_000;
    for (let row = 1; row <= count; row += 1) {
      if (keys.meet(`sn:${row}`, row, row) !== null) throw new Error(`${row} was new.`);
    }
    for (let row = 1; row <= count; row += 997) {
      expect(keys.meet(`sn:${row}`, 0, row)).toEqual({ line: row, isAlike: true });
      expect(keys.meet(`sn:${row}`, 0, row + 1)).toEqual({ line: row, isAlike: false });
    }
    keys.end();
    expect(keys.meet('sn:1', 1, 1)).toBeNull();
    expect(keys.meet('sn:1', 2, 1)).toEqual({ line: 1, isAlike: true });
  });

  it('are found again where a file has many more of them than it promised', () => {
    const keys = new SpokenKeys(openInMemory());
    keys.expect(1000);
    for (let row = 1; row <= 300_000; row += 1) keys.meet(`sn:${row}`, row, row);
    for (let row = 1; row <= 300_000; row += 499) {
      expect(keys.meet(`sn:${row}`, 0, row)?.line).toBe(row);
    }
  });
});
