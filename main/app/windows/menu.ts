import { app, Menu, type MenuItemConstructorOptions } from 'electron';

type Item = MenuItemConstructorOptions;

/** Menu entries that make sense only while a workspace is open. */
const NEEDS_WORKSPACE = ['import', 'close', 'print', 'save-pdf'] as const;

/** Builds the application menu; `send` hears the command of an entry that the page carries out. */
export function installMenu(send: (command: string) => void): void {
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
      { role: 'editMenu' },
      { label: 'View', submenu: view },
      { label: 'Help', submenu: [command('about', 'About Provenet')] },
    ]),
  );
  enableWorkspaceItems(false);
}

/** Enables the entries that need an open workspace, or disables them. */
export function enableWorkspaceItems(isOpen: boolean): void {
  for (const id of NEEDS_WORKSPACE) {
    const item = Menu.getApplicationMenu()?.getMenuItemById(id);
    if (item) item.enabled = isOpen;
  }
}
