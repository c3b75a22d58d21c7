import type { SqlTerm } from '../../evaluation/compile-rule.ts';
import { ITEM_TEXT } from './searched-columns.ts';

/** A pattern that finds a text anywhere, its own `%` and `_` meant as they stand. */
function containing(text: string): string {
  return `%${text.replace(/[\\%_]/gu, (mark) => `\\${mark}`)}%`;
}

const like = (text: string): string => `fold_for_search(${text}) LIKE ? ESCAPE '\\'`;

/**
 * What a search means: each word of `parseSearch` stands in a field of `item i`, in a value of an
 * unmapped column, in its manufacturer's name, or in its function as the file has it. The index must
 * find the same; this looks at every item that it is asked about.
 */
export function referenceTerm(words: readonly string[]): SqlTerm {
  const each = `(${like(ITEM_TEXT)} OR i.class_id IN (SELECT c.id FROM item_class c
    LEFT JOIN manufacturer m ON m.id = c.manufacturer_id
    WHERE ${like('m.text')} OR ${like('c.function_text')}))`;
  return {
    sql: words.length === 0 ? '1' : words.map(() => each).join(' AND '),
    values: words.flatMap((word) => [containing(word), containing(word), containing(word)]),
  };
}
