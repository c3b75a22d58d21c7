import type { FilterChoices } from '#shared/domain/filter';
import type { SqlTerm } from '../../evaluation/compile-rule.ts';

/** The condition of one list of a filter; none where the list does not filter. */
export type Choice = (choices: FilterChoices) => readonly SqlTerm[];

/** The condition of a list that is not empty. */
export function choice<Key extends keyof FilterChoices>(
  key: Key,
  termOf: (list: NonNullable<FilterChoices[Key]>) => SqlTerm,
): Choice {
  return (choices) => {
    const list = choices[key];
    return list === undefined || list.length === 0 ? [] : [termOf(list)];
  };
}
