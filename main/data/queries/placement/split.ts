import type { Cell, FamilyCells } from './cells.ts';
import type { Decision } from './proposals.ts';

/** Cells of one family that are decided together. */
export type Part = {
  readonly cells: readonly Cell[];
  readonly decision: Decision;
};

/** Roles that get a group of their own; the rarer ones share one. */
const MOST_ROLES = 8;
/** Shapes that one filter can name. */
const MOST_IN_FILTER = 500;

/** Nothing is proposed. */
export const UNDECIDED: Decision = { proposal: null, conflict: null };

function groupBy<T>(list: readonly T[], keyOf: (each: T) => string): readonly T[][] {
  const groups = new Map<string, T[]>();
  for (const each of list) {
    const key = keyOf(each);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [each]);
    else group.push(each);
  }
  return [...groups.values()];
}

const itemsOf = (cells: readonly Cell[]): number =>
  cells.reduce((sum, { tally }) => sum + tally.items, 0);

const byPattern = (cells: readonly Cell[]): readonly Cell[][] =>
  groupBy(cells, ({ pattern }) => JSON.stringify(pattern));

const bySite = (cells: readonly Cell[]): readonly Cell[][] =>
  groupBy(cells, ({ siteKind }) => siteKind ?? '');

/**
 * Cells that belong together, as one part. Shapes of host names that it holds with some kinds of
 * site only make one part for each set of kinds, so that shapes and kinds can be named apart.
 */
function partsOf(family: FamilyCells, cells: readonly Cell[], decision: Decision): readonly Part[] {
  const all = new Map<string | null, number>();
  for (const { pattern } of family.cells.values()) all.set(pattern, (all.get(pattern) ?? 0) + 1);
  const kinds = (own: readonly Cell[]): string =>
    all.get(own[0]?.pattern ?? null) === own.length
      ? 'all'
      : JSON.stringify(own.map(({ siteKind }) => siteKind ?? '').toSorted());
  return groupBy(byPattern(cells), kinds).flatMap((patterns) =>
    chunked(patterns).map((chunk) => ({ cells: chunk.flat(), decision })),
  );
}

function chunked<T>(list: readonly T[]): readonly (readonly T[])[] {
  const chunks: T[][] = [];
  for (let at = 0; at < list.length; at += MOST_IN_FILTER) {
    chunks.push(list.slice(at, at + MOST_IN_FILTER));
  }
  return chunks;
}

/** Items that are worth a look at their sites where host names tell nothing. */
const WORTH_SITES = 20;

/** True where a word in the host name may tell the role. */
function tellsRole({ pattern }: Cell): boolean {
  return pattern !== null && /\p{L}{2}/u.test(pattern);
}

/** Cells that nobody decided on: by the role of the host name, by site where it tells none. */
function openParts(family: FamilyCells, cells: readonly Cell[]): readonly Part[] {
  const { told = [], untold = [] } = Object.groupBy(cells, (cell) =>
    tellsRole(cell) ? 'told' : 'untold',
  );
  const roles = groupBy(told, ({ role }) => role ?? '').toSorted((a, b) => itemsOf(b) - itemsOf(a));
  const own = roles.length > MOST_ROLES ? roles.slice(0, MOST_ROLES - 1) : roles;
  const rest = roles.slice(own.length).flat();
  const bySites = itemsOf(untold) < WORTH_SITES ? [untold] : bySite(untold);
  return [...own, rest, ...bySites].flatMap((group) => partsOf(family, group, UNDECIDED));
}

/** The parts of a family in which its untagged items are decided. */
export function splitFamily(
  family: FamilyCells,
  decide: (cell: Cell) => Decision,
): readonly Part[] {
  const judged = [...family.cells.values()].map((cell) => ({ cell, decision: decide(cell) }));
  const { open = [], decided = [] } = Object.groupBy(judged, ({ decision }) =>
    decision.proposal === null && decision.conflict === null ? 'open' : 'decided',
  );
  const groups = groupBy(decided, ({ cell, decision }) => {
    const by = (decision.proposal ?? decision.conflict)?.by;
    const role = by === 'model' ? null : cell.role;
    return JSON.stringify([decision, role, by === 'site' ? cell.siteKind : null]);
  });
  return [
    ...groups.flatMap((group) =>
      partsOf(
        family,
        group.map(({ cell }) => cell),
        group[0]?.decision ?? UNDECIDED,
      ),
    ),
    ...openParts(
      family,
      open.map(({ cell }) => cell),
    ),
  ];
}

/** What tells a part from the rest of its family: shapes of host names, kinds of site, or both. */
export function conditionsOf(
  { cells }: FamilyCells,
  part: readonly Cell[],
): { readonly patterns: readonly (string | null)[]; readonly kinds: readonly Cell['siteKind'][] } {
  const patterns = new Set(part.map(({ pattern }) => pattern));
  const kinds = new Set(part.map(({ siteKind }) => siteKind));
  const all = [...cells.values()];
  const isTold = (holds: (cell: Cell) => boolean): boolean =>
    all.filter(holds).length === part.length;
  if (isTold(() => true)) return { patterns: [], kinds: [] };
  if (isTold(({ pattern }) => patterns.has(pattern))) {
    return { patterns: [...patterns], kinds: [] };
  }
  if (isTold(({ siteKind }) => kinds.has(siteKind))) return { patterns: [], kinds: [...kinds] };
  return { patterns: [...patterns], kinds: [...kinds] };
}
