import { TextDecoder } from 'node:util';
import type { EncodingChoice } from '#shared/contract/import';
import type { Encoding } from './encodings.ts';
import { ALPHABETS, LANGUAGES, type Language } from './languages.ts';
import type { TellingBytes } from './telling-bytes.ts';

/** Choices that are offered. */
const OFFERED = 3;
/** Text that is looked at, in UTF-16 units; more changes no score. */
const LOOKED_CHARS = 200_000;
const SAMPLE_CHARS = 60;
/** Stretches among which one is chosen to show. */
const LOOKED_STRETCHES = 500;
/** What a mark that stands alone counts, where a letter of the language counts 1. */
const MARK_WEIGHT = 0.3;
/** What it counts that one language explains all letters, against several that do together. */
const ONE_LANGUAGE = 0.5;

const RANK_COST = 0.008;

/** Where two encodings read a file equally well, the more usual one comes first. */
const BY_USE: readonly Encoding[] = [
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'gbk',
  'gb18030',
  'shift_jis',
  'big5',
  'euc-kr',
  'iso-8859-15',
  'windows-1254',
  'windows-1257',
  'windows-1253',
  'macintosh',
];

/** Two-byte codes of the characters that make up nearly all text of a national standard. */
const COMMON_LEADS: Partial<Readonly<Record<Encoding, readonly (readonly [number, number])[]>>> = {
  // GB 2312 level 1: the 3,755 usual characters.
  gbk: [[0xb0, 0xd7]],
  gb18030: [[0xb0, 0xd7]],
  // Big5 level 1.
  big5: [[0xa4, 0xc6]],
  // Kana, and JIS X 0208 level 1.
  shift_jis: [
    [0x82, 0x83],
    [0x88, 0x97],
  ],
  // The 2,350 syllables of KS X 1001.
  'euc-kr': [[0xb0, 0xc8]],
};

const HALF_WIDTH_KANA = /[\uff61-\uff9f]/u;
const CONTROLS = /[\u0080-\u009f\ufffd\ue000-\uf8ff]/u;

type Reading = {
  readonly encoding: Encoding;
  readonly score: number;
  readonly texts: readonly string[];
};

function decodeAll(segments: readonly Buffer[], encoding: Encoding): string[] {
  const decoder = new TextDecoder(encoding);
  const texts: string[] = [];
  let chars = 0;
  for (const segment of segments) {
    const text = decoder.decode(segment);
    texts.push(text);
    chars += text.length;
    if (chars > LOOKED_CHARS) break;
  }
  return texts;
}

const isAsciiLetter = (char: string | undefined): boolean =>
  char !== undefined && /^[A-Za-z]$/u.test(char);
const isAnyLetter = (char: string | undefined): boolean =>
  char !== undefined && /^\p{L}$/u.test(char);
const ORDINAL_SIGN = /^[ºª]$/u;
const isLower = (char: string | undefined): boolean => char !== undefined && /^\p{Ll}$/u.test(char);

/** True where an ordinal sign stands as one: at an end, behind no more than one letter, as in "nº" or "1.ª". */
function isOrdinal(chars: readonly string[], at: number): boolean {
  return !isAnyLetter(chars[at + 1]) && !(isAnyLetter(chars[at - 1]) && isAnyLetter(chars[at - 2]));
}

/** Counts what stands beyond ASCII in texts that were read with one code page of letters. */
class LetterCensus {
  readonly letters = new Map<string, number>();
  total = 0;
  faults = 0;

  constructor(texts: readonly string[], script: 'Latin' | 'Cyrillic' | 'Greek') {
    const ofScript = new RegExp(`^\\p{Script=${script}}$`, 'u');
    for (const text of texts) {
      const chars = Array.from(text);
      chars.forEach((char, at) => {
        if (char < '\u0080') return;
        this.total += 1;
        if (ORDINAL_SIGN.test(char) && !isOrdinal(chars, at)) this.faults += 1;
        else this.#look(char, chars[at - 1], chars[at + 1], ofScript, script);
      });
    }
  }

