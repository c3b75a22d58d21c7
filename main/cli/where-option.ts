import type { FilterChoices, ItemFilter } from '#shared/domain/filter';
import { FILTER_FIELDS, STATES } from '#shared/domain/filter-fields';
import { parseFilter } from '#shared/domain/filter-text/parse-filter';
import { normalFilter } from '#shared/domain/normal-filter';
import type { Database } from '../data/database/connection.ts';
import { readFilterNames } from '../data/queries/filter-names.ts';
import { assertKnownSuppliers } from '../data/queries/known-suppliers.ts';
import { UsageError } from './io.ts';
import type { Parsed } from './options.ts';

/** How a condition is written in a query. */
function wordOf(key: string): string {
  const state = STATES.find((each) => each.key === key);
  if (state !== undefined) return `is:${state.word}`;
  const field = FILTER_FIELDS.find((each) => 'key' in each && each.key === key);
  return field === undefined ? 'the text to search for' : `${field.word}:`;
}

/** What both filters leave out. */
function bothExclusions(one: FilterChoices = {}, other: FilterChoices = {}): FilterChoices {
  const keys = Object.keys({ ...one, ...other }) as (keyof FilterChoices)[];
  return Object.fromEntries(
    keys.map((key) => [key, [...(one[key] ?? []), ...(other[key] ?? [])]]),
  ) as FilterChoices;
}

/** Items that both filters choose. Fails where both say the same condition in different ways. */
function both(one: ItemFilter, other: ItemFilter): ItemFilter {
  const { not, exceptItemIds, ...others } = other;
  for (const [key, value] of Object.entries(others)) {
    const own: unknown = one[key as keyof ItemFilter];
    if (own !== undefined && JSON.stringify(own) !== JSON.stringify(value)) {
      throw new UsageError(
        `${wordOf(key)} is given by --where and by another option or --where too; give it once`,
      );
    }
  }
  return normalFilter({
    ...one,
    ...others,
    not: bothExclusions(one.not, not),
    exceptItemIds: [...(one.exceptItemIds ?? []), ...(exceptItemIds ?? [])],
  });
}

/**
 * The filter of the other options, and of each `--where` in the query language, all joined by AND.
 * Fails with a usage error for a query that cannot be understood, and with `not-found` for a
 * supplier that the workspace does not know.
 */
export function withWhere(db: Database, parsed: Parsed, given: ItemFilter): ItemFilter {
  const texts = parsed.list('where');
  const names = texts.length === 0 ? null : readFilterNames(db);
  const filter = texts.reduce((sum, text) => {
    const read = names === null ? null : parseFilter(text, names);
    if (read === null) return sum;
    if (read.ok) return both(sum, read.filter);
    const sentence = read.message.replace(/\.$/u, '');
    throw new UsageError(`--where, character ${read.from + 1}: ${sentence}`);
  }, normalFilter(given));
  assertKnownSuppliers(db, filter);
  return filter;
}
