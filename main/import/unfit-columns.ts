import type { ReadWarning } from '#shared/contract/import';
import type { ItemField } from '#shared/domain/item';
import type { Heading } from './headings.ts';
import { isPlaceholder } from './placeholders.ts';

/** Values that a column needs so that what they have in common is no chance. */
const LEAST_VALUES = 2;
const WORDS = /^\P{N}+$/u;
/** Words, or counts: no day is written with three digits. */
const COUNTED = /^(?:\P{N}+|\d{1,3})$/u;
/** Words, or numbers with their unit, as `2U`. */
const MEASURED = /^(?:\P{N}+|\d+ ?\p{L}{1,3})$/u;

type Unfit = { readonly looks: RegExp; readonly what: string };

/** What no value of a field looks like, and what the field holds. */
const UNFIT: Partial<Readonly<Record<ItemField, Unfit>>> = {
  installedOn: { looks: COUNTED, what: 'dates' },
  quantity: { looks: MEASURED, what: 'quantities' },
  unitCost: { looks: WORDS, what: 'costs' },
  latitude: { looks: WORDS, what: 'coordinates' },
  longitude: { looks: WORDS, what: 'coordinates' },
};

/** A column that is left without its field, and what is to be said of it. */
export type UnfitColumn = { readonly column: number; readonly warning: ReadWarning };

/**
 * Headings without fields that none of their first values can be of: a column of yes and no is none of
 * dates, whatever its heading means elsewhere, and would reject every row.
 */
export function withoutUnfit(
  headings: readonly Heading[],
  rows: readonly (readonly string[])[],
  line: number,
): { readonly headings: readonly Heading[]; readonly unfit: readonly UnfitColumn[] } {
  const found: UnfitColumn[] = [];
  const fitting = headings.map((heading, column) => {
    const unfit = heading.mappedTo === null ? undefined : UNFIT[heading.mappedTo];
    if (unfit === undefined) return heading;
    const values = rows
      .map((cells) => (cells[column] ?? '').trim())
      .filter((text) => text !== '' && !isPlaceholder(text));
    if (values.length < LEAST_VALUES || !values.every((text) => unfit.looks.test(text))) {
      return heading;
    }
    const message = `Column "${heading.name}" holds no ${unfit.what} ("${values[0]?.slice(0, 40)}"), so it is kept as it is; map it by hand if that is wrong.`;
    found.push({ column, warning: { code: 'column-unfit', message, line } });
    return { ...heading, mappedTo: null };
  });
  return { headings: fitting, unfit: found };
}
