import { readFileSync } from 'node:fs';
import { runtimeVersion, wantedVersion } from './lib/electron-runtime.mjs';
import { drivenConfig } from './lib/driven-package.mjs';
import { join } from 'node:path';
import { root, toolScript } from './lib/paths.mjs';
import { prepare } from './lib/prepare.mjs';
import { SetupError, runInherited, runMain, runQuietly, say } from './lib/run.mjs';

const builder = toolScript('electron-builder', 'cli.js');

/** Packages a folder to try out; nothing of it is signed or put into an installer. */
function packageFolder(version, config) {
  runQuietly('electron-builder', process.execPath, [
    builder,
    '--dir',
    '--publish',
    'never',
    ...config,
    '--config.electronDist=node_modules/electron/dist',
    `--config.electronVersion=${version}`,
  ]);
}

await runMain(async () => {
  const isRelease = process.argv.includes('--release');
  await prepare({ needsDisplay: false });
  const version = runtimeVersion();
  if (isRelease && version !== wantedVersion()) {
    throw new SetupError(
      `A release needs Electron ${wantedVersion()}; this checkout runs on ${version}, a repack for development.`,
    );
  }
  if (isRelease) {
    say('Packaging the release targets of this platform …');
    return runInherited(process.execPath, [builder, '--publish', 'never']);
  }
  say('Packaging the app into dist/ …');
  packageFolder(version, []);
  say('Packaging the one that the smoke test drives into dist/driven/ …');
  packageFolder(version, ['--config', drivenConfig()]);
  const { productName } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  say(`${productName} is packaged in dist/, on Electron ${version}.`);
  return 0;
});
