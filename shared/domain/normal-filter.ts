import { itemFilterSchema, type FilterChoices, type ItemFilter } from './filter.ts';
import { foldCase } from './fold-case.ts';

/** Lists of texts that choose the same whatever their case and width. */
const FOLDED: ReadonlySet<string> = new Set<keyof FilterChoices>(['sites', 'regions']);

function once(key: string, values: readonly unknown[]): unknown[] {
  if (!FOLDED.has(key)) return [...new Set(values)];
  const forms = new Set<unknown>();
  return values.filter((value) => {
    const form = typeof value === 'string' ? foldCase(value) : value;
    const isNew = !forms.has(form);
    forms.add(form);
    return isNew;
  });
}

function normalValue(key: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? undefined : once(key, value);
  if (typeof value === 'object' && value !== null) {
    const parts = normalParts(value);
    return Object.keys(parts).length === 0 ? undefined : parts;
  }
  // -0 and 0 are one number to SQL and to readers.
  if (typeof value === 'number') return value === 0 ? 0 : value;
  return value;
}

function normalParts(object: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(object)
      .map(([key, value]) => [key, normalValue(key, value)] as const)
      .filter(([, value]) => value !== undefined),
  );
}

/**
 * The same filter in its shortest form: without empty lists, ranges and texts, and each value of a
 * list once. Two filters with the same normal form choose the same items.
 */
export function normalFilter(filter: ItemFilter): ItemFilter {
  const { search = '', ...others } = filter;
  const text = search.trim();
  return itemFilterSchema.parse({
    ...normalParts(others),
    ...(text === '' ? {} : { search: text }),
  });
}
