import { test as base, type ElectronApplication, type Page } from '@playwright/test';
import { launchApp, temporaryFolder } from './launch.ts';

type Fixtures = {
  /** A folder that only this test uses, removed afterwards. */
  folder: string;
  /** Settings folder of the app; a second launch with it finds what the first one left. */
  userDataDir: string;
  app: ElectronApplication;
  /** The app's window. */
  page: Page;
};

/** Playwright's `test` with the app started for each test. */
export const test = base.extend<Fixtures>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from here
  folder: async ({}, provide) => {
    const { path, remove } = temporaryFolder();
    await provide(path);
    remove();
  },
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from here
  userDataDir: async ({}, provide) => {
    const { path, remove } = temporaryFolder();
    await provide(path);
    remove();
  },
  app: async ({ userDataDir }, provide) => {
    const app = await launchApp({ userDataDir });
    await provide(app);
    await app.close();
  },
  page: async ({ app }, provide) => {
    await provide(await app.firstWindow());
  },
});

export { expect } from '@playwright/test';
