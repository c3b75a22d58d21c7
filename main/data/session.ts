import type { BackupReason } from '#shared/contract/backups';
import type { EventName, EventPayload } from '#shared/contract/events';
import { AppError } from '#shared/rpc/app-error';
import type { ImportProgress } from './commands/run-import.ts';
import { ClusterSearch } from './commands/cluster-search.ts';
import { ReadingThreads } from './commands/reading-threads.ts';
import type { ChangeProgress } from './commands/edit/change-items.ts';
import { StepJob } from './commands/edit/step-job.ts';
import { SearchIndexer } from './commands/search-index/search-indexer.ts';
import { INTERVAL_MS, Backups } from './durability/backups.ts';
import { FileGrants } from './files/grants.ts';
import { ItemIndex } from './item-index/item-index.ts';
import { ItemViews } from './queries/item-views.ts';
import type { PreviewStore } from './preview/preview-store.ts';
import { restoreOpen } from './restore-open.ts';
import { watchWorkspace } from './watch-workspace.ts';
import type { Workspace } from './workspace.ts';
import type { ConversionProgress } from './encryption/conversion-progress.ts';
import { convertOpen } from './encryption/convert-open.ts';
import type { Lock } from './encryption/new-lock.ts';

type JobKind = 'import' | 'export';

type Job = { readonly kind: JobKind; readonly controller: AbortController };

/** The main process keeps what this process writes to its standard error in the log. */
function report(what: string, error: unknown): void {
  process.stderr.write(`${what}: ${error instanceof Error ? error.stack : String(error)}\n`);
}

