/** Stands for any run of digits in a pattern. */
const DIGITS = '#';
/** Stands for a whole part of a host name in a pattern. */
const ANY = '*';
const SEPARATORS = /([-_.:/\s]+)/u;

/**
 * The shape of a host name: digits become `#`, letters stay, in lower case: `BER-AGG-01` gives
 * `ber-agg-#`. `null` where there is no name.
 */
export function hostPattern(hostname: string | null): string | null {
  const name = hostname?.trim().toLowerCase() ?? '';
  if (name === '') return null;
  return name.replace(/[*#]/gu, '?').replace(/\p{Nd}+/gu, DIGITS);
}

/** The parts of a pattern and what stands between them, in turn. */
function partsOf(pattern: string): readonly string[] {
  return pattern.split(SEPARATORS);
}

/**
 * True where a host name has a pattern; its parts of `*` stand for anything between separators.
 * `null` stands for no name.
 */
export function fitsHostPattern(pattern: string | null, hostname: string | null): boolean {
  const own = hostPattern(hostname);
  if (pattern === null || own === null || own === pattern) return own === pattern;
  if (!pattern.includes(ANY)) return false;
  const parts = partsOf(pattern);
  const ownParts = partsOf(own);
  return (
    parts.length === ownParts.length &&
    parts.every((part, at) => part === ownParts[at] || (part === ANY && at % 2 === 0))
  );
}

/** A host name's pattern with what may say where it stands and what kind of device it is. */
export type SeenHost = {
  readonly pattern: string;
  /** Site, site name and country in lower case, one after the other. */
  readonly place: string;
  /** The model family, or whatever tells kinds of device apart. */
  readonly kind: string;
};

/** What a pattern has in common with others once places are taken out. */
export type GeneralPattern = {
  /** With `*` for the parts that name a place or a single device. */
  readonly pattern: string;
  /** The words that differ from role to role; `null` where there are none. */
  readonly role: string | null;
};

/** Share of the items whose site or country holds the word of that part. */
const PLACE_SHARE = 0.5;
/** A word of a place stands on so large a part of the kinds that it could stand on. */
const PLACE_SPREAD = 0.6;
/** So many kinds of device tell words of places from words of roles. */
const ENOUGH_KINDS = 3;
/**
 * Words by which operators name the role of a device. In a small network any role may stand on any
 * kind of device, as places do; a part that says such words is no place all the same.
 */
const ROLE_WORDS: ReadonlySet<string> = new Set(
  'acc access agg aggr asbr bng bras ce core cr csg csr dist edge er gw leaf mw olt p pe ran rr rtr spine sw upf'.split(
    ' ',
  ),
);
/** Share of the items whose name says a role in that part. */
const ROLE_SHARE = 0.5;
/** With fewer kinds, more words than this are no roles; with any, more than the second. */
const MOST_ROLES = 10;
const MOST_WORDS = 60;

type Word = { items: number; readonly kinds: Set<string> };
type PartCount = { readonly words: Map<string, Word>; placed: number };
type ShapeCount = { items: number; readonly parts: readonly PartCount[] };

/** What patterns have in common beside their words: how many parts, and what is between them. */
function shapeOf(parts: readonly string[]): string {
  return parts.map((part, at) => (at % 2 === 1 ? part : '')).join('\n');
}

/** The word of a part, without digits at its end. */
function wordOf(part: string): string {
  return part.replace(/#+$/u, '');
}

function countShapes(hosts: Iterable<SeenHost>): {
  readonly shapes: ReadonlyMap<string, ShapeCount>;
  readonly kinds: number;
} {
  const shapes = new Map<string, ShapeCount>();
  const kinds = new Set<string>();
  for (const { pattern, place, kind } of hosts) {
    kinds.add(kind);
    const parts = partsOf(pattern);
    const shape = shapeOf(parts);
    let count = shapes.get(shape);
    if (count === undefined) {
      count = { items: 0, parts: parts.map(() => ({ words: new Map(), placed: 0 })) };
      shapes.set(shape, count);
    }
    count.items += 1;
    for (const [at, part] of parts.entries()) {
      const counted = count.parts[at];
      if (at % 2 === 1 || counted === undefined) continue;
      const text = wordOf(part);
      if (text.length >= 2 && !text.includes(DIGITS) && place.includes(text)) counted.placed += 1;
      let word = counted.words.get(text);
      if (word === undefined) {
        if (counted.words.size > MOST_WORDS) continue;
        word = { items: 0, kinds: new Set() };
        counted.words.set(text, word);
      }
      word.items += 1;
      word.kinds.add(kind);
    }
  }
  return { shapes, kinds: kinds.size };
}

/** True where the words of a part name places or single devices: they stand on any kind of device. */
function isPlace({ words, placed }: PartCount, items: number, kinds: number): boolean {
  if (words.size < 2) return false;
  let named = 0;
  for (const [word, { items: own }] of words) if (ROLE_WORDS.has(word)) named += own;
  if (named >= items * ROLE_SHARE) return false;
  if (placed >= items * PLACE_SHARE || words.size > MOST_WORDS) return true;
  if (kinds < ENOUGH_KINDS) return words.size > MOST_ROLES;
  let spread = 0;
  for (const word of words.values()) {
    spread += (word.items * word.kinds.size) / Math.min(word.items, kinds);
  }
  return spread > items * PLACE_SPREAD;
}

/**
 * Finds the parts of host names that name a place or a single device, and gives each pattern with
 * `*` for those: among many towns `ber-agg-#` becomes `*-agg-#`, of the role `agg`.
 */
export function generalisePatterns(hosts: Iterable<SeenHost>): (pattern: string) => GeneralPattern {
  const { shapes, kinds } = countShapes(hosts);
  const places = new Map(
    [...shapes].map(([shape, { items, parts }]) => [
      shape,
      parts.map((part) => isPlace(part, items, kinds)),
    ]),
  );
  return (pattern) => {
    const parts = partsOf(pattern);
    const shape = shapeOf(parts);
    const own = places.get(shape) ?? [];
    const roles = parts.flatMap((part, at) => {
      const isVaried = (shapes.get(shape)?.parts[at]?.words.size ?? 0) > 1;
      const word = wordOf(part);
      return at % 2 === 1 || own[at] === true || !isVaried || word === '' ? [] : word;
    });
    return {
      pattern: parts.map((part, at) => (own[at] === true ? ANY : part)).join(''),
      role: roles.length === 0 ? null : roles.join(' '),
    };
  };
}
