import type { Case, Tier } from './case.ts';
import { randomOf } from './random.ts';

export type Choice = {
  readonly tier: Tier;
  readonly seed: number;
  /** How many, in place of what the tier has. */
  readonly trials?: string | undefined;
  /** One trial alone. */
  readonly trial?: string | undefined;
};

/**
 * Which trials of a case are run. A case that has an end is tried whole in the full tier; a part of
 * it is spread over the whole, another one for each seed.
 */
export async function chooseTrials(each: Case, choice: Choice): Promise<number[]> {
  if (choice.trial !== undefined) return [Number(choice.trial)];
  const wanted = choice.trials === undefined ? each.trials[choice.tier] : Number(choice.trials);
  if (each.count === undefined) return Array.from({ length: Number(wanted) }, (_, at) => at);
  const count = await each.count(choice.seed);
  if (wanted === 'all' || wanted >= count) return Array.from({ length: count }, (_, at) => at);
  const random = randomOf(choice.seed, each.name, -1);
  return Array.from({ length: wanted }, (_, at) =>
    Math.floor(((at + random.next()) * count) / wanted),
  );
}
