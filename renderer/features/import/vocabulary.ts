import type { Inspection, ReadWarning } from '#shared/contract/import';
import {
  FUNCTIONS,
  GENERATIONS,
  itemFieldSchema,
  STATUSES,
  type ItemField,
} from '#shared/domain/item';
import { functionWords, placementWords, statusWords } from '../../components/words.ts';
import type { Mapping, Meaning } from './choices.ts';

type Option = { readonly value: string; readonly label: string };

/** A word of the file and the field that it stands in. */
export type FileWord = Pick<Meaning, 'field' | 'from'>;

/** What the fields of a closed vocabulary can be. Countries are chosen from a list of their own. */
export const fixedValues: Partial<Record<ItemField, readonly Option[]>> = {
  placement: (['core', 'edge'] as const).map((value) => ({ value, label: placementWords[value] })),
  function: FUNCTIONS.map((value) => ({ value, label: functionWords[value] })),
  status: STATUSES.map((value) => ({ value, label: statusWords[value] })),
  generation: GENERATIONS.map((value) => ({ value, label: value })),
};

/** Fields whose words have a meaning. */
export const VOCABULARY_FIELDS: readonly ItemField[] = [
  'status',
  'placement',
  'function',
  'generation',
  'country',
];

/** Most words that are listed of a field. */
const MAX_WORDS = 60;

const folded = (word: string): string => word.trim().toLowerCase();

/** True where both are the same word of the same field; case does not count. */
export function isSameWord(a: FileWord, b: FileWord): boolean {
  return a.field === b.field && folded(a.from) === folded(b.from);
}

/** The words that a check did not know, in the order that it names them. */
export function unknownWordsIn(warnings: readonly ReadWarning[]): FileWord[] {
  return warnings.flatMap(({ code, message }) => {
    const field = itemFieldSchema.safeParse(/^(.+)-word-unknown$/u.exec(code)?.[1]);
    const from = /"(.+)", which is not a known word/su.exec(message)?.[1];
    return field.success && from !== undefined ? [{ field: field.data, from }] : [];
  });
}

/** The words of the first rows, each once, in the order of the fields. */
export function sampleWords(
  { sampleRows }: Pick<Inspection, 'sampleRows'>,
  mapping: Mapping,
): FileWord[] {
  return VOCABULARY_FIELDS.flatMap((field) => {
    const column = [...mapping].find(([, mapped]) => mapped === field)?.[0];
    if (column === undefined) return [];
    const words = sampleRows.map((cells) => (cells[column] ?? '').trim());
    const distinct = new Map(
      words.filter((word) => word !== '').map((word) => [folded(word), word]),
    );
    return [...distinct.values()]
      .toSorted((a, b) => a.localeCompare(b))
      .slice(0, MAX_WORDS)
      .map((from) => ({ field, from }));
  });
}

/** The meanings with one word's meaning changed; an empty one takes it out. */
export function withMeaning(
  values: readonly Meaning[],
  word: FileWord,
  meaning: string,
): Meaning[] {
  const others = values.filter((each) => !isSameWord(each, word));
  return meaning === '' ? others : [...others, { ...word, to: meaning }];
}