  #look(
    char: string,
    before: string | undefined,
    after: string | undefined,
    ofScript: RegExp,
    script: string,
  ): void {
    if (CONTROLS.test(char)) this.faults += 2;
    else if (!isAnyLetter(char)) {
      // A mark amid a word is a letter that was read wrongly, a sign beside one often is.
      if (isAnyLetter(before) && isAnyLetter(after)) this.faults += 1;
      else if (/^[\p{Sc}\p{Sk}\p{No}]$/u.test(char) && isAnyLetter(after)) this.faults += 0.5;
    } else if (!ofScript.test(char)) this.faults += 1;
    else if (script !== 'Latin' && (isAsciiLetter(before) || isAsciiLetter(after)))
      this.faults += 1;
    else if (isLower(before) && !isLower(char)) this.faults += 1;
    else {
      // The Turkish dotted capital I has no lower case of one character.
      const lower = char.toLowerCase();
      const letter = lower.length === 1 ? lower : char;
      this.letters.set(letter, (this.letters.get(letter) ?? 0) + 1);
    }
  }

  /** The share of what was looked at that one language explains, less what none does. */
  score(languages: readonly Language[]): number {
    if (this.total === 0) return 0;
    const counted = [...this.letters];
    const all = counted.reduce((sum, [, count]) => sum + count, 0);
    const covered = ({ letters, weight }: Language): number =>
      weight * counted.reduce((sum, [letter, count]) => sum + (letters.has(letter) ? count : 0), 0);
    const byOne = Math.max(0, ...languages.map(covered));
    // Inventories of several countries mix languages, so that any of them counts too.
    const byAny = counted.reduce(
      (sum, [letter, count]) =>
        sum +
        (languages.some(({ letters, weight }) => weight === 1 && letters.has(letter)) ? count : 0),
      0,
    );
    const marks = this.total - all - this.faults;
    const best = byOne * ONE_LANGUAGE + byAny * (1 - ONE_LANGUAGE);
    return (best + Math.max(0, marks) * MARK_WEIGHT - this.faults) / this.total;
  }

  /** The share of vowels: two alphabets may fit the same bytes, but words only in one of them. */
  shareOf(vowels: string): number {
    let found = 0;
    for (const [letter, count] of this.letters) if (vowels.includes(letter)) found += count;
    return found / Math.max(1, this.total);
  }
}

function scoreOfLetters(texts: readonly string[], encoding: Encoding): number {
  const alphabet = ALPHABETS[encoding];
  const languages = LANGUAGES.get(encoding) ?? [];
  if (alphabet === undefined) return new LetterCensus(texts, 'Latin').score(languages);
  const census = new LetterCensus(texts, alphabet.script);
  return census.score(languages) - 0.1 + Math.min(0.5, census.shareOf(alphabet.vowels)) * 0.2;
}

/** The share of two-byte characters that are usual ones; far below 0 where bytes fit no character. */
function scoreOfPairs(
  segments: readonly Buffer[],
  texts: readonly string[],
  encoding: Encoding,
): number {
  const wrong = texts.filter((text) => CONTROLS.test(text) || HALF_WIDTH_KANA.test(text)).length;
  const leads = COMMON_LEADS[encoding] ?? [];
  const leastTrail =
    encoding === 'gbk' || encoding === 'gb18030' || encoding === 'euc-kr' ? 0xa1 : 0x40;
  const isAlone = (bytes: Buffer, at: number): boolean =>
    (bytes[at - 1] ?? 0) < 0x80 && (bytes[at + 2] ?? 0) < 0x81;
  const isWestern = (byte: number): boolean => byte >= 0x41 && byte <= 0x7a;
  let pairs = 0;
  let common = 0;
  for (const bytes of segments.slice(0, texts.length)) {
    for (let at = 0; at < bytes.length; at += 1) {
      const lead = bytes[at] ?? 0;
      if (lead < 0x81) continue;
      const trail = bytes[at + 1] ?? 0;
      if (isFourByteCode(bytes, at)) {
        at += 3;
        continue;
      }
      pairs += 1;
      // One such character amid Western letters is a Western letter.
      const isLetter = isAlone(bytes, at) && isWestern(bytes[at - 1] ?? 0);
      at += 1;
      if (trail < leastTrail || isLetter) continue;
      if (leads.some(([from, to]) => lead >= from && lead <= to)) common += 1;
    }
  }
  if (pairs === 0) return 0;
  const share = common / pairs;
  // By chance a few pairs may be usual ones, but not all; Korean uses fewest lead bytes.
  const bonus = share < 1 || pairs < 3 ? 0 : encoding === 'euc-kr' && pairs >= 4 ? 0.12 : 0.05;
  return share + bonus - wrong / texts.length;
}

