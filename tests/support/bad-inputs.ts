import fc from 'fast-check';
import type { z } from 'zod';
import { pathsOf, sampleOf, valueAt, withValueAt } from './schema-samples.ts';

/**
 * Bad inputs as text, because that is how they reach a page: JSON in which `{"$bad": …}` stands for
 * what JSON cannot say. `isWithExtraKey` marks an input that is valid but for a key too many.
 */
export type BadInput = { readonly text: string; readonly isWithExtraKey: boolean };

const special = (name: string) => ({ $bad: name });

const SPECIALS = [
  'NaN',
  'Infinity',
  'undefined',
  'long',
  'array',
  'deep',
  'cycle',
  'getter',
  'sparse',
  'bigint',
  'date',
  'map',
] as const;

const badValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...SPECIALS).map(special) },
  {
    weight: 4,
    arbitrary: fc.constantFrom<unknown>(
      null,
      -1,
      0,
      1.5,
      2 ** 53,
      -(2 ** 63),
      1e308,
      '',
      ' ',
      '\u0000',
      '../../etc/passwd',
      '/etc/passwd',
      'C:\\Windows\\win.ini',
      '\\\\server\\share',
      'file:///etc/passwd',
      "' OR 1=1; DROP TABLE item; --",
      '\uD800',
      '__proto__',
      true,
      [],
      {},
    ),
  },
  { weight: 2, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);

/** Puts a key of any name into the object at a path; a spread would take `__proto__` for a parent. */
function withKey(input: unknown, path: readonly string[], key: string): unknown {
  const inside = valueAt(input, path) as object;
  const entries = [...Object.entries(inside), [key, { polluted: true }]];
  const text = entries.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`);
  return withValueAt(input, path, JSON.parse(`{${text.join(',')}}`) as unknown);
}

const isObject = (value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Bad inputs for one schema: anything at all, or a valid input with one thing broken. */
export function badInputs(schema: z.ZodType): fc.Arbitrary<BadInput> {
  const sample = sampleOf(schema) ?? {};
  const paths = pathsOf(sample);
  // A record takes any key, or leaves `__proto__` out in silence: that is no fault of the contract.
  const objects = paths.filter(
    (path) =>
      isObject(valueAt(sample, path)) &&
      ['constructor', '__proto__'].every(
        (key) => !schema.safeParse(withKey(sample, path, key)).success,
      ),
  );
  const whole = (input: unknown): BadInput => ({
    text: JSON.stringify(input),
    isWithExtraKey: false,
  });
  const anything = badValue.map(whole);
  const broken = fc
    .tuple(fc.constantFrom(...paths), badValue)
    .map(([path, value]) => whole(withValueAt(sample, path, value)));
  const extra = fc
    .tuple(
      fc.constantFrom(...(objects.length > 0 ? objects : [[]])),
      fc.constantFrom('__proto__', 'constructor', 'toString', 'extra', ''),
    )
    .map(([path, key]) => ({
      text: JSON.stringify(withKey(sample, path, key)),
      isWithExtraKey: true,
    }));
  return fc.oneof(
    { weight: 1, arbitrary: anything },
    { weight: 4, arbitrary: broken },
    { weight: 2, arbitrary: extra },
  );
}

/** Makes the value that a text stands for. It is also run in pages, so that it refers to nothing. */
export function decodeBad(text: string): unknown {
  const makers: Readonly<Record<string, () => unknown>> = {
    NaN: () => Number.NaN,
    Infinity: () => Number.POSITIVE_INFINITY,
    undefined: () => null,
    long: () => 'x'.repeat(1_000_000),
    array: () => Array.from({ length: 100_000 }, () => 0),
    deep: () => {
      let inside: unknown = 0;
      for (let depth = 0; depth < 500; depth += 1) inside = [inside];
      return inside;
    },
    cycle: () => {
      const round: Record<string, unknown> = {};
      round['self'] = round;
      return round;
    },
    getter: () => Object.defineProperty({}, 'value', { enumerable: true, get: () => '../x' }),
    sparse: () => {
      const list: unknown[] = [];
      list[50_000] = 1;
      return list;
    },
    bigint: () => 2n ** 64n,
    date: () => new Date(0),
    map: () => new Map([['a', new Set([1])]]),
  };
  return JSON.parse(text, (_key, value: unknown) => {
    const name = (value as { $bad?: string } | null)?.$bad;
    const make = typeof name === 'string' ? makers[name] : undefined;
    return make === undefined ? value : make();
  }) as unknown;
}

/** The seed of a run: given to repeat it, else a new one. */
export function fuzzSeed(): number {
  const given = Number(process.env['PROVENET_SEED'] ?? '');
  return Number.isInteger(given) && given !== 0 ? given : Date.now() % 2 ** 31;
}
