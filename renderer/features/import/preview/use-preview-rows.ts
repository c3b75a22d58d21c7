import { useQueries } from '@tanstack/react-query';
import type { PreviewQuery, PreviewRow } from '#shared/contract/preview';
import { callData } from '../../../data/data-client.ts';
import { STABLE_KEY } from '../../../data/query-client.ts';

const BLOCK_ROWS = 200;
const KEPT_MS = 60_000;

/** What is known so far of the rows that a query finds. */
export type PreviewRows = {
  /** `null` until the first rows are there. */
  readonly total: number | null;
  readonly omitted: number;
  readonly error: Error | null;
  rowAt(this: void, index: number): PreviewRow | undefined;
  retry(this: void): void;
};

/**
 * Reads the rows of the check made at `checkedAt` around the given places, and no others. They are
 * rows of a trial: what is done to the workspace meanwhile does not change them.
 */
export function usePreviewRows(
  checkedAt: string,
  query: Omit<PreviewQuery, 'start' | 'count'>,
  places: readonly number[],
): PreviewRows {
  const blocks = [...new Set([0, ...places.map((place) => Math.floor(place / BLOCK_ROWS))])];
  const answers = useQueries({
    queries: blocks.map((block) => ({
      queryKey: [STABLE_KEY, 'import.previewRows', checkedAt, query, block],
      queryFn: () =>
        callData('import.previewRows', { ...query, start: block * BLOCK_ROWS, count: BLOCK_ROWS }),
      gcTime: KEPT_MS,
    })),
  });
  const pages = new Map(answers.map(({ data }, at) => [blocks[at], data]));
  const first = answers[0]?.data;
  return {
    total: first?.total ?? null,
    omitted: first?.omitted ?? 0,
    error: answers.find(({ error }) => error !== null)?.error ?? null,
    rowAt: (index) => pages.get(Math.floor(index / BLOCK_ROWS))?.rows[index % BLOCK_ROWS],
    retry: () => {
      for (const { isError, refetch } of answers) if (isError) void refetch();
    },
  };
}
