import fc from 'fast-check';
import { expect, it } from 'vitest';
import { foldedName } from '#main/bundle/archive/entry-name';

const WAYS: readonly ((name: string) => string)[] = [
  (name) => name.normalize('NFC'),
  (name) => name.normalize('NFD'),
  (name) => name.normalize('NFKC'),
  (name) => name.normalize('NFKD'),
  (name) => name.toLowerCase(),
  (name) => name.toUpperCase(),
  (name) => foldedName(name),
];

it('names that some system takes for one have one folded name', () => {
  const nameArb = fc.string({ unit: 'binary', minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(nameArb, fc.array(fc.constantFrom(...WAYS), { maxLength: 3 }), (name, ways) => {
      const other = ways.reduce((text, way) => way(text), name);
      expect(foldedName(other)).toBe(foldedName(name));
    }),
    { numRuns: 3000 },
  );
});

it('each letter has one folded name, however it is written', () => {
  const wrong: string[] = [];
  for (let point = 0x21; point <= 0x1_ff_ff; point += 1) {
    if (point >= 0xd8_00 && point <= 0xdf_ff) continue;
    const letter = String.fromCodePoint(point);
    const folded = foldedName(letter);
    if (WAYS.some((way) => foldedName(way(letter)) !== folded)) wrong.push(point.toString(16));
  }
  expect(wrong).toEqual([]);
});
