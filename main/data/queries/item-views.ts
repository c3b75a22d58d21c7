import type { ItemRow } from '#shared/contract/items';
import { AppError } from '#shared/rpc/app-error';
import type { Database } from '../database/connection.ts';
import { readRowsById } from './item-rows.ts';

/** Views kept open; a grid needs one, switching between screens a few. */
const MAX_VIEWS = 6;

/**
 * Ordered snapshots of item ids. A page at any depth is a slice of one, so jumping to the middle
 * costs no more than the first page.
 */
export class ItemViews {
  readonly #views = new Map<number, Int32Array>();
  #nextId = 1;

  /** Keeps ids in their order under a new id. */
  keep(ids: Int32Array): { viewId: number; total: number } {
    const viewId = this.#nextId;
    this.#nextId += 1;
    this.#views.set(viewId, ids);
    for (const oldest of this.#views.keys()) {
      if (this.#views.size <= MAX_VIEWS) break;
      this.#views.delete(oldest);
    }
    return { viewId, total: ids.length };
  }

  /** Rows of a view from `start`; fewer at its end. Fails with `not-found` for a closed view. */
  read(db: Database, viewId: number, start: number, count: number): ItemRow[] {
    const ids = this.#views.get(viewId);
    if (ids === undefined) {
      throw new AppError('not-found', 'This list is out of date; open it again.');
    }
    return readRowsById(db, [...ids.subarray(start, start + count)]);
  }
}
