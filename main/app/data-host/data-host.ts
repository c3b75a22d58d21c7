import type { MessagePortMain } from 'electron';
import { AppError, isAppError } from '#shared/rpc/app-error';
import type { encryptionHostMethods, HostContract } from '#main/data/host-contract';
import type { InputOf, OutputOf } from '#shared/rpc/contract';
import type { HostProcess } from './host-process.ts';
import { createRestartBudget } from './restart-budget.ts';

/** A last backup of a large workspace takes some seconds, and longer on a slow disk. */
const STOP_LIMIT_MS = 60_000;
const GAVE_UP =
  'The data process stopped several times in a row. Close Provenet and start it again.';

const wait = (ms: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, ms);
  });

type Grant = { token: string; path: string; mode: 'read' | 'write' };
type Options = {
  readonly fork: () => HostProcess;
  readonly log: (message: string) => void;
  /** The folder that gets a copy of each backup of a workspace, or `null`. */
  readonly backupPlaceOf: (path: string) => string | null;
  /** Hears of each workspace that was closed, once nothing is written to it any more. */
  readonly onClosed: (path: string) => void;
};

/** What is asked of the host that has no part in restarting it. */
type OtherCalls = Pick<
  HostContract,
  | 'host.hashFigures'
  | 'host.beginBundle'
  | 'host.endBundle'
  | 'host.cancelBundle'
  | 'host.setBackupPlace'
  | 'host.listBackups'
  | 'host.restoreClosed'
  | 'host.salvage'
  | 'host.cancelSalvage'
  | keyof typeof encryptionHostMethods
>;

type OpenMode = InputOf<HostContract, 'host.open'>['mode'];
/** What is open, and how it is opened again where the host ends. */
type OpenedWorkspace = {
  readonly path: string;
  readonly name: string;
  readonly key: string | null;
  readonly mode: OpenMode;
};
/** What opens an encrypted workspace; `null` for none. */
export type Secret = InputOf<HostContract, 'host.open'>['secret'];
type NewSecrets = InputOf<HostContract, 'host.create'>['secrets'];

const asSecret = (key: string | null): Secret => (key === null ? null : { kind: 'key', key });

/**
 * Keeps the data host running. After an unexpected exit it starts a new one, gives it the same
 * files and opens the same workspace; whoever asks meanwhile waits.
 */
export class DataHost {
  readonly #options: Options;
  readonly #nextDelayMs = createRestartBudget();
  readonly #grants = new Map<string, Grant>();
  #ready: Promise<HostProcess>;
  #process: HostProcess | null = null;
  #workspace: OpenedWorkspace | null = null;
  #isStopping = false;

  constructor(options: Options) {
    this.#options = options;
    this.#ready = this.#launch();
  }

