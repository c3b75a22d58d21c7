/** What a change in several steps is; see `Workspace.writeInSteps`. */
export type StepOptions = {
  /** Promises that nobody reads meanwhile: much data is then written once, not to the log first. */
  readonly isAlone?: boolean;
  /**
   * The file whose import it is, which is noted right before the transaction, so that the next start
   * can tell that it did not end.
   */
  readonly importOf?: string | undefined;
  /** What it is, as a sentence begins that refuses other changes meanwhile. */
  readonly job?: string;
  /** False where nothing that was asked of items would be answered otherwise; see `Workspace.write`. */
  readonly isAboutItems?: boolean;
};

/** How a change in several steps ends. */
export type StepsEnd = {
  readonly isKept: boolean;
  readonly isAboutItems: boolean;
  /** The last change of the history before it. */
  readonly changeBefore: number;
};
