import { app, type BrowserWindow } from 'electron';
import { CHANNELS } from '#main/preload/channels';
import { workspaceArgument } from './arguments.ts';
import { DataHost } from './data-host/data-host.ts';
import { talkToHost } from './data-host/host-process.ts';
import { spawnHost, type SpawnedHost } from './data-host/spawn-host.ts';
import { serveCalls, serveDataPorts, servePrintPages } from './ipc.ts';
import { jsonFile } from './json-file.ts';
import { logInfo } from './log.ts';
import { paths } from './paths.ts';
import { stopBeforeQuit } from './quit.ts';
import { Senders } from './security/senders.ts';
import { createBackupPlaces } from './services/backup-places.ts';
import { createDamages, createRecoveryHandlers } from './services/recovery.ts';
import { appInfo } from './services/app-info.ts';
import { readComponents } from './services/components.ts';
import { createBundleHandlers, systemKeyStore } from './services/bundles.ts';
import { createExamination } from './services/examination.ts';
import { createFileHandlers } from './services/files.ts';
import { createFolders } from './services/folders.ts';
import { createGrants } from './services/grants.ts';
import { KnownWorkspaces, knownWorkspacesSchema } from './services/known-workspaces.ts';
import { createPastedTexts } from './services/pasted-texts.ts';
import { createPrintHandlers } from './services/print.ts';
import { createPrintPages } from './services/print-page.ts';
import { createProfileHandlers } from './services/profiles.ts';
import { createTemplateHandlers } from './services/templates.ts';
import { createRuleFileHandlers } from './services/rule-files.ts';
import { createProfileStore } from './services/profile-store.ts';
import { SigningKeyStore } from './services/signing-key-store.ts';
import { createEncryptionHandlers } from './services/encryption.ts';
import { createLocks } from './services/locks.ts';
import { WorkspaceKeys } from './services/workspace-keys.ts';
import { createWorkspaces } from './services/workspaces.ts';
import type { MainWindow } from './windows/main-window.ts';
import { placeMainWindow } from './windows/place-window.ts';
import { reopenWhenStopped } from './windows/reopen.ts';
import { enableWorkspaceItems, installMenu, setMenuSteps, type MenuSteps } from './windows/menu.ts';
import { DEFAULT_WINDOW_STATE, windowStateSchema } from './windows/window-state.ts';

type HostOptions = {
  readonly backupPlaceOf: (path: string) => string | null;
  readonly onClosed?: (path: string) => void;
  /** The process of the first one, where it is started already. */
  readonly spawned?: SpawnedHost;
};

/** Starts a data host that logs what it prints. */
export function startDataHost({ backupPlaceOf, onClosed, spawned }: HostOptions): DataHost {
  let first = spawned ?? null;
  return new DataHost({
    backupPlaceOf,
    onClosed: onClosed ?? (() => undefined),
    fork: () => {
      const next = first ?? spawnHost(paths.dataHost());
      first = null;
      return talkToHost(next, logInfo);
    },
    log: logInfo,
  });
}

/** What was started before this file was loaded. */
type Started = { readonly main: MainWindow; readonly host: SpawnedHost };

/** Starts what answers the page of the window, and shows it. */
export function startDesktop(args: readonly string[], { main, host: spawned }: Started): void {
  const { window: opened } = main;
  let window: BrowserWindow | null = opened;
  const currentWindow = () => {
    if (window === null) throw new Error('There is no window.');
    return window;
  };
  const places = createBackupPlaces();
  const damages = createDamages();
  const known = new KnownWorkspaces(
    jsonFile(paths.userData('known-workspaces.json'), knownWorkspacesSchema, []),
  );
  const examination = createExamination({
    fork: (onEvent) => talkToHost(spawnHost(paths.dataHost()), logInfo, onEvent),
    folder: paths.userData('examined'),
  });
  const host = startDataHost({
    backupPlaceOf: places.of,
    onClosed: (path) => {
      known.left(path);
    },
    spawned,
  });
  app.on('will-quit', examination.cancel);
  stopBeforeQuit(host);

  const senders = new Senders();
  const grants = createGrants(host);
  const folders = createFolders();
  const pages = createPrintPages(senders);
  const pasted = createPastedTexts(paths.userData('pasted'));
  app.on('will-quit', pasted.removeAll);
  const keys = new SigningKeyStore(paths.userData('signing'), systemKeyStore);
  const kept = new WorkspaceKeys(paths.userData('workspace-keys'), systemKeyStore);
  const locks = createLocks(host, kept);
  const workspaces = createWorkspaces({
    window: currentWindow,
    host,
    grants,
    folders,
    damages,
    locks,
    known,
    examination,
    onChange: (name) => {
      window?.setTitle(name === null ? 'Provenet' : `${name} — Provenet`);
      setMenuSteps({ undo: null, redo: null });
      enableWorkspaceItems(name !== null);
    },
  });
  serveDataPorts(senders, host);
  servePrintPages(senders, pages);
  const handlers = {
    'app.info': appInfo,
    'app.components': () => readComponents(paths.sbom()),
    'menu.setSteps': (steps: MenuSteps) => {
      setMenuSteps(steps);
      return {};
    },
    ...workspaces.handlers,
    ...examination.handlers,
    ...createEncryptionHandlers({ host, keys: kept, locks, open: workspaces.open }),
    ...createRecoveryHandlers({
      window: currentWindow,
      host,
      folders,
      places,
      damages,
      onSaved: (path) => {
        known.left(path);
      },
      open: workspaces.open,
    }),
    ...createFileHandlers(currentWindow, grants, folders, pasted),
    ...createProfileHandlers(
      currentWindow,
      createProfileStore(paths.userData('profiles')),
      folders,
    ),
    ...createRuleFileHandlers(currentWindow, folders),
    ...createTemplateHandlers(currentWindow, paths.userData('templates'), folders),
    ...createPrintHandlers(pages, grants),
    ...createBundleHandlers({ window: currentWindow, host, pages, grants, folders, keys }),
  };
  serveCalls(senders, handlers, grants);

  installMenu((command) => window?.webContents.send(CHANNELS.menu, command));
  // The data host opens the file beside the window, which takes as long.
  const requested = workspaceArgument(args);
  if (requested !== undefined) workspaces.openAtStart(requested);
  placeMainWindow(
    main,
    jsonFile(paths.userData('window.json'), windowStateSchema, DEFAULT_WINDOW_STATE),
  );
  senders.trust(opened.webContents, 'main');
  reopenWhenStopped(opened, {
    onStopped: workspaces.windowStopped,
    closeWorkspace: workspaces.close,
  });
  opened.on('closed', () => {
    window = null;
    app.quit();
  });
  app.on('second-instance', () => {
    if (window?.isMinimized() === true) window.restore();
    window?.focus();
  });
}
