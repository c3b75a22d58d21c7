import type { SiteKind } from '#shared/domain/site-kind';

/** How many items of one kind a person tagged as what. */
export type Votes = { core: number; edge: number };

/** A person's tags of one model family and function, by role of the host name and kind of site. */
export type FamilyVotes = readonly (Votes & {
  /** What the host names share; `null` without host names. */
  readonly role: string | null;
  readonly siteKind: SiteKind | null;
})[];

export type Likeness = Readonly<Votes> & { readonly by: 'site' | 'host-name' | 'model' };

/** What a person's tags say of items that look alike; both `null` where they say nothing. */
export type Decision = {
  readonly proposal: (Likeness & { readonly placement: 'core' | 'edge' }) | null;
  readonly conflict: Likeness | null;
};

/** Where a person's tags disagree, so large a part must agree for a proposal. */
const CLEAR_SHARE = 0.8;

const NOTHING: Decision = { proposal: null, conflict: null };

function sum(votes: readonly Readonly<Votes>[]): Votes {
  return votes.reduce<Votes>(
    (total, { core, edge }) => ({ core: total.core + core, edge: total.edge + edge }),
    { core: 0, edge: 0 },
  );
}

function isFor(placement: 'core' | 'edge', { core, edge }: Votes): boolean {
  return placement === 'core' ? core >= edge : edge >= core;
}

/**
 * What a person's tags of a model family and function say of its untagged items with a role in
 * their host names and a kind of site. The nearest likeness counts: same host name and site, else same
 * host name, else same model, which says nothing where the family is core and edge alike
 * (`isAmbiguous`). Tags that disagree propose nothing unless nearly all agree, and nothing is
 * proposed against the majority of those with the same role.
 */
export function decide(
  votes: FamilyVotes,
  {
    role,
    siteKind,
    isAmbiguous,
  }: {
    readonly role: string | null;
    readonly siteKind: SiteKind | null;
    readonly isAmbiguous: boolean;
  },
): Decision {
  const sameHost = role === null ? [] : votes.filter((each) => each.role === role);
  const sameSite = siteKind === null ? [] : sameHost.filter((each) => each.siteKind === siteKind);
  const levels = [
    { by: 'site' as const, ...sum(sameSite) },
    { by: 'host-name' as const, ...sum(sameHost) },
    ...(isAmbiguous ? [] : [{ by: 'model' as const, ...sum(votes) }]),
  ];
  const likeness = levels.find(({ core, edge }) => core + edge > 0);
  if (likeness === undefined) return NOTHING;
  const { core, edge } = likeness;
  const placement = core >= edge ? 'core' : 'edge';
  const isClear = Math.max(core, edge) >= (core + edge) * CLEAR_SHARE;
  if (!isClear || !isFor(placement, sum(sameHost))) return { proposal: null, conflict: likeness };
  return { proposal: { ...likeness, placement }, conflict: null };
}
