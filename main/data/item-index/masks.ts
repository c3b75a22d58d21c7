import { FACET_KEYS, FACETS, type Facet } from '#shared/domain/facet';
import type { ItemFilter } from '#shared/domain/filter';
import { severityOf } from '#shared/domain/verdict';
import {
  LACKED_FACTS,
  LACKS_REGION,
  type ClassColumnName,
  type ClassTable,
} from './class-table.ts';
import { formOfSite, type CodedColumn, type Value } from './coded-column.ts';

/**
 * What of a filter an item does not meet: one bit for each facet, and two for everything else. An
 * item that meets all has none, and one bit means that it meets all but what was chosen of one
 * facet, whose own counts it is among.
 */
export const NOT_MET = 0b11 << FACETS.length;

/** The bit of a facet. */
export function bitOf(facet: Facet): number {
  return 1 << FACETS.indexOf(facet);
}

/** Facets that classes decide, with their columns; the facts lacked are bits of one. */
export const CLASS_FACETS = {
  verdict: 'severity',
  supplier: 'supplier',
  placement: 'placement',
  function: 'function',
  country: 'country',
  status: 'status',
  origin: 'origin',
} as const satisfies Partial<Record<Facet, ClassColumnName>>;

type Choice = { readonly included: readonly Value[]; readonly excluded: readonly Value[] };

type ChoiceKey = keyof NonNullable<ItemFilter['not']>;

/** What a filter chose by one of its lists; verdicts by their severity, as they are stored. */
export function choiceOf(filter: ItemFilter, key: ChoiceKey): Choice {
  const listOf = (choices: NonNullable<ItemFilter['not']>): readonly Value[] =>
    (key === 'verdicts' ? choices.verdicts?.map(severityOf) : choices[key]) ?? [];
  return { included: listOf(filter), excluded: listOf(filter.not ?? {}) };
}

/** True where a choice leaves nothing out. */
export function isOpen({ included, excluded }: Choice): boolean {
  return included.length === 0 && excluded.length === 0;
}

/** For each value of a column, `bits` where a test fails and 0 where it holds. */
export function bitsWhere(
  { values }: CodedColumn,
  bits: number,
  isMet: (value: Value) => boolean,
): Int32Array {
  const failed = new Int32Array(values.length);
  for (let code = 0; code < failed.length; code += 1) {
    if (!isMet(values[code] ?? null)) failed[code] = bits;
  }
  return failed;
}

/** For each value of a column, `bits` where a choice leaves it out. */
export function bitsOfChoice(
  { codes, values, forms }: CodedColumn,
  choice: Choice,
  bits: number,
): Int32Array {
  const listOf = (list: readonly Value[]): Set<Value> =>
    new Set(forms === undefined ? list : list.map(formOfSite));
  const [included, excluded] = [listOf(choice.included), listOf(choice.excluded)];
  return bitsWhere(
    { codes, values: forms ?? values },
    bits,
    (value) => (included.size === 0 || included.has(value)) && !excluded.has(value),
  );
}

/** From and until, both included; what lacks the fact is in no range, and no bounds are no range. */
export function isWithin(
  range: {
    readonly from?: string | number | undefined;
    readonly until?: string | number | undefined;
  },
  value: Value,
): boolean {
  const { from, until } = range;
  if (from === undefined && until === undefined) return true;
  return (
    value !== null &&
    (from === undefined || value >= from) &&
    (until === undefined || value <= until)
  );
}

/** The facts of a list as bits. */
function lackedBits(facts: readonly Value[]): number {
  return facts.reduce<number>((bits, fact) => bits | (1 << LACKED_FACTS.indexOf(String(fact))), 0);
}

/** What a filter wants of facts lacked: `null` where it does not say; `isMet` takes their bits. */
export function lackTest(
  filter: ItemFilter,
): { readonly asksRegion: boolean; readonly isMet: (lacked: number) => boolean } | null {
  const choice = choiceOf(filter, 'lacks');
  if (isOpen(choice)) return null;
  const [wanted, unwanted] = [lackedBits(choice.included), lackedBits(choice.excluded)];
  return {
    asksRegion: ((wanted | unwanted) & LACKS_REGION) !== 0,
    isMet: (lacked) => (wanted === 0 || (lacked & wanted) !== 0) && (lacked & unwanted) === 0,
  };
}

/** The generations of a class as they are stored, `4G+5G` for both; `null` for none. */
export function generationsIn(value: Value): readonly (string | null)[] {
  return value === null ? [null] : String(value).split('+');
}

/**
 * The mask of every class. `findings` are classes that one of the filter's lists of rules is about:
 * where it says which.
 */
export function classMasks(
  table: ClassTable,
  filter: ItemFilter,
  findings: readonly { readonly classIds: ReadonlySet<number>; readonly isExcluded: boolean }[],
): Int32Array {
  const masks = new Int32Array(table.classIds.length);
  const add = (column: CodedColumn, bits: Int32Array): void => {
    const { codes } = column;
    for (let place = 0; place < codes.length; place += 1) {
      masks[place] = (masks[place] ?? 0) | (bits[codes[place] ?? 0] ?? 0);
    }
  };
  const choose = (column: CodedColumn, key: ChoiceKey, bits: number): void => {
    const choice = choiceOf(filter, key);
    if (!isOpen(choice)) add(column, bitsOfChoice(column, choice, bits));
  };
  const { columns } = table;
  for (const [facet, name] of Object.entries(CLASS_FACETS) as [
    keyof typeof CLASS_FACETS,
    ClassColumnName,
  ][]) {
    choose(columns[name], FACET_KEYS[facet], bitOf(facet));
  }
  choose(columns.manufacturerId, 'manufacturerIds', NOT_MET);
  choose(columns.evidence, 'evidence', NOT_MET);
  const generations = choiceOf(filter, 'generations');
  if (!isOpen(generations)) {
    const isAmong = (chosen: readonly Value[], value: Value): boolean =>
      generationsIn(value).some((each) => chosen.includes(each));
    const isMet = (value: Value): boolean =>
      (generations.included.length === 0 || isAmong(generations.included, value)) &&
      !isAmong(generations.excluded, value);
    add(columns.generation, bitsWhere(columns.generation, bitOf('generation'), isMet));
  }
  const lacks = lackTest(filter);
  if (lacks !== null && !lacks.asksRegion) {
    const isMet = (value: Value): boolean => lacks.isMet(Number(value));
    add(columns.lacks, bitsWhere(columns.lacks, bitOf('lacks'), isMet));
  }
  const { isFlagged } = filter;
  if (isFlagged !== undefined) {
    const least = severityOf('review');
    const isMet = (value: Value): boolean => Number(value ?? 0) >= least === isFlagged;
    add(columns.severity, bitsWhere(columns.severity, NOT_MET, isMet));
  }
  const { deadline, hasDeadline } = filter;
  if (hasDeadline !== undefined) {
    const isMet = (value: Value): boolean => (value !== null) === hasDeadline;
    add(columns.deadline, bitsWhere(columns.deadline, NOT_MET, isMet));
  }
  if (deadline !== undefined) {
    add(
      columns.deadline,
      bitsWhere(columns.deadline, NOT_MET, (value) => isWithin(deadline, value)),
    );
  }
  for (const { classIds, isExcluded } of findings) {
    for (const [place, classId] of table.classIds.entries()) {
      if (classIds.has(classId) === isExcluded) masks[place] = (masks[place] ?? 0) | NOT_MET;
    }
  }
  return masks;
}
