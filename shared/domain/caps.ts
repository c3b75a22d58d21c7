import { isAboveShare } from './measure.ts';

/** What a cap counts in one group, and the greatest share that is permitted. */
export type CapState = {
  /** Of the rule's suppliers, in its own unit. */
  readonly named: number;
  readonly all: number;
  /** Greatest permitted share, 0 to 1. */
  readonly share: number;
};

/** Room under a cap, or by how much it is exceeded; one of the two is 0. */
export type CapRoom = {
  /** How many more fit in the place of others, whole ones. */
  readonly room: number;
  /** How many must at least be replaced, whole ones. */
  readonly over: number;
};

/** Whether an amount of the named suppliers is within the cap, as verdicts compare it. */
export function fits(named: number, { all, share }: Pick<CapState, 'all' | 'share'>): boolean {
  return !isAboveShare({ named, all }, share);
}

/**
 * How far a group is from its cap. Equipment is taken to be replaced, or to replace other: what is
 * replaced still counts in the whole, so that the whole stays as it is.
 */
export function capRoom({ named, all, share }: CapState): CapRoom {
  const isWithin = (amount: number): boolean => fits(amount, { all, share });
  const excess = named - share * all;
  if (!isWithin(named)) {
    // The quotient decides, not the product: rounding may lead to a neighbour.
    let over = Math.max(0, Math.ceil(excess) - 1);
    while (!isWithin(named - over)) over += 1;
    return { room: 0, over };
  }
  let room = Math.max(0, Math.min(Math.floor(-excess) + 1, Math.floor(all - named)));
  while (room > 0 && !isWithin(named + room)) room -= 1;
  return { room, over: 0 };
}

/**
 * The fewest parts whose removal brings the named amount within the cap: the largest first. Answers
 * how many of the amounts, in descending order, are needed; all of them where that is not enough.
 */
export function countToRemove(descending: Iterable<number>, state: CapState): number {
  let left = state.named;
  let count = 0;
  for (const amount of descending) {
    if (fits(left, state)) return count;
    left -= amount;
    count += 1;
  }
  return count;
}
