import { rmSync } from 'node:fs';
import { join } from 'node:path';

/** Takes Electron's own sample app out of a package: nothing loads it, and nobody needs it. */
export function afterPack({ appOutDir, electronPlatformName, packager }) {
  const isMac = ['darwin', 'mas'].includes(electronPlatformName);
  const resources = isMac
    ? join(`${packager.appInfo.productFilename}.app`, 'Contents', 'Resources')
    : 'resources';
  rmSync(join(appOutDir, resources, 'default_app.asar'), { force: true });
}
