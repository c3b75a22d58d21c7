import { fieldOfWord } from '../filter-fields.ts';
import { QueryFault, readTerms, type Term } from './terms.ts';

/** What is being typed where the caret stands. */
export type CaretPlace = {
  readonly from: number;
  readonly to: number;
  /** What stands between `from` and the caret, without quotes. */
  readonly typed: string;
  /** The field whose value it is; `null` for a word of its own. */
  readonly fieldWord: string | null;
  readonly isExcluded: boolean;
  /** The other values of the same field before it, as they were written. */
  readonly others: readonly string[];
};

function termsOf(source: string): Term[] | null {
  try {
    return readTerms(source, (word) => fieldOfWord(word) !== undefined);
  } catch (error) {
    if (error instanceof QueryFault) return null;
    throw error;
  }
}

/** Where what is being typed ends: at the next space or comma, or at the quote that closes it. */
function endAfter(text: string, caret: number, isOpen: boolean): number {
  const rest = text.slice(caret);
  if (!isOpen) return caret + (/^[^\s,"]*/u.exec(rest)?.[0].length ?? 0);
  const close = rest.indexOf('"');
  return close === -1 ? caret : caret + close + 1;
}

/** Finds what is being typed at a place of a query that need not be whole. */
export function caretPlace(text: string, caret: number): CaretPlace {
  const head = text.slice(0, caret);
  const whole = termsOf(head);
  // Within quotes that are still open, what was typed so far is a text that ends here.
  const terms = whole ?? termsOf(`${head}"`);
  const isOpen = whole === null;
  const to = endAfter(text, caret, isOpen);
  const last = terms?.at(-1);
  const nothing = { from: caret, to: caret, typed: '', others: [] };
  if (terms === null) return { ...nothing, fieldWord: '', isExcluded: false };
  if (last === undefined || last.to < head.length) {
    return { ...nothing, to, fieldWord: null, isExcluded: false };
  }
  const value = last.values.at(-1) ?? { text: '', from: caret };
  if (last.field === null) {
    const isExcluded = text.charAt(last.from) === '-';
    const typed = isExcluded ? value.text.slice(1) : value.text;
    return {
      from: isExcluded ? last.from + 1 : last.from,
      to,
      typed,
      fieldWord: isOpen ? '' : null,
      isExcluded,
      others: [],
    };
  }
  return {
    from: value.from,
    to,
    typed: value.text,
    fieldWord: last.field.word,
    isExcluded: last.isExcluded,
    others: last.values.slice(0, -1).map((each) => text.slice(each.from, each.to)),
  };
}
