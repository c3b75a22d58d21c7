import type { ItemFilter } from '#shared/domain/filter';
import { describeFilter } from '#shared/domain/filter-sentence';
import type { Database } from '../database/connection.ts';
import { readFilterNames } from '../queries/filter-names.ts';

/** A condition that is longer than this names its first values only. */
const LONGEST = 300;

/**
 * A filter in words, for the history: `vendor is Huawei, without a placement`; '' for every item.
 * Every value is named, because nobody can ask the history what "2 more" were, unless there are
 * very many.
 */
export function filterWords(db: Database, filter: ItemFilter): string {
  return describeFilter(filter, readFilterNames(db))
    .map(({ words, whole }) => (whole.length > LONGEST ? words : whole))
    .join(', ');
}
