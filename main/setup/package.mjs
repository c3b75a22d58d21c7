import { readFileSync } from 'node:fs';
import { runtimeVersion, wantedVersion } from './lib/electron-runtime.mjs';
import { join } from 'node:path';
import { root, toolScript } from './lib/paths.mjs';
import { prepare } from './lib/prepare.mjs';
import { SetupError, runInherited, runMain, runQuietly, say } from './lib/run.mjs';

await runMain(async () => {
  const isRelease = process.argv.includes('--release');
  await prepare({ needsDisplay: false });
  const version = runtimeVersion();
  if (isRelease && version !== wantedVersion()) {
    throw new SetupError(
      `A release needs Electron ${wantedVersion()}; this checkout runs on ${version}, a repack for development.`,
    );
  }
  const builder = toolScript('electron-builder', 'cli.js');
  if (isRelease) {
    say('Packaging the release targets of this platform …');
    return runInherited(process.execPath, [builder, '--publish', 'never']);
  }
  say('Packaging the app into dist/ …');
  runQuietly('electron-builder', process.execPath, [
    builder,
    '--dir',
    '--publish',
    'never',
    '--config.electronDist=node_modules/electron/dist',
    `--config.electronVersion=${version}`,
  ]);
  const { productName } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  say(`${productName} is packaged in dist/, on Electron ${version}.`);
  return 0;
});
