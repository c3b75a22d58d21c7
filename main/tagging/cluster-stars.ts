/** Two names that are alike, by their places; the lower place is the more frequent name. */
export type Link = {
  readonly centre: number;
  readonly member: number;
  readonly confidence: number;
};

export type Comparison = {
  readonly isAlike: (one: number, other: number) => boolean;
  /** True for two names that a person said never to put together. */
  readonly isApart: (one: number, other: number) => boolean;
};

/** The surest first; equal ones in the order of their names' places, which is the same each time. */
function bySureness(a: Link, b: Link): number {
  return b.confidence - a.confidence || a.centre - b.centre || a.member - b.member;
}

/**
 * Puts names that are alike together, the surest first, each group around its most frequent name:
 * every member is alike that name itself, so that no chain of small steps joins what is far from
 * each other, and no two that are to be kept apart are in one group. Gives the groups of two names
 * and more by the place of their most frequent name, which stands first.
 */
export function starsOf(
  links: readonly Link[],
  { isAlike, isApart }: Comparison,
): ReadonlyMap<number, readonly number[]> {
  const groups = new Map<number, readonly number[]>();
  const isMember = new Set<number>();
  for (const { centre, member } of links.toSorted(bySureness)) {
    if (isMember.has(centre) || isMember.has(member)) continue;
    const there = groups.get(centre) ?? [centre];
    const joining = groups.get(member) ?? [member];
    if (!joining.every((each) => isAlike(centre, each))) continue;
    if (joining.some((each) => there.some((other) => isApart(each, other)))) continue;
    groups.set(centre, [...there, ...joining]);
    groups.delete(member);
    for (const each of joining) isMember.add(each);
  }
  return groups;
}
