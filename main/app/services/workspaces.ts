import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { dialog, type BrowserWindow } from 'electron';
import type { AppContract } from '#shared/contract/app';
import type { Place } from '#shared/contract/place';
import type { EncryptionChoice, encryptionMethods } from '#shared/contract/encryption';
import type { examiningMethods } from '#shared/contract/examining';
import { AppError, isAppError } from '#shared/rpc/app-error';
import type { Handlers } from '#shared/rpc/contract';
import { behindLink } from '#main/files/behind-link';
import type { DataHost, Secret } from '../data-host/data-host.ts';
import { jsonFile } from '../json-file.ts';
import { paths } from '../paths.ts';
import type { Examination } from './examination.ts';
import { withExtension } from './file-names.ts';
import type { Folders } from './folders.ts';
import type { Grants } from './grants.ts';
import { hasBackups } from './backup-folder.ts';
import type { KnownWorkspaces } from './known-workspaces.ts';
import type { Locks } from './locks.ts';
import type { Damages } from './recovery.ts';
import { recentsSchema, withoutRecent, withRecent } from './recents.ts';

const FILTERS = [{ name: 'Provenet workspaces', extensions: ['provenet'] }];
type OpenMode = 'write' | 'damaged-copy' | 'as-it-is';

const CANCELLED = { status: 'cancelled' } as const;

type WorkspaceHandlers = Pick<
  Handlers<AppContract>,
  Exclude<
    Extract<keyof AppContract, `workspace.${string}` | `recents.${string}`>,
    keyof typeof encryptionMethods | keyof typeof examiningMethods
  >
>;
type Options = {
  readonly window: () => BrowserWindow;
  readonly host: DataHost;
  readonly grants: Grants;
  readonly folders: Folders;
  readonly damages: Damages;
  readonly locks: Locks;
  readonly known: KnownWorkspaces;
  readonly examination: Examination;
  /** Hears which workspace is open now. */
  readonly onChange: (name: string | null) => void;
};

/** Creates, opens and closes the workspace, and remembers the last ones. */
export function createWorkspaces(options: Options) {
  const { window, host, grants, folders, damages, locks, known, examination } = options;
  const recents = jsonFile(paths.userData('recents.json'), recentsSchema, []);
  let current: { name: string } | null = null;
  let place: Place | null = null;
  /** True once a window stopped; the next one is told where it was. */
  let hasStopped = false;
  /** Ends with the opening of the workspace that the program was started with. */
  let starting: Promise<unknown> = Promise.resolve();

  const setCurrent = (name: string | null) => {
    current = name === null ? null : { name };
    place = null;
    starting = Promise.resolve();
    options.onChange(name);
  };
  const opened = (path: string, name: string) => {
    damages.forget();
    locks.forget();
    setCurrent(name);
    folders.remember('workspace', path);
    const opened = { path, openedAt: new Date().toISOString(), newId: randomUUID() };
    recents.write(withRecent(recents.read(), opened));
    return { status: 'opened', name } as const;
  };
  const open = async (chosen: string, mode: OpenMode, given: Secret = null) => {
    const path = behindLink(chosen);
    // What is open already is not looked at: closing its file again would let go of its locks.
    const isOpen = host.openPath === path;
    const kept = isOpen || given !== null ? null : await locks.keptSecret(path);
    const secret = given ?? kept?.secret ?? null;
    const isForeign = !isOpen && existsSync(path) && !known.isKnown(path);
    try {
      const isExamined = isForeign && mode === 'write';
      const opening = isExamined ? await examination.run(path, secret) : secret;
      const name = await host.open(path, mode, opening, isForeign);
      if (mode !== 'damaged-copy') known.opened(path);
      return opened(path, name);
    } catch (error) {
      if (isAppError(error, 'workspace-locked')) locks.note(path, mode, kept?.trouble ?? null);
      damages.note(path, error, secret);
      throw error;
    }
  };
  const create = async (path: string, encryption: EncryptionChoice | undefined) => {
    const name = await host.create(path, encryption?.secrets ?? null);
    if (encryption?.isKept === true) await locks.keepOpenKey();
    known.opened(path);
    return opened(path, name);
  };

  const close = async (): Promise<void> => {
    setCurrent(null);
    await host.close();
  };

  const handlers: WorkspaceHandlers = {
    'workspace.current': async () => {
      await starting;
      if (current === null) return null;
      const before = hasStopped ? place : null;
      hasStopped = false;
      return { name: current.name, place: before };
    },
    'workspace.keepPlace': (now) => {
      place = now;
      return {};
    },
    'workspace.create': async ({ encryption }) => {
      const chosen = await dialog.showSaveDialog(window(), {
        title: 'New workspace',
        buttonLabel: 'Create',
        defaultPath: folders.startAt('workspace', 'Audit.provenet'),
        filters: FILTERS,
        properties: ['createDirectory', 'dontAddToRecent'],
      });
      if (chosen.canceled || chosen.filePath === '') return CANCELLED;
      const path = behindLink(withExtension(chosen.filePath, 'provenet'));
      if (existsSync(path)) {
        throw new AppError(
          'conflict',
          `"${basename(path)}" is there already, and a workspace is never overwritten. Choose another name, or open it.`,
        );
      }
      return create(path, encryption);
    },
    'workspace.openDialog': async () => {
      const chosen = await dialog.showOpenDialog(window(), {
        title: 'Open a workspace',
        defaultPath: folders.startAt('workspace'),
        filters: FILTERS,
        properties: ['openFile', 'dontAddToRecent'],
      });
      const [path] = chosen.filePaths;
      return chosen.canceled || path === undefined ? CANCELLED : open(path, 'write');
    },
    'workspace.openRecent': ({ id }) => {
      const recent = recents.read().find((entry) => entry.id === id);
      if (recent === undefined) {
        throw new AppError('not-found', 'That workspace is not in the list any more.');
      }
      return open(recent.path, 'write');
    },
    'workspace.openDropped': ({ token }) => open(grants.pathOf(token, 'read'), 'write'),
    'workspace.close': async () => {
      await close();
      return {};
    },
    'recents.list': () =>
      recents.read().map(({ id, path, openedAt }) => ({
        id,
        name: basename(path, '.provenet'),
        folder: dirname(path),
        openedAt,
        // One whose file is gone can come back from a backup.
        isMissing: !existsSync(path) && !hasBackups(path),
      })),
    'recents.remove': ({ id }) => {
      recents.write(withoutRecent(recents.read(), id));
      return {};
    },
  };
  return {
    handlers,
    open,
    close,
    /** Has the next window be told where the last one was. */
    windowStopped: (): void => {
      hasStopped = true;
    },
    /**
     * Opens a workspace while the window starts. The window asks for it by `workspace.current`, and
     * hears there why it could not be opened.
     */
    openAtStart: (path: string): void => {
      starting = open(path, 'write');
      // It may fail before the window asks, which is when it is told.
      starting.catch(() => undefined);
    },
  };
}
