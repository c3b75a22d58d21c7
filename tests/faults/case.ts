import type { Trial } from './judge.ts';

/** How much is tried: `small` within a minute in all, `full` for as long as it takes. */
export type Tier = 'small' | 'full';

export type CaseRun = {
  readonly tier: Tier;
  readonly seed: number;
  /** Numbers of the trials that are wanted, where they are given. */
  readonly trials: readonly number[];
  /** Is given what each trial came to. */
  readonly report: (trial: Trial) => void;
};

/** One way in which a workspace is harmed. */
export type Case = {
  readonly name: string;
  /** True where calls of the C library are watched, which Linux and a C compiler can. */
  readonly needsShim: boolean;
  /** How many trials each tier has; `all` where the case has an end, which `count` tells. */
  readonly trials: { readonly small: number; readonly full: number | 'all' };
  /** How many different trials there are, where a case has an end. */
  readonly count?: (seed: number) => Promise<number>;
  readonly run: (run: CaseRun) => Promise<void>;
};
