import { app, Menu, type MenuItemConstructorOptions } from 'electron';

type Item = MenuItemConstructorOptions;

/** Menu entries that make sense only while a workspace is open. */
const NEEDS_WORKSPACE = ['import', 'close', 'print', 'save-pdf'] as const;

/** What undo and redo would do, in the words of the history; `null` where there is nothing. */
export type MenuSteps = { readonly undo: string | null; readonly redo: string | null };

/** Longest name of a change in the menu. */
const LONGEST_NAME = 60;

let isWorkspaceOpen = false;
let steps: MenuSteps = { undo: null, redo: null };
let rebuild: () => void = () => undefined;

function stepLabel(verb: string, what: string | null): string {
  if (what === null) return verb;
  const short = what.length > LONGEST_NAME ? `${what.slice(0, LONGEST_NAME - 1)}…` : what;
  // An ampersand would underline the letter behind it.
  return `${verb}: ${short.replaceAll('&', '&&')}`;
}

/** Builds the application menu; `send` hears the command of an entry that the page carries out. */
export function installMenu(send: (command: string) => void): void {
  rebuild = () => {
    buildMenu(send);
  };
  rebuild();
}

/** Names what undo and redo would do. */
export function setMenuSteps(next: MenuSteps): void {
  if (next.undo === steps.undo && next.redo === steps.redo) return;
  steps = next;
  // The label of an entry cannot be changed, only the whole menu be built anew.
  rebuild();
}

function buildMenu(send: (command: string) => void): void {
  const command = (id: string, label: string, accelerator?: string): Item => ({
    id,
    label,
    ...(accelerator === undefined ? {} : { accelerator }),
    click: () => {
      send(id);
    },
  });
  const separator: Item = { type: 'separator' };
  const isMac = process.platform === 'darwin';

  const file: Item[] = [
    command('new', 'New workspace…', 'CmdOrCtrl+N'),
    command('new-encrypted', 'New encrypted workspace…'),
    command('open', 'Open…', 'CmdOrCtrl+O'),
    separator,
    command('import', 'Import…', 'CmdOrCtrl+I'),
    separator,
    command('print', 'Print summary…', 'CmdOrCtrl+P'),
    command('save-pdf', 'Save summary as PDF…', 'CmdOrCtrl+Shift+P'),
    separator,
    command('close', 'Close workspace', 'CmdOrCtrl+W'),
    ...(isMac ? [] : [separator, { role: 'quit' } satisfies Item]),
  ];
  // The page hears the keys itself: in a text field they are those of the field.
  const edit: Item[] = [
    {
      ...command('undo', stepLabel('Undo', steps.undo), 'CmdOrCtrl+Z'),
      registerAccelerator: false,
    },
    {
      ...command('redo', stepLabel('Redo', steps.redo), 'CmdOrCtrl+Shift+Z'),
      registerAccelerator: false,
    },
    separator,
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'selectAll' },
  ];
  const view: Item[] = [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    separator,
    { role: 'togglefullscreen' },
    ...(app.isPackaged
      ? []
      : [separator, { role: 'reload' } satisfies Item, { role: 'toggleDevTools' } satisfies Item]),
  ];
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(isMac ? [{ role: 'appMenu' } satisfies Item] : []),
      { label: 'File', submenu: file },
      { label: 'Edit', submenu: edit },
      { label: 'View', submenu: view },
      { label: 'Help', submenu: [command('about', 'About Provenet')] },
    ]),
  );
  enableWorkspaceItems(isWorkspaceOpen);
}

/** Enables the entries that need an open workspace, or disables them. */
export function enableWorkspaceItems(isOpen: boolean): void {
  isWorkspaceOpen = isOpen;
  for (const id of NEEDS_WORKSPACE) {
    const item = Menu.getApplicationMenu()?.getMenuItemById(id);
    if (item) item.enabled = isOpen;
  }
}
