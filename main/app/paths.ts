import { join } from 'node:path';
import { app } from 'electron';

const built = (...parts: string[]) => join(app.getAppPath(), 'out', ...parts);

/** Where the parts of the built app lie, in a checkout and in a package alike. */
export const paths = {
  dataHost: () => built('main', 'data-host.js'),
  importWorker: () => built('main', 'import-worker.js'),
  preload: () => built('preload', 'index.cjs'),
  renderer: () => built('renderer'),
  sbom: () =>
    app.isPackaged ? join(process.resourcesPath, 'sbom.cdx.json') : built('sbom.cdx.json'),
  sampleNetwork: () =>
    app.isPackaged
      ? join(process.resourcesPath, 'sample-network.csv')
      : join(app.getAppPath(), 'main', 'catalog', 'sample-network.csv'),
  userData: (name: string) => join(app.getPath('userData'), name),
} as const;
