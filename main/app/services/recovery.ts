import { existsSync, mkdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { dialog, shell, type BrowserWindow } from 'electron';
import type { AppContract } from '#shared/contract/app';
import type { recoveryMethods } from '#shared/contract/recovery';
import { AppError, isAppError, type AppErrorCode } from '#shared/rpc/app-error';
import type { Handlers } from '#shared/rpc/contract';
import type { DataHost, Secret } from '../data-host/data-host.ts';
import { backupFolderOf, hasBackups } from './backup-folder.ts';
import type { BackupPlaces } from './backup-places.ts';
import { withExtension } from './file-names.ts';
import type { Folders } from './folders.ts';

type Damaged = { readonly path: string; readonly message: string; readonly secret: Secret };

/** What a workspace that does not open is, for offering what can be done. */
export type Damages = {
  /** Remembers a workspace that did not open, where something can be done about that. */
  note(path: string, error: unknown, secret: Secret): void;
  readonly current: Damaged | null;
  forget(): void;
};

/** Failures of a workspace that may be opened as it is. */
const DAMAGES: readonly AppErrorCode[] = ['workspace-corrupt', 'changes-lost'];
/** Failures of what was a workspace once: the file is gone, or can be told from no other. */
const LOSSES: readonly AppErrorCode[] = ['not-found', 'workspace-foreign'];

/** Keeps the last workspace that did not open and of which something can be made. */
export function createDamages(): Damages {
  let current: Damaged | null = null;
  return {
    note: (path, error, secret) => {
      current = null;
      if (!isAppError(error)) return;
      // A seal says that what has become unreadable was a workspace once.
      const isOurs = hasBackups(path) || (existsSync(path) && existsSync(`${path}-seal`));
      const isMendable = DAMAGES.includes(error.code) || (LOSSES.includes(error.code) && isOurs);
      if (isMendable) current = { path, message: error.message, secret };
    },
    get current() {
      return current;
    },
    forget: () => {
      current = null;
    },
  };
}

/** How something is opened in the place of a workspace that did not open. */
type MendedMode = 'write' | 'damaged-copy' | 'as-it-is';

type Options = {
  readonly window: () => BrowserWindow;
  readonly host: DataHost;
  readonly folders: Folders;
  readonly places: BackupPlaces;
  readonly damages: Damages;
  /** Hears of each workspace that was made here of the rows of another. */
  readonly onSaved: (path: string) => void;
  readonly open: (path: string, mode: MendedMode, secret: Secret) => Promise<{ name: string }>;
};

/** Answers the page about backups as files, and about a workspace that did not open. */
export function createRecoveryHandlers(
  options: Options,
): Pick<Handlers<AppContract>, keyof typeof recoveryMethods> {
  const { window, host, folders, places, damages } = options;
  const damaged = (): Damaged => {
    if (damages.current !== null) return damages.current;
    throw new AppError('not-found', 'Every workspace opened; open one from the start screen.');
  };
  const openPath = (): string => {
    if (host.openPath !== null) return host.openPath;
    throw new AppError('not-found', 'No workspace is open; open one first.');
  };
  /** What was saved last out of a damaged workspace, and not opened yet. */
  let saved: string | null = null;
  const opened = async ({ path, secret }: Pick<Damaged, 'path' | 'secret'>, mode: MendedMode) => {
    const { name } = await options.open(path, mode, secret);
    return { status: 'opened', name } as const;
  };
  const setPlace = async (place: string | null): Promise<void> => {
    places.set(openPath(), place);
    await host.ask('host.setBackupPlace', { backupPlace: place });
  };
  return {
    'recovery.look': async () => {
      if (damages.current === null) return null;
      const { path, message, secret } = damages.current;
      const { backups, isEncrypted: was } = await host.ask('host.listBackups', { path });
      const needsPassphrase = secret === null && backups.some(({ isEncrypted }) => isEncrypted);
      return {
        name: basename(path, '.provenet'),
        message,
        backups,
        isEncrypted: was,
        needsPassphrase,
      };
    },
    'recovery.restore': async ({ id, words, mayBecomePlain = false }) => {
      const { path, message: why, secret: known } = damaged();
      const secret: Secret = words === undefined ? known : { kind: 'words', text: words };
      await host.ask('host.restoreClosed', { path, id, why, secret, mayBecomePlain });
      return opened({ path, secret }, 'write');
    },
    'recovery.openAsItIs': () => opened(damaged(), 'as-it-is'),
    'recovery.openCopy': () => opened(damaged(), 'damaged-copy'),
    'recovery.salvage': async () => {
      const { path: from } = damaged();
      const chosen = await dialog.showSaveDialog(window(), {
        title: 'Save rows into a new workspace',
        buttonLabel: 'Save rows',
        defaultPath: join(dirname(from), `${basename(from, '.provenet')} salvaged.provenet`),
        filters: [{ name: 'Provenet workspaces', extensions: ['provenet'] }],
        properties: ['createDirectory', 'dontAddToRecent'],
      });
      if (chosen.canceled || chosen.filePath === '') return { status: 'cancelled' };
      const to = withExtension(chosen.filePath, 'provenet');
      try {
        const report = await host.ask('host.salvage', { from, to });
        saved = to;
        options.onSaved(to);
        return { status: 'saved', report };
      } catch (error) {
        if (isAppError(error, 'cancelled')) return { status: 'cancelled' };
        throw error;
      }
    },
    'recovery.cancelSalvage': () => host.ask('host.cancelSalvage', {}),
    'recovery.openSaved': () => {
      if (saved !== null) return opened({ path: saved, secret: null }, 'write');
      throw new AppError('not-found', 'Nothing was saved yet; save rows first.');
    },
    'recovery.isOffered': () => damages.current !== null,
    'recovery.leave': () => {
      damages.forget();
      return {};
    },
    'backups.showFolder': async () => {
      const folder = backupFolderOf(openPath());
      if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 });
      const failure = await shell.openPath(folder);
      if (failure !== '') throw new AppError('io', `The folder could not be shown: ${failure}`);
      return {};
    },
    'backups.choosePlace': async () => {
      const path = openPath();
      const chosen = await dialog.showOpenDialog(window(), {
        title: `A second place for backups of ${basename(path, '.provenet')}`,
        buttonLabel: 'Copy backups here',
        defaultPath: places.of(path) ?? folders.startAt('backups'),
        properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
      });
      const [place] = chosen.filePaths;
      if (chosen.canceled || place === undefined) return false;
      folders.remember('backups', place);
      await setPlace(place);
      return true;
    },
    'backups.forgetPlace': async () => {
      await setPlace(null);
      return {};
    },
  };
}
