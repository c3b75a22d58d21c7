import type { ItemFilter } from '#shared/domain/filter';

/** Names of a list that the history spells out; of more it gives the number. */
const MAX_NAMES = 3;

function list(what: string, values: readonly (string | null)[] | undefined): string[] {
  if (values === undefined || values.length === 0) return [];
  if (values.length > MAX_NAMES) return [`one of ${values.length} of ${what}`];
  return [`${what} ${values.map((value) => value ?? 'missing').join(' or ')}`];
}

/** A filter in words, for the history: `vendor huawei, placement untagged`; '' for every item. */
export function filterWords(filter: ItemFilter): string {
  return [
    ...(filter.itemId === undefined ? [] : [`item ${filter.itemId}`]),
    ...(filter.isFlagged === true ? ['flagged'] : []),
    ...list('verdict', filter.verdicts),
    ...list('vendor', filter.suppliers),
    ...list('placement', filter.placements),
    ...list('function', filter.functions),
    ...list('country', filter.countries),
    ...list('status', filter.statuses),
    ...(filter.manufacturerIds === undefined || filter.manufacturerIds.length === 0
      ? []
      : [`manufacturer written in ${filter.manufacturerIds.length} chosen ways`]),
    ...list('evidence', filter.evidence),
    ...list('model', filter.models),
    ...list('host name like', filter.hostPatterns),
    ...list('kind of site', filter.siteKinds),
    ...(filter.isMissing === undefined
      ? []
      : [filter.isMissing ? 'missing from its source' : 'not missing']),
    ...(filter.search === undefined || filter.search === '' ? [] : [`text “${filter.search}”`]),
  ].join(', ');
}
