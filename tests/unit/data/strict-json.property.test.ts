import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseStrictJson, StrictJsonError } from '#main/data/files/strict-json';

/** What the language's own parser makes of a text, `null` where it is no JSON. */
function parsed(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return null;
  }
}

function strictly(text: string): { value: unknown } | null {
  try {
    return { value: parseStrictJson(text) };
  } catch (error) {
    expect(error).toBeInstanceOf(StrictJsonError);
    return null;
  }
}

const CHARACTERS = '{}[]",:\\0-1.eEtfn u\t\u0000\u001f'.split('');

/** A text that is JSON but for a few characters that were changed. */
const nearlyJson = fc
  .tuple(
    fc.json({ maxDepth: 4 }),
    fc.array(fc.tuple(fc.nat(), fc.constantFrom(...CHARACTERS)), {
      maxLength: 3,
    }),
  )
  .map(([text, changes]) => {
    const characters = text.split('');
    for (const [at, character] of changes) characters.splice(at % (text.length + 1), 1, character);
    return characters.join('');
  });

describe('strict JSON', () => {
  it('is read as the language itself reads it', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), fc.constantFrom(0, 1, 4), (text, indent) => {
        const value: unknown = JSON.parse(text);
        fc.pre(!text.includes('__proto__'));
        expect(parseStrictJson(JSON.stringify(value, null, indent))).toEqual(value);
      }),
      { numRuns: 500 },
    );
  });

  it('takes nothing that is no JSON, and refuses of JSON only what it says', () => {
    fc.assert(
      fc.property(nearlyJson, (text) => {
        const [own, strict] = [parsed(text), strictly(text)];
        if (strict !== null) expect(strict).toEqual(own);
        else if (own !== null) expect(() => parseStrictJson(text)).toThrow(/twice|__proto__/u);
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['{"a":1,\n  "a":2}', 2, 3, '“a” stands here twice'],
    ['{"a":{"__proto__":1}}', 1, 7, 'the name “__proto__” is not allowed'],
    [`${'['.repeat(40)}`, 1, 34, 'it is nested deeper than 32 levels'],
    ['{"a":1} x', 1, 9, 'something follows after its end'],
  ])('says where and why: %s', (text, line, column, message) => {
    const tried = (): unknown => parseStrictJson(text);
    expect(tried).toThrow(StrictJsonError);
    expect(tried).toThrow(expect.objectContaining({ line, column, message }));
  });
});
