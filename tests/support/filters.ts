import fc from 'fast-check';
import { itemFilterSchema, type FilterChoices, type ItemFilter } from '#shared/domain/filter';
import { FUNCTIONS, GENERATIONS, PLACEMENTS, STATUSES, TAG_ORIGINS } from '#shared/domain/item';
import { REMOVAL_PACES, REMOVAL_STATUSES } from '#shared/domain/removal';
import { SITE_KINDS } from '#shared/domain/site-kind';
import { VERDICTS } from '#shared/domain/verdict';

/** What a filter may ask for: the values of each list, and of other fields. */
export type FilterValues = {
  readonly suppliers: fc.Arbitrary<string>;
  readonly countries: fc.Arbitrary<string>;
  readonly texts: {
    readonly [
      Key in 'sites' | 'regions' | 'models' | 'hostPatterns' | 'evidence' | 'rules'
    ]: fc.Arbitrary<string>;
  };
  readonly ids: fc.Arbitrary<number>;
  readonly days: fc.Arbitrary<string>;
  readonly numbers: fc.Arbitrary<number>;
  readonly searches: fc.Arbitrary<string>;
};

/** A condition that most filters lack; one in `oneIn` has it. */
function seldom<T>(oneIn: number, arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof(
    { weight: oneIn - 1, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary },
  );
}

function listOf<T>(oneIn: number, values: fc.Arbitrary<T>): fc.Arbitrary<T[] | undefined> {
  return seldom(oneIn, fc.array(values, { maxLength: 3 }));
}

function orNull<T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
  return fc.oneof({ weight: 3, arbitrary: values }, { weight: 1, arbitrary: fc.constant(null) });
}

function someChoices(values: FilterValues, oneIn: number): fc.Arbitrary<FilterChoices> {
  const lackedFacts = itemFilterSchema.shape.lacks.unwrap().element.options;
  return fc.record({
    verdicts: listOf(oneIn, fc.constantFrom(...VERDICTS)),
    suppliers: listOf(oneIn, orNull(values.suppliers)),
    placements: listOf(oneIn, fc.constantFrom(...PLACEMENTS)),
    functions: listOf(oneIn, orNull(fc.constantFrom(...FUNCTIONS))),
    countries: listOf(oneIn, orNull(values.countries)),
    sites: listOf(oneIn, orNull(values.texts.sites)),
    regions: listOf(oneIn, orNull(values.texts.regions)),
    generations: listOf(oneIn, orNull(fc.constantFrom(...GENERATIONS))),
    statuses: listOf(oneIn, orNull(fc.constantFrom(...STATUSES))),
    origins: listOf(oneIn, orNull(fc.constantFrom(...TAG_ORIGINS))),
    manufacturerIds: listOf(oneIn, values.ids),
    evidence: listOf(oneIn, values.texts.evidence),
    models: listOf(oneIn, orNull(values.texts.models)),
    hostPatterns: listOf(oneIn, orNull(values.texts.hostPatterns)),
    siteKinds: listOf(oneIn, orNull(fc.constantFrom(...SITE_KINDS))),
    importIds: listOf(oneIn, values.ids),
    flaggedBy: listOf(oneIn, values.texts.rules),
    lacks: listOf(oneIn, fc.constantFrom(...lackedFacts)),
    undeterminedBy: listOf(oneIn, values.texts.rules),
    removals: listOf(oneIn, orNull(fc.constantFrom(...REMOVAL_STATUSES))),
    removalPaces: listOf(oneIn, fc.constantFrom(...REMOVAL_PACES)),
    removalCurrencies: listOf(oneIn, orNull(fc.constantFrom('EUR', 'GBP', 'usd'))),
  }) as fc.Arbitrary<FilterChoices>;
}

function someRange<T>(oneIn: number, values: fc.Arbitrary<T>): fc.Arbitrary<object | undefined> {
  const end = seldom(2, values);
  return seldom(oneIn, fc.record({ from: end, until: end }));
}

/** Filters with some of all conditions; one condition in `oneIn` is there. */
export function someFilters(values: FilterValues, oneIn = 12): fc.Arbitrary<ItemFilter> {
  const others = fc.record({
    isFlagged: seldom(6, fc.boolean()),
    isMissing: seldom(oneIn, fc.boolean()),
    hasDeadline: seldom(oneIn, fc.boolean()),
    not: seldom(2, someChoices(values, oneIn)),
    installedOn: someRange(oneIn, values.days),
    deadline: someRange(oneIn, values.days),
    removalDue: someRange(oneIn, values.days),
    quantity: someRange(oneIn, values.numbers),
    unitCost: someRange(oneIn, values.numbers),
    itemIds: listOf(oneIn, values.ids),
    itemId: seldom(oneIn * 2, values.ids),
    exceptItemIds: listOf(oneIn, values.ids),
    search: seldom(oneIn, values.searches),
  });
  // Through JSON, so that what is absent is absent.
  return fc
    .tuple(someChoices(values, oneIn), others)
    .map((parts) =>
      itemFilterSchema.parse(JSON.parse(JSON.stringify(Object.assign({}, ...parts)))),
    );
}
