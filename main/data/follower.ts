/** Who follows long work on items: how many of how many are done, and whether it goes on. */
export type Follower = {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
};
