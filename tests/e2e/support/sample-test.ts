import { join } from 'node:path';
import { launchApp } from './launch.ts';
import { runCli } from './node-program.ts';
import { test as base } from './test.ts';

/** Playwright's `test` with the sample network open, in Germany, in `Sample.provenet`. */
export const test = base.extend({
  app: async ({ folder, userDataDir }, provide) => {
    const path = join(folder, 'Sample.provenet');
    const sample = 'main/catalog/sample-network.csv';
    runCli('import', sample, '--workspace', path, '--default', 'country=DE');
    const app = await launchApp({ userDataDir, args: [path] });
    await provide(app);
    await app.close();
  },
});

export { expect } from '@playwright/test';
