import type { ItemFilter, LackedFact } from '#shared/domain/filter';
import { STATUSES } from '#shared/domain/item';

/** Names of a list that the history spells out; of more it gives the number. */
const MAX_NAMES = 3;

/** What ids of a filter stand for. */
export type FilterNames = {
  readonly supplier: (id: string) => string;
  /** What equipment says of its maker, by the key of that sign. */
  readonly sign: (key: string) => string;
};

/** Facts whose names in a filter are no words. */
const LACKED: Readonly<Partial<Record<LackedFact, string>>> = {
  supplier: 'vendor',
  installedOn: 'install date',
};

function list(
  what: string,
  values: readonly (string | null)[] | undefined,
  wordsOf: (value: string) => string = (value) => value,
): string[] {
  if (values === undefined || values.length === 0) return [];
  if (values.length > MAX_NAMES) return [`${what} one of ${values.length} chosen`];
  const words = values.map((value) => (value === null ? 'missing' : wordsOf(value)));
  return [`${what} ${words.join(' or ')}`];
}

/** The statuses that a filter asks for; all but decommissioned is what screens call in scope. */
function statusWords(statuses: ItemFilter['statuses'] = []): string[] {
  const isInScope = statuses.length === STATUSES.length && !statuses.includes('decommissioned');
  return isInScope ? ['in scope'] : list('status', statuses);
}

/** A filter in words, for the history: `vendor Huawei, placement untagged`; '' for every item. */
export function filterWords(filter: ItemFilter, names: FilterNames): string {
  return [
    ...(filter.itemId === undefined ? [] : [`item ${filter.itemId}`]),
    ...(filter.itemIds === undefined || filter.itemIds.length === 0
      ? []
      : [`${filter.itemIds.length} chosen`]),
    ...(filter.isFlagged === true ? ['flagged'] : []),
    ...list('verdict', filter.verdicts),
    ...list('vendor', filter.suppliers, names.supplier),
    ...list('placement', filter.placements),
    ...list('function', filter.functions),
    ...list('country', filter.countries),
    ...statusWords(filter.statuses),
    ...(filter.manufacturerIds === undefined || filter.manufacturerIds.length === 0
      ? []
      : [
          filter.manufacturerIds.length === 1
            ? 'manufacturer written in one chosen way'
            : `manufacturer written in ${filter.manufacturerIds.length} chosen ways`,
        ]),
    ...list('which', filter.evidence, names.sign),
    ...list('model', filter.models),
    ...list('host name like', filter.hostPatterns),
    ...list('kind of site', filter.siteKinds),
    ...list('flagged by', filter.flaggedBy),
    ...(filter.lacks ?? []).map((fact) => `without ${LACKED[fact] ?? fact}`),
    ...list('left open by rule', filter.undeterminedBy),
    ...(filter.isMissing === undefined
      ? []
      : [filter.isMissing ? 'missing from its source' : 'not missing']),
    ...(filter.search === undefined || filter.search === '' ? [] : [`text “${filter.search}”`]),
  ].join(', ');
}