/** What the pages of one data host share: the open workspace, files, views, the running import. */
export class Session {
  readonly grants = new FileGrants(() => this.#workspace?.path ?? null);
  /** What reads files. */
  readonly readers: ReadingThreads;
  readonly #backupWorkerUrl: URL;
  readonly appVersion: string;
  readonly clusters: ClusterSearch;
  views = new ItemViews();
  /** Columns of the open workspace's items. */
  index = new ItemIndex(() => this.workspace.reader);
  #workspace: Workspace | null = null;
  #indexer: SearchIndexer | null = null;
  #stopWatching: () => void = () => undefined;
  #backups: Backups | null = null;
  #backupPlace: string | null = null;
  #backupTimer: NodeJS.Timeout | null = null;
  #preview: PreviewStore | null = null;
  #job: Job | null = null;
  #jobEnded: Promise<void> = Promise.resolve();
  #inspecting: AbortController | null = null;
  /** The change of many items that is running, or its preview. */
  readonly itemChange = new StepJob();
  /** The comparison of audits that is running. */
  readonly comparing = new StepJob();
  /** The conversion that is running. */
  readonly converting = new StepJob();
  readonly #publish: (event: string, payload: unknown) => void;

  constructor(
    workerUrl: URL,
    appVersion: string,
    publish: (event: string, payload: unknown) => void,
    // The build lays the workers side by side.
    clusterWorkerUrl: URL = new URL('./cluster-worker.js', workerUrl),
  ) {
    this.#backupWorkerUrl = new URL('./backup-worker.js', workerUrl);
    this.clusters = new ClusterSearch(clusterWorkerUrl);
    this.readers = new ReadingThreads(workerUrl);
    this.appVersion = appVersion;
    this.#publish = publish;
  }

  /** The open workspace. Fails with `not-found` where none is open. */
  get workspace(): Workspace {
    if (this.#workspace !== null) return this.#workspace;
    throw new AppError('not-found', 'No workspace is open; open one first.');
  }

  /** The backups of the open workspace. Fails with `not-found` where none is open. */
  get backups(): Backups {
    if (this.#backups !== null) return this.#backups;
    throw new AppError('not-found', 'No workspace is open; open one first.');
  }

  /** Begins a backup, where the open workspace is one that gets any; see `Backups.before`. */
  async backupBefore(reason: BackupReason): Promise<void> {
    await this.#backups?.before(reason);
  }

  /** Gives each backup of the workspace that is open, or opened next, a copy in another place. */
  setBackupPlace(place: string | null): void {
    this.#backupPlace = place;
    this.#backups?.setSecondPlace(place);
  }

  /** Makes a backup of what changed and closes the workspace, if one is open. */
  async closeWorkspace(): Promise<void> {
    await this.#backups?.make('close');
    await this.#backups?.end();
    this.replaceWorkspace(null);
    // An export that was under way has to take its unfinished file away first.
    await this.jobEnded();
  }

  /**
   * Puts a backup of the open workspace in its place, once another backup holds what it is now. Fails
   * with one sentence; the workspace is then as it was, and open. A plain backup makes an encrypted one
   * plain, where it may.
   */
  restore(id: string, mayBecomePlain = false): Promise<void> {
    return restoreOpen(this, id, mayBecomePlain);
  }

  /** Encrypts the open workspace, or makes it plain with `null`; see `convertOpen`. */
  convert(to: Lock | null, signal?: AbortSignal): Promise<void> {
    const onProgress = (progress: ConversionProgress): void => {
      this.publish('encryption.progress', progress);
    };
    return convertOpen(this, to, this.#backupWorkerUrl, { signal, onProgress });
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

  /** Puts another workspace in place of the open one, which is closed. One that is only read gets no backups. */
  replaceWorkspace(workspace: Workspace | null, { getsBackups = true } = {}): void {
    this.cancelImport();
    this.cancelExport();
    this.itemChange.cancel();
    this.comparing.cancel();
    this.converting.cancel();
    this.clusters.cancel();
    void this.readers.end();
    this.replacePreview(null);
    this.#indexer?.stop();
    this.#indexer = null;
    this.#stopWatching();
    // Out of its place first: whatever goes wrong then, it is not closed a second time.
    const former = this.#workspace;
    this.#workspace = null;
    former?.close();
    this.views = new ItemViews();
    this.index = new ItemIndex(() => {
      // Asked after it was closed, a workspace would open its file once more.
      if (workspace?.isOpen === true) return workspace.reader;
      throw new AppError('not-found', 'The workspace was closed; open it again.');
    });
    this.#workspace = workspace;
    this.#keepBackups(getsBackups ? workspace : null);
    if (workspace === null) return;
    const indexer = new SearchIndexer(
      workspace,
      (state) => {
        this.#publish('search.progress', state);
      },
      (error) => {
        report('The search index', error);
      },
    );
    this.#indexer = indexer;
    this.#stopWatching = watchWorkspace(workspace, report);
    indexer.start();
    workspace.onChanged(() => {
      this.#publish('workspace.changed', { version: workspace.dataVersion });
      indexer.start();
    });
  }

  /** Tells the pages how far a change of items is. */
  publishChange(progress: ChangeProgress): void {
    this.#publish('items.changeProgress', progress);
  }

  /** Tells the pages how far an import is. */
  publishProgress(progress: ImportProgress): void {
    this.#publish('import.progress', progress);
  }

  /** Tells the pages something that the contract of events knows. */
  publish<K extends EventName>(event: K, payload: EventPayload<K>): void {
    this.#publish(event, payload);
  }

  /** Tells the pages how far an export is. */
  publishExport(rows: number, total: number): void {
    this.#publish('export.progress', { rows, total });
  }

  /**
   * Looks at a file. A newer look ends an older one, whose call fails with `cancelled`: an operator
   * who changes how a file is read does not wait for the answer to the last choice.
   */
  async runInspection<T>(look: (signal: AbortSignal) => Promise<T>): Promise<T> {
    this.#assertIdle();
    this.#inspecting?.abort();
    const controller = new AbortController();
    this.#inspecting = controller;
    try {
      return await look(controller.signal);
    } finally {
      if (this.#inspecting === controller) this.#inspecting = null;
    }
  }

  /** Runs a job that `cancelImport` or `cancelExport` can end; one of both at a time. */
  async runCancellable<T>(
    work: (signal: AbortSignal) => Promise<T>,
    kind: JobKind = 'import',
  ): Promise<T> {
    this.#assertIdle();
    const job = { kind, controller: new AbortController() };
    this.#job = job;
    const running = work(job.controller.signal);
    this.#jobEnded = running.then(
      () => undefined,
      () => undefined,
    );
    try {
      return await running;
    } finally {
      if (this.#job === job) this.#job = null;
    }
  }

  /** True while an import or an export runs. */
  get isBusy(): boolean {
    return this.#job !== null;
  }

  /** Lets go of what is kept only for the next change. */
  releasePages(): void {
    this.#workspace?.releasePages();
  }

  /** Resolves when the last job has ended, and has cleaned up after itself. */
  jobEnded(): Promise<void> {
    return this.#jobEnded;
  }

  /** Ends the running import or look at a file, if there is one; its call fails with `cancelled`. */
  cancelImport(): void {
    this.#inspecting?.abort();
    this.#cancel('import');
  }

  /** Ends the running export, if there is one; its call fails with `cancelled`. */
  cancelExport(): void {
    this.#cancel('export');
  }

  #keepBackups(workspace: Workspace | null): void {
    if (this.#backupTimer !== null) clearInterval(this.#backupTimer);
    this.#backupTimer = null;
    this.#backups = null;
    if (workspace === null || workspace.isReadOnly) return;
    const backups = new Backups({
      workspace,
      workerUrl: this.#backupWorkerUrl,
      secondPlace: this.#backupPlace,
      onChange: () => {
        this.publish('backups.changed', { trouble: backups.trouble });
      },
    });
    this.#backups = backups;
    this.#backupTimer = setInterval(() => {
      void backups.make('interval');
    }, INTERVAL_MS);
    this.#backupTimer.unref();
  }

  #cancel(kind: JobKind): void {
    if (this.#job?.kind === kind) this.#job.controller.abort();
  }

  #assertIdle(): void {
    if (this.#job === null) return;
    throw new AppError(
      'conflict',
      `An ${this.#job.kind} is running; wait until it ends, or cancel it.`,
    );
  }
}
