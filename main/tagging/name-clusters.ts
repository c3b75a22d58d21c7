import { candidatePairs } from './cluster-candidates.ts';
import { comparedName, withoutCode, type ComparedName } from './cluster-keys.ts';
import { likenessOf, type Likeness } from './cluster-likeness.ts';
import { starsOf, type Link } from './cluster-stars.ts';
import { nameKeys, normaliseName } from './normalise-name.ts';
import { NameWords } from './word-slips.ts';

/** A manufacturer text that leads to no supplier, with the number of its items. */
export type OpenName = {
  readonly text: string;
  readonly items: number;
  readonly manufacturerIds: readonly number[];
};

/** Two normalised names that a person said are different companies. */
export type NamesApart = readonly [one: string, other: string];

/** A name of a cluster, and why it is there: how it is like the cluster's proposed name. */
export type ClusterMember = OpenName & {
  /** `proposed` for the name that the others are like. */
  readonly why: Likeness['why'] | 'proposed';
  readonly letters: Likeness['letters'];
  readonly confidence: number;
};

/** Names that are likely one company. */
export type NameCluster = {
  /** The most frequent spelling. */
  readonly name: string;
  readonly items: number;
  /** That of its least sure member. */
  readonly confidence: number;
  /** The proposed name first, then the most frequent. */
  readonly members: readonly ClusterMember[];
};

/** The texts of one normalised form; they are one name wherever names are compared. */
type Spellings = {
  readonly normalised: string;
  /** Items of the most frequent spelling. */
  readonly most: number;
  /** Items of all spellings. */
  readonly items: number;
  /** The most frequent first. */
  readonly texts: readonly OpenName[];
  readonly compared: ComparedName;
};

function byCode(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Between spellings of equal number, one in capitals and small letters is the better to show. */
function isPlainCase(text: string): boolean {
  return text === text.toUpperCase() || text === text.toLowerCase();
}

function byFrequency(a: OpenName, b: OpenName): number {
  if (a.items !== b.items) return b.items - a.items;
  const byCase = Number(isPlainCase(a.text)) - Number(isPlainCase(b.text));
  return byCase === 0 ? byCode(a.text, b.text) : byCase;
}

/** The form of a text under which it is compared, beside the one under which it is known. */
function formsOf(text: string): { normalised: string; plain: string } {
  const bare = withoutCode(text);
  const keys = nameKeys(bare);
  const [own = '', plain = own] = [keys[0], keys.at(-1)];
  return { normalised: bare === text ? own : normaliseName(text), plain };
}

/** The names by their normalised form, that of the most frequent spelling first. */
function spellingsOf(names: readonly OpenName[], { sounds }: NameWords): Spellings[] {
  const byForm = new Map<string, { plain: string; texts: OpenName[] }>();
  for (const name of names) {
    const { normalised, plain } = formsOf(name.text);
    if (normalised === '') continue;
    const known = byForm.get(normalised);
    if (known === undefined) {
      byForm.set(normalised, { plain, texts: [name] });
      continue;
    }
    known.texts.push(name);
    // One text has its code in brackets, another has not: without it says what both are.
    if (plain.length < known.plain.length) known.plain = plain;
  }
  const all = [...byForm].map(([normalised, { plain, texts }]): Spellings => {
    const sorted = texts.length === 1 ? texts : texts.toSorted(byFrequency);
    const most = sorted[0]?.items ?? 0;
    const items = sorted.reduce((sum, each) => sum + each.items, 0);
    return {
      normalised,
      most,
      items,
      texts: sorted,
      compared: comparedName(normalised, plain || normalised, sounds),
    };
  });
  return all.toSorted(
    (a, b) => b.most - a.most || b.items - a.items || byCode(a.normalised, b.normalised),
  );
}

function clusterOf(
  centre: Spellings,
  others: readonly { readonly spellings: Spellings; readonly likeness: Likeness }[],
): NameCluster {
  const [first, ...same] = centre.texts;
  const alike = (name: OpenName, { why, letters, confidence }: Likeness): ClusterMember => ({
    ...name,
    why,
    letters,
    confidence,
  });
  const spelling: Likeness = { why: 'spelling', letters: null, confidence: 0.99 };
  const members = [
    ...same.map((name) => alike(name, spelling)),
    ...others.flatMap(({ spellings, likeness }) =>
      spellings.texts.map((name) => alike(name, likeness)),
    ),
  ].toSorted(byFrequency);
  const proposed: ClusterMember[] =
    first === undefined ? [] : [{ ...first, why: 'proposed', letters: null, confidence: 1 }];
  const all = [...proposed, ...members];
  return {
    name: first?.text ?? centre.normalised,
    items: all.reduce((sum, { items }) => sum + items, 0),
    confidence: Math.min(...all.map(({ confidence }) => confidence)),
    members: all,
  };
}

/** Tells which pairs of names, by their places, are to be kept apart. */
function apartTest(
  names: readonly Spellings[],
  apart: readonly NamesApart[],
): (one: number, other: number) => boolean {
  const pairs = new Set(apart.flatMap(([one, other]) => [`${one}\n${other}`, `${other}\n${one}`]));
  if (pairs.size === 0) return () => false;
  return (one, other) =>
    pairs.has(`${names[one]?.normalised ?? ''}\n${names[other]?.normalised ?? ''}`);
}

/**
 * Groups names that are likely the same company, those on most items first. Each name is in one
 * group at most, each group has two names at least, and the groups do not depend on the order of
 * the names. Pairs that are `apart` are in no group together. Names of fewer than five letters are
 * grouped only where their words are equal.
 */
export function clusterNames(
  names: readonly OpenName[],
  apart: readonly NamesApart[] = [],
): NameCluster[] {
  const words = new NameWords();
  const all = spellingsOf(names, words);
  const compared = all.map((each) => each.compared);
  for (const each of compared) words.learn(each.words);
  const likeness = (one: number, other: number): Likeness | null => {
    const [a, b] = [compared[one], compared[other]];
    return a === undefined || b === undefined ? null : likenessOf(a, b, words);
  };
  const links = candidatePairs(compared, words).flatMap(([centre, member]): Link[] => {
    const found = likeness(centre, member);
    return found === null ? [] : [{ centre, member, confidence: found.confidence }];
  });
  const stars = starsOf(links, {
    isAlike: (one, other) => likeness(one, other) !== null,
    isApart: apartTest(all, apart),
  });
  const isTaken = new Set([...stars.values()].flat());
  const clusters = all.flatMap((centre, place): NameCluster[] => {
    const others = (stars.get(place) ?? []).slice(1).flatMap((other) => {
      const [spellings, found] = [all[other], likeness(place, other)];
      return spellings === undefined || found === null ? [] : [{ spellings, likeness: found }];
    });
    const isOfOneForm = !isTaken.has(place) && centre.texts.length > 1;
    return others.length > 0 || isOfOneForm ? [clusterOf(centre, others)] : [];
  });
  return clusters.toSorted((a, b) => b.items - a.items || byCode(a.name, b.name));
}
