import type { SearchState } from '#shared/contract/search-state';
import { isAppError } from '#shared/rpc/app-error';
import type { Workspace } from '../../workspace.ts';
import { readSearchState } from '../../queries/search/search-items.ts';
import { readAhead } from '../../queries/search/index-mirror.ts';
import { BlockIndexer } from './index-blocks.ts';

/** Milliseconds after a workspace is opened, in which its first screen is asked for and drawn. */
const FIRST_WAIT_MS = 1000;
/** Milliseconds of one slice, its commit not included; questions wait for no longer. */
const SLICE_MS = 8;
/** Milliseconds between slices, in which questions are answered. */
const PAUSE_MS = 4;
/** Milliseconds until it looks again where an import has the workspace. */
const WAIT_MS = 500;
/** Milliseconds until it tries again after a failure. */
const RETRY_MS = 5000;
/** Milliseconds between two reports. */
const REPORT_MS = 1000;

/**
 * Brings the index of searches up to date in the background, in slices that are transactions of
 * their own: ended at any moment, it goes on from the last one.
 */
export class SearchIndexer {
  readonly #workspace: Workspace;
  readonly #report: (state: SearchState) => void;
  readonly #onDefect: (error: unknown) => void;
  #timer: NodeJS.Timeout | null = null;
  #indexer: BlockIndexer | null = null;
  #reportedAt = 0;
  #isFirst = true;
  /** Nothing changed since the index was found to be whole. */
  #isWhole = false;

  constructor(
    workspace: Workspace,
    report: (state: SearchState) => void,
    onDefect: (error: unknown) => void,
  ) {
    this.#workspace = workspace;
    this.#report = report;
    this.#onDefect = onDefect;
  }

  /** Begins, or looks again after a change. */
  start(): void {
    this.#isWhole = false;
    if (this.#timer !== null || this.#workspace.isReadOnly) return;
    this.#wait(this.#isFirst ? FIRST_WAIT_MS : PAUSE_MS);
    this.#isFirst = false;
  }

  /** Ends it; what was committed stays. */
  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#indexer = null;
  }

  #wait(milliseconds: number): void {
    this.#timer = setTimeout(() => {
      this.#timer = null;
      if (this.#workspace.isOpen) this.#step();
    }, milliseconds);
    this.#timer.unref();
  }

  /**
   * Tries again later where the file is in use or the disk is full. A defect ends the indexing, no
   * more: searches look at what is not in the index themselves.
   */
  #failed(error: unknown): void {
    if (isAppError(error)) this.#wait(RETRY_MS);
    else this.#onDefect(error);
  }

  /** Reads a part of the index for the first search, and the next one later. */
  #readAhead(): void {
    if (!readAhead(this.#workspace.reader)) this.#wait(PAUSE_MS);
  }

  #step(): void {
    if (this.#workspace.isImporting) {
      this.#indexer = null;
      this.#wait(WAIT_MS);
      return;
    }
    if (this.#isWhole) {
      this.#readAhead();
      return;
    }
    let isMore = true;
    try {
      isMore = this.#workspace.writeInBackground((db) => {
        const until = performance.now() + SLICE_MS;
        this.#indexer ??= new BlockIndexer(db);
        let hasNext = this.#indexer.indexNext();
        if (!hasNext) return false;
        while (hasNext && performance.now() < until) hasNext = this.#indexer.indexNext();
        this.#indexer.save();
        return true;
      });
    } catch (error) {
      // What it remembers of a slice that was taken back is wrong.
      this.#indexer = null;
      this.#failed(error);
      return;
    }
    if (isMore) this.#wait(PAUSE_MS);
    else {
      this.#indexer = null;
      this.#isWhole = true;
      this.#readAhead();
    }
    if (isMore && performance.now() - this.#reportedAt < REPORT_MS) return;
    this.#reportedAt = performance.now();
    this.#report(readSearchState(this.#workspace.reader));
  }
}
