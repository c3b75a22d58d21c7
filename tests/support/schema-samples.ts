import { z } from 'zod';

type Known = z.core.$ZodTypes;

/** Texts of every kind that the contracts know; the first that a schema takes is its sample. */
const TEXTS = [
  'x',
  'DE',
  '2026-01-01',
  '2026-01-01T00:00:00.000Z',
  '00000000-0000-4000-8000-000000000000',
  'a'.repeat(64),
  'AAAA',
  'mac:huawei',
  '#112233',
  'utf-8',
  'own-x',
  'data:image/png;base64,AAAA',
] as const;
const NUMBERS = [1, 2, 0, 0.5, 2020, 100] as const;

const takes = (schema: z.core.$ZodType, value: unknown): boolean =>
  z.safeParse(schema, value).success;

const firstOf = (schema: z.core.$ZodType, candidates: readonly unknown[]): unknown =>
  candidates.find((candidate) => takes(schema, candidate));

function objectSample(schema: z.core.$ZodObject): unknown {
  const entries = Object.entries(schema._zod.def.shape).map(
    ([key, field]) => [key, sampleOf(field), takes(field, undefined)] as const,
  );
  const of = (chosen: typeof entries): object =>
    Object.fromEntries(chosen.filter(([, value]) => value !== undefined));
  const required = entries.filter(([, , isOptional]) => !isOptional);
  // Some fields exclude one another: then the required ones, with one of the others where it takes.
  return firstOf(schema, [
    of(entries),
    ...entries.filter(([, , isOptional]) => isOptional).map((each) => of([...required, each])),
    of(required),
  ]);
}

/**
 * A value that a schema takes, with as many fields as it takes at once; `undefined` where this does
 * not find one.
 */
export function sampleOf(schema: z.core.$ZodType): unknown {
  const { def } = (schema as Known)._zod;
  switch (def.type) {
    case 'object':
      return objectSample(schema as z.core.$ZodObject);
    case 'string':
      return firstOf(schema, TEXTS);
    case 'number':
      return firstOf(schema, NUMBERS);
    case 'boolean':
      return true;
    case 'null':
      return null;
    case 'literal':
      return def.values[0];
    case 'enum':
      return Object.values(def.entries)[0];
    case 'array': {
      const one = sampleOf(def.element);
      return firstOf(schema, [[one], [one, one], [one, `${String(one)}i`], []]);
    }
    case 'tuple':
      return def.items.map(sampleOf);
    case 'record':
      return firstOf(schema, [{ [String(sampleOf(def.keyType))]: sampleOf(def.valueType) }, {}]);
    case 'union':
      return firstOf(schema, def.options.map(sampleOf));
    case 'nullable':
      return sampleOf(def.innerType) ?? null;
    case 'optional':
    case 'default':
    case 'prefault':
    case 'readonly':
    case 'nonoptional':
    case 'catch':
      return sampleOf(def.innerType);
    case 'pipe':
      return firstOf(schema, [sampleOf(def.in), ...TEXTS]);
    case 'lazy':
      return sampleOf(def.getter());
    case 'unknown':
    case 'any':
      return 'x';
    default:
      return firstOf(schema, [...TEXTS, ...NUMBERS]);
  }
}

/** Where values stand in an input: the keys that lead to each, the input itself first. */
export function pathsOf(value: unknown, at: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, each]) => pathsOf(each, [...at, key]))];
}

/** The value at a path. */
export function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inside, key) => (inside as Readonly<Record<string, unknown>>)[key],
    value,
  );
}

/** A copy of an input with another value at a path. */
export function withValueAt(value: unknown, path: readonly string[], put: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return put;
  const next = withValueAt((value as Readonly<Record<string, unknown>>)[key], rest, put);
  if (Array.isArray(value))
    return value.map((each, index) => (String(index) === key ? next : each));
  return { ...(value as object), [key]: next };
}
