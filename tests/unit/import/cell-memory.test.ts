import { expect, it } from 'vitest';
import { CellMemory } from '#main/import/cell-memory';

it('remembers what repeats, and forgets a column that does not', () => {
  const memory = new CellMemory<number>();
  const add = (text: string, meaning: number): number => {
    const number = memory.numberFor(text);
    if (number > 0) memory.set(text, meaning);
    return number;
  };
  expect([add('core', 1), add('x'.repeat(1000), 2), add('edge', 3)]).toEqual([1, 0, 2]);
  expect([memory.get('core'), memory.get('spare'), memory.get('x'.repeat(1000))]).toEqual([
    1,
    undefined,
    undefined,
  ]);
  for (let row = 0; row < 5000; row += 1) {
    if (memory.get(`serial ${row}`) === undefined) add(`serial ${row}`, row);
  }
  expect([memory.get('core'), memory.get('serial 10')]).toEqual([undefined, undefined]);
});

it('goes on remembering where a text in ten is known', () => {
  const memory = new CellMemory<number>();
  for (let row = 0; row < 5000; row += 1) {
    const text = row % 5 === 0 ? 'spare' : `word ${row}`;
    if (memory.get(text) === undefined && memory.numberFor(text) > 0) memory.set(text, row);
  }
  expect(memory.get('spare')).toBe(0);
});
