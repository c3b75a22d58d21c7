import type { ElectronApplication } from '@playwright/test';

/** Answers the next "open" dialogs with these paths, or as cancelled where there are none. */
export async function answerOpenDialogs(
  app: ElectronApplication,
  ...filePaths: readonly string[]
): Promise<void> {
  await app.evaluate(({ dialog }, paths) => {
    dialog.showOpenDialog = () =>
      Promise.resolve({ canceled: paths.length === 0, filePaths: [...paths] });
  }, filePaths);
}

/** Answers the next "save" dialogs with this path, or as cancelled for `null`. */
export async function answerSaveDialogs(
  app: ElectronApplication,
  filePath: string | null,
): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () =>
      Promise.resolve({ canceled: path === null, filePath: path ?? '' });
  }, filePath);
}

/** Clicks an entry of the application menu by its id. */
export async function clickMenu(app: ElectronApplication, id: string): Promise<void> {
  await app.evaluate(({ Menu }, itemId) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById(itemId);
    if (!item) throw new Error(`There is no menu entry "${itemId}".`);
    item.click();
  }, id);
}