  /**
   * Opens a workspace in the place of the one that is open. Rejects with the host's reason; the one
   * that was open stays open then. `isForeign` is true of one that Provenet did not save here last.
   */
  async open(
    path: string,
    mode: OpenMode,
    secret: Secret = null,
    isForeign = false,
  ): Promise<string> {
    if (this.#workspace?.path === path) return this.#workspace.name;
    const host = await this.#ready;
    const backupPlace = this.#options.backupPlaceOf(path);
    const { name, key } = await host.call('host.open', {
      path,
      mode,
      secret,
      backupPlace,
      isForeign,
    });
    this.#tellClosed();
    // Nothing speaks any more against one that was opened as it is.
    this.#workspace = { path, name, key, mode: mode === 'damaged-copy' ? mode : 'write' };
    return name;
  }

  /** Creates a workspace, encrypted where there are secrets, and opens it; rejects as `open`. */
  async create(path: string, secrets: NewSecrets): Promise<string> {
    const host = await this.#ready;
    const backupPlace = this.#options.backupPlaceOf(path);
    const { name, key } = await host.call('host.create', { path, secrets, backupPlace });
    this.#tellClosed();
    this.#workspace = { path, name, key, mode: 'write' };
    return name;
  }

  /** The key of the open workspace, to open it again; `null` where it is plain. */
  get openKey(): string | null {
    return this.#workspace?.key ?? null;
  }

  /** Encrypts the open workspace, or makes it plain with `null`. Rejects with the host's reason. */
  async convert(secrets: NewSecrets): Promise<void> {
    const host = await this.#ready;
    const { key } = await host.call('host.convert', { secrets });
    if (this.#workspace !== null) this.#workspace = { ...this.#workspace, key };
  }

  /** The path of the open workspace, or `null`. */
  get openPath(): string | null {
    return this.#workspace?.path ?? null;
  }

  /** Closes the open workspace, if there is one. */
  async close(): Promise<void> {
    if (this.#workspace === null) return;
    const former = this.#workspace;
    this.#workspace = null;
    const host = await this.#ready;
    await host.call('host.close', {});
    this.#tellClosed(former);
  }

  /** Lets the host read or write one file under a token. */
  async grant(grant: Grant): Promise<void> {
    const host = await this.#ready;
    await host.call('host.grant', grant);
    // A token for writing works once: a new host must not take a used one for new.
    if (grant.mode === 'read') this.#grants.set(grant.token, grant);
  }

  /** Asks the running host something of its own contract; a crash meanwhile fails the call. */
  async ask<K extends keyof OtherCalls & string>(
    name: K,
    input: InputOf<OtherCalls, K>,
  ): Promise<OutputOf<OtherCalls, K>> {
    const host = await this.#ready;
    return host.call(name, input) as Promise<OutputOf<OtherCalls, K>>;
  }

  /** Gives a page's end of a new channel to the host. */
  async connect(): Promise<MessagePortMain> {
    return (await this.#ready).connect();
  }

  /** Closes the workspace and ends the process; kills it where that takes too long. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    const host = this.#process;
    if (host === null) return;
    const exited = new Promise<void>((done) => {
      host.onExit(() => {
        done();
      });
    });
    const closed = host.call('host.close', {}).then(
      () => {
        this.#tellClosed();
      },
      () => undefined,
    );
    await Promise.race([closed, wait(STOP_LIMIT_MS)]);
    host.kill();
    await exited;
  }

  /** Tells of the end of what was open; of a private copy there is nothing to tell. */
  #tellClosed(former = this.#workspace): void {
    if (former?.mode === 'write') this.#options.onClosed(former.path);
  }

  async #launch(): Promise<HostProcess> {
    const host = this.#options.fork();
    this.#process = host;
    host.onExit((code) => {
      this.#process = null;
      if (!this.#isStopping) this.#relaunch(code);
    });
    for (const grant of this.#grants.values()) await host.call('host.grant', grant);
    if (this.#workspace !== null) await this.#reopen(host, this.#workspace);
    return host;
  }

  /** Opens the workspace again. One that is refused now is open no more; the host serves others. */
  async #reopen(host: HostProcess, { path, mode, key }: OpenedWorkspace): Promise<void> {
    const backupPlace = this.#options.backupPlaceOf(path);
    try {
      const opening = { path, mode, secret: asSecret(key), backupPlace, isForeign: false };
      await host.call('host.open', opening);
    } catch (error) {
      // One that ended the host once more is tried again with the next; see the budget.
      if (!isAppError(error, 'host-crashed')) this.#workspace = null;
      this.#options.log(`The workspace did not open again: ${String(error)}`);
    }
  }

  #relaunch(code: number): void {
    const delayMs = this.#nextDelayMs(Date.now());
    this.#options.log(
      `The data host ended with code ${code}; ${delayMs === null ? 'given up' : 'starting it again'}.`,
    );
    this.#ready =
      delayMs === null
        ? Promise.reject(new AppError('host-crashed', GAVE_UP))
        : wait(delayMs).then(() => this.#launch());
    // Whoever asks hears of it; nobody may be asking yet.
    this.#ready.catch((error: unknown) => {
      this.#options.log(`The data host is not ready: ${String(error)}`);
    });
  }
}
