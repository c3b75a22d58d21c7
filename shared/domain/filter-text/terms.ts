import { readQuoted } from './quoting.ts';

/** A part of a query that cannot be understood, with its place and what to do. */
export class QueryFault extends Error {
  readonly from: number;
  readonly to: number;

  constructor(message: string, place: { readonly from: number; readonly to: number }) {
    super(message);
    this.from = place.from;
    this.to = place.to;
  }
}

/** A value as it was written. */
export type WrittenValue = {
  readonly text: string;
  /** True where it begins with a quote, so that none of it is a word of the language. */
  readonly isQuoted: boolean;
  readonly from: number;
  readonly to: number;
};

/** One condition as it was written: a field with values, or a word that is searched for. */
export type Term = {
  readonly isExcluded: boolean;
  /** `null` for a word that is searched for; it is the only value then. */
  readonly field: { readonly word: string; readonly from: number; readonly to: number } | null;
  readonly values: readonly WrittenValue[];
  readonly from: number;
  readonly to: number;
};

const SPACE = /\s/u;
const FIELD = /-?([a-z]+(?:-[a-z]+)*):/iuy;

function skipSpace(source: string, from: number): number {
  let at = from;
  while (at < source.length && SPACE.test(source.charAt(at))) at += 1;
  return at;
}

/** Reads to the next space, and to the next comma where values are listed. Fails for open quotes. */
function readValue(source: string, from: number, isListed: boolean): WrittenValue {
  let text = '';
  let at = from;
  while (at < source.length) {
    const character = source.charAt(at);
    if (SPACE.test(character) || (isListed && character === ',')) break;
    if (character !== '"') {
      text += character;
      at += 1;
      continue;
    }
    const quoted = readQuoted(source, at);
    if (!quoted.ok) throw new QueryFault(quoted.message, quoted);
    text += quoted.text;
    at = quoted.to;
  }
  return { text, isQuoted: source.charAt(from) === '"', from, to: at };
}

function readValues(source: string, from: number): WrittenValue[] {
  const values = [readValue(source, skipSpace(source, from), true)];
  for (let last = values.at(-1); last !== undefined && source.charAt(last.to) === ',';) {
    last = readValue(source, skipSpace(source, last.to + 1), true);
    values.push(last);
  }
  return values;
}

/** The word of a field that a term begins with, where it looks like one. */
function fieldAt(source: string, from: number): { word: string; to: number } | null {
  FIELD.lastIndex = from;
  const [whole, word] = FIELD.exec(source) ?? [];
  return whole === undefined || word === undefined ? null : { word, to: from + whole.length };
}

/** Takes a query apart. Throws a `QueryFault` where quotes do not close. */
export function readTerms(source: string, isField: (word: string) => boolean): Term[] {
  const terms: Term[] = [];
  for (let from = skipSpace(source, 0); from < source.length;) {
    const isExcluded = source.charAt(from) === '-';
    const found = fieldAt(source, from);
    // Addresses and the like are searched for: `ae:0c` and `c:1` have no word before their colon.
    const isWord = found !== null && (found.word.length > 2 || isField(found.word));
    const start = isExcluded ? from + 1 : from;
    const field = isWord ? { word: found.word, from: start, to: found.to - 1 } : null;
    const values = isWord ? readValues(source, found.to) : [readValue(source, from, false)];
    const to = values.at(-1)?.to ?? source.length;
    terms.push({
      isExcluded: isExcluded && !(field === null && to === start),
      field,
      values,
      from,
      to,
    });
    from = skipSpace(source, to);
  }
  return terms;
}
