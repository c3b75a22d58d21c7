import type { ReadWarning } from '#shared/contract/import';
import type { ItemField } from '#shared/domain/item';
import type { Sighting, SightingTally } from './sighting.ts';
import type { DateOrder, DecimalMark } from './values.ts';

/**
 * What the cells of one column say about one of two ways to read them.
 * - `proven`: some cells can be read in one way only.
 * - `contradicted`: some cells can be read in one way only and some only in another; `likely` is
 *   the way of the more cells, `unlikely` that of the others.
 * - `unclear`: cells mean something else in each way and none tells which; ask the operator.
 * - `irrelevant`: every cell means the same in both ways.
 */
export type Decision<T> =
  | { readonly state: 'proven'; readonly value: T; readonly proof: Sighting }
  | {
      readonly state: 'contradicted';
      readonly likely: T;
      readonly unlikely: T;
      readonly proof: Sighting;
      readonly counterproof: Sighting;
    }
  | { readonly state: 'unclear'; readonly example: Sighting }
  | { readonly state: 'irrelevant' };

type OfColumn = {
  /** Index of the column in the file. */
  readonly column: number;
  readonly name: string;
  readonly field: ItemField;
};

/** What decides the reading of a whole column. */
export type ColumnFormat = OfColumn &
  (
    | {
        readonly kind: 'date-order';
        readonly order: Decision<DateOrder>;
        /** The orders that fit all dates. */
        readonly open: readonly DateOrder[];
        /** True where nothing but years that would lie ahead shows the order. */
        readonly isByYears: boolean;
      }
    | {
        readonly kind: 'decimal-mark';
        readonly mark: Decision<DecimalMark>;
        /** Numbers with a point or a comma before three digits, by the mark. */
        readonly unclearWith: Readonly<Record<DecimalMark, Sighting | null>>;
      }
  );

type Side<T> = { readonly value: T; readonly seen: SightingTally };

/** Decides between two ways of reading from what was seen; `unclear` counts what fits both. */
export function decide<T>(one: Side<T>, other: Side<T>, unclear: SightingTally): Decision<T> {
  const [more, less] = other.seen.count > one.seen.count ? [other, one] : [one, other];
  const proof = more.seen.sighting();
  const counterproof = less.seen.sighting();
  if (proof === null) {
    const example = unclear.sighting();
    return example === null ? { state: 'irrelevant' } : { state: 'unclear', example };
  }
  if (counterproof === null) return { state: 'proven', value: more.value, proof };
  return {
    state: 'contradicted',
    likely: more.value,
    unlikely: less.value,
    proof,
    counterproof,
  };
}

const WAYS: Readonly<Record<DateOrder | DecimalMark, string>> = {
  'day-first': 'with the day first',
  'month-first': 'with the month first',
  'year-first': 'with the year first',
  '.': 'with a decimal point',
  ',': 'with a decimal comma',
};

const KINDS = {
  'date-order': { code: 'date-order-contradicted', what: 'dates' },
  'decimal-mark': { code: 'decimal-mark-contradicted', what: 'numbers' },
} as const;

/** The warning about a column that is written in two ways, `null` for any other. */
export function contradictionWarning(format: ColumnFormat): ReadWarning | null {
  const decision = format.kind === 'date-order' ? format.order : format.mark;
  if (decision.state !== 'contradicted') return null;
  const { likely, unlikely, proof, counterproof } = decision;
  const { code, what } = KINDS[format.kind];
  const place = ({ line, text, count }: Sighting): string =>
    `"${text}" on line ${line}, ${count} in all`;
  const message = `Column "${format.name}" has ${what} ${WAYS[likely]} (${place(proof)}) and ${WAYS[unlikely]} (${place(counterproof)}); export it again written in one way.`;
  return { code, message, line: counterproof.line };
}