/** True where a character of four bytes starts, which only GB 18030 has. */
function isFourByteCode(bytes: Buffer, at: number): boolean {
  const [lead = 0, second = 0, third = 0] = bytes.subarray(at, at + 3);
  return lead >= 0x81 && second >= 0x30 && second <= 0x39 && third >= 0x81;
}

function hasFourByteCodes(segments: readonly Buffer[]): boolean {
  return segments.some((bytes) => bytes.some((_byte, at) => isFourByteCode(bytes, at)));
}

function scoreOf(telling: TellingBytes, texts: readonly string[], encoding: Encoding): number {
  if (encoding in COMMON_LEADS) {
    const score = scoreOfPairs(telling.segments, texts, encoding);
    // The one is the other with codes of four bytes added.
    const isOther = hasFourByteCodes(telling.segments)
      ? encoding === 'gbk'
      : encoding === 'gb18030';
    return isOther ? score - 0.2 : score;
  }
  return scoreOfLetters(texts, encoding);
}

/** Readings that differ: of those that give the same text, the first. */
function distinct(readings: readonly Reading[]): Reading[] {
  const seen = new Set<string>();
  return readings.filter(({ texts }) => {
    const text = texts.join('\n');
    return seen.size !== seen.add(text).size;
  });
}

/** The place of the stretch that shows best how the readings differ, with most beyond ASCII. */
function tellingStretch(readings: readonly Reading[]): number {
  const beyond = (text: string): number => text.replace(/\p{ASCII}/gu, '').length;
  let best = { at: 0, score: -1 };
  for (let at = 0; at < LOOKED_STRETCHES; at += 1) {
    const ways = readings.flatMap(({ texts }) => texts[at] ?? []);
    if (ways.length === 0) break;
    const score = new Set(ways).size * 1000 + Math.min(999, beyond(ways[0] ?? ''));
    if (score > best.score) best = { at, score };
  }
  return best.at;
}

/**
 * The likeliest encodings of a file that is not valid UTF-8, the best first. Each is judged by
 * how much of the text beyond ASCII one language explains when it is read so; UTF-8 by how many
 * of its sequences are whole, and not offered where none is. Nothing is sure: the operator sees how each reads.
 */
export function guessEncoding(telling: TellingBytes): EncodingChoice[] {
  const readings: Reading[] = BY_USE.map((encoding, rank) => {
    const texts = decodeAll(telling.segments, encoding);
    const score = scoreOf(telling, texts, encoding) - rank * RANK_COST;
    return { encoding, score, texts };
  });
  const { utf8Sequences, utf8Errors } = telling;
  const whole = utf8Sequences / Math.max(1, utf8Sequences + utf8Errors);
  if (whole > 0) {
    readings.push({
      encoding: 'utf-8',
      score: whole >= 0.5 ? whole + 0.6 : whole - 0.5,
      texts: decodeAll(telling.segments, 'utf-8'),
    });
  }
  const best = distinct(readings.toSorted((a, b) => b.score - a.score)).slice(0, OFFERED);
  const at = tellingStretch(best);
  const positive = best.map(({ score }) => Math.max(0.02, score) ** 4);
  const sum = positive.reduce((total, score) => total + score, 0);
  return best.map(({ encoding, texts }, rank) => {
    // UTF-8 with damage is at most as sure as it is whole.
    const most = encoding === 'utf-8' ? whole : 1;
    const sureness = Math.round(((positive[rank] ?? 0) / sum) * most * 100) / 100;
    return { encoding, sureness, sample: (texts[at] ?? '').trim().slice(0, SAMPLE_CHARS) };
  });
}
