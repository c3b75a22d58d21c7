import { expect, it } from 'vitest';
import { CellMemory, MemoryRoom } from '#main/import/cell-memory';

it('remembers what repeats, and forgets a column that does not', () => {
  const memory = new CellMemory<number>(new MemoryRoom());
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
  const memory = new CellMemory<number>(new MemoryRoom());
  for (let row = 0; row < 5000; row += 1) {
    const text = row % 5 === 0 ? 'spare' : `word ${row}`;
    if (memory.get(text) === undefined && memory.numberFor(text) > 0) memory.set(text, row);
  }
  expect(memory.get('spare')).toBe(0);
});

it('remembers no more than there is room for in all columns together', () => {
  const room = new MemoryRoom(1000);
  const columns = Array.from({ length: 5 }, () => new CellMemory<number>(room));
  let remembered = 0;
  for (let row = 0; row < 100; row += 1) {
    for (const column of columns) if (column.numberFor(`word ${row}`) > 0) remembered += 1;
  }
  expect(remembered).toBeGreaterThan(5);
  expect(remembered).toBeLessThan(20);
});

it('gives the room of a column that does not repeat to the others', () => {
  const room = new MemoryRoom(400_000);
  const [serials, words] = [new CellMemory<number>(room), new CellMemory<number>(room)];
  const ask = (memory: CellMemory<number>, text: string): void => {
    if (memory.get(text) === undefined && memory.numberFor(text) > 0) memory.set(text, 1);
  };
  for (let row = 0; row < 10_000; row += 1) ask(serials, `serial ${row}`);
  expect(serials.get('serial 1')).toBeUndefined();
  for (let row = 0; row < 3000; row += 1) ask(words, `word ${row % 1000}`);
  expect([words.get('word 0'), words.get('word 999')]).toEqual([1, 1]);
});
