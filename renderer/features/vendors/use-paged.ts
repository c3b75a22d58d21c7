import { useState } from 'react';

/** One page of a list that may hold a hundred thousand rows. */
export type Paged<T> = {
  readonly rows: readonly T[];
  /** The page shown, from 1. */
  readonly page: number;
  readonly pages: number;
  readonly setPage: (page: number) => void;
};

/** Cuts a list into pages; a list that became shorter shows its last page. */
export function usePaged<T>(list: readonly T[], pageSize: number): Paged<T> {
  const [wanted, setPage] = useState(1);
  const pages = Math.max(1, Math.ceil(list.length / pageSize));
  const page = Math.min(wanted, pages);
  return { rows: list.slice((page - 1) * pageSize, page * pageSize), page, pages, setPage };
}
