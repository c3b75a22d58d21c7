import { launchApp } from './launch.ts';
import { headingOf } from './pages/shell-page.ts';
import { readyWorkspace, type Source } from './ready-workspace.ts';
import { test as base } from './test.ts';

/**
 * Playwright's `test` with a workspace open in which a file was imported, and its overview shown;
 * see `readyWorkspace`.
 */
export const testWith = (name: string, source: Source, ...args: readonly string[]) =>
  base.extend({
    app: async ({ folder, userDataDir }, provide) => {
      const path = readyWorkspace(folder, name, source, ...args);
      const app = await launchApp({ userDataDir, args: [path] });
      await provide(app);
      await app.close();
    },
    page: async ({ page }, provide) => {
      // Keys that are pressed before the screens are there are lost.
      await headingOf(page, 'Overview').waitFor();
      await provide(page);
    },
  });
