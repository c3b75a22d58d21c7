/** What was written of an annex. */
export type AnnexOutcome = {
  readonly rows: number;
  /** Texts that end where a cell of a workbook does. */
  readonly cuts: number;
  /** What is asked for and the workspace does not know, with the number of rows that lack it. */
  readonly missing: readonly { readonly column: string; readonly rows: number }[];
};
