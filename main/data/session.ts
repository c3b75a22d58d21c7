import { AppError } from '#shared/rpc/app-error';
import type { ImportProgress } from './commands/run-import.ts';
import { ClusterSearch } from './commands/cluster-search.ts';
import { SearchIndexer } from './commands/search-index/search-indexer.ts';
import { FileGrants } from './files/grants.ts';
import { ItemViews } from './queries/item-views.ts';
import type { PreviewStore } from './preview/preview-store.ts';
import type { Workspace } from './workspace.ts';

/** What the pages of one data host share: the open workspace, files, views, the running import. */
export class Session {
  readonly grants = new FileGrants();
  readonly workerUrl: URL;
  readonly appVersion: string;
  readonly clusters: ClusterSearch;
  views = new ItemViews();
  #workspace: Workspace | null = null;
  #indexer: SearchIndexer | null = null;
  #preview: PreviewStore | null = null;
  #importing: AbortController | null = null;
  #inspecting: AbortController | null = null;
  readonly #publish: (event: string, payload: unknown) => void;

  constructor(
    workerUrl: URL,
    appVersion: string,
    publish: (event: string, payload: unknown) => void,
    // The build lays the workers side by side.
    clusterWorkerUrl: URL = new URL('./cluster-worker.js', workerUrl),
  ) {
    this.clusters = new ClusterSearch(clusterWorkerUrl);
    this.workerUrl = workerUrl;
    this.appVersion = appVersion;
    this.#publish = publish;
  }

  /** The open workspace. Fails with `not-found` where none is open. */
  get workspace(): Workspace {
    if (this.#workspace !== null) return this.#workspace;
    throw new AppError('not-found', 'No workspace is open; open one first.');
  }

  /** The rows of the last dry run. Fails with `not-found` where there was none since. */
  get preview(): PreviewStore {
    if (this.#preview !== null) return this.#preview;
    throw new AppError('not-found', 'No import was tried; try one to see what it would do.');
  }

  /** Keeps the rows of a dry run in place of those of the last one; `null` only drops these. */
  replacePreview(preview: PreviewStore | null): void {
    this.#preview?.close();
    this.#preview = preview;
  }

  /** Puts another workspace in place of the open one, which is closed. */
  replaceWorkspace(workspace: Workspace | null): void {
    this.cancelImport();
    this.clusters.cancel();
    this.replacePreview(null);
    this.#indexer?.stop();
    this.#indexer = null;
    this.#workspace?.close();
    this.views = new ItemViews();
    this.#workspace = workspace;
    if (workspace === null) return;
    const indexer = new SearchIndexer(
      workspace,
      (state) => {
        this.#publish('search.progress', state);
      },
      (error) => {
        // The main process keeps what this process writes to its standard error in the log.
        const text = error instanceof Error ? error.stack : String(error);
        process.stderr.write(`The search index: ${text}\n`);
      },
    );
    this.#indexer = indexer;
    indexer.start();
    workspace.onChanged(() => {
      this.#publish('workspace.changed', { version: workspace.dataVersion });
      indexer.start();
    });
  }

  /** Tells the pages how far an import is. */
  publishProgress(progress: ImportProgress): void {
    this.#publish('import.progress', progress);
  }

  /**
   * Looks at a file. A newer look ends an older one, whose call fails with `cancelled`: an operator
   * who changes how a file is read does not wait for the answer to the last choice.
   */
  async runInspection<T>(look: (signal: AbortSignal) => Promise<T>): Promise<T> {
    this.#assertNotImporting();
    this.#inspecting?.abort();
    const controller = new AbortController();
    this.#inspecting = controller;
    try {
      return await look(controller.signal);
    } finally {
      if (this.#inspecting === controller) this.#inspecting = null;
    }
  }

  /** Runs a job that `cancelImport` can end; one at a time. */
  async runCancellable<T>(job: (signal: AbortSignal) => Promise<T>): Promise<T> {
    this.#assertNotImporting();
    const controller = new AbortController();
    this.#importing = controller;
    try {
      return await job(controller.signal);
    } finally {
      this.#importing = null;
    }
  }

  /** Ends the running import or look at a file, if there is one; its call fails with `cancelled`. */
  cancelImport(): void {
    this.#inspecting?.abort();
    this.#importing?.abort();
  }

  #assertNotImporting(): void {
    if (this.#importing === null) return;
    throw new AppError('conflict', 'An import is running; wait until it ends, or cancel it.');
  }
}
