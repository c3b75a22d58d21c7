import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { electronProgram, isLinux, isRoot } from './paths.mjs';
import { SetupError, runQuietly, say } from './run.mjs';

// The last two are fonts: without one that has Chinese, a document shows boxes for it, and no text.
const packages =
  'xvfb xauth libgtk-3-0 libnss3 libasound2 libgbm1 libxss1 libatk-bridge2.0-0 libnotify4 libxtst6 libsecret-1-0 fonts-dejavu-core fonts-droid-fallback'.split(
    ' ',
  );
const checked = packages.join(' ');

/** True where the loader misses a library of Electron; the list of names differs by system. */
function isLibraryMissing() {
  const result = spawnSync('ldd', [electronProgram()], { encoding: 'utf8' });
  return result.status === 0 && result.stdout.includes('not found');
}

const hasProgram = (name) => spawnSync('which', [name]).status === 0;

const hasAptGet = () => existsSync('/usr/bin/apt-get');

function installPackages(what, names) {
  say(`Set-up: installing ${what} with apt-get …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  runQuietly('apt-get update', 'apt-get', ['update'], { env });
  const flags = ['install', '-y', '--no-install-recommends'];
  runQuietly('apt-get install', 'apt-get', [...flags, ...names], { env });
}

function isPackageMissing() {
  if (!existsSync('/usr/bin/dpkg-query')) return false;
  const result = spawnSync('dpkg-query', ['-W', '-f=${Package} ${Provides}\n'], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  // Newer releases renamed some (libasound2t64) and provide the old name.
  return packages.some((name) => !new RegExp(`(^|[ ,])${name}([ ,\n]|$)`, 'm').test(result.stdout));
}

/**
 * Makes sure that Electron's libraries are there: even without a window it does not start when
 * one is missing. Packages that it loads later matter where there is a display, `xvfb-run` where
 * tests need it. Looked at each time, because a checkout may outlive the machine it was set up on.
 */
export function installSystemLibraries({ needsDisplay, needsXvfb }) {
  if (!isLinux) return;
  const isMissing =
    isLibraryMissing() ||
    (needsXvfb && !hasProgram('xvfb-run')) ||
    ((needsDisplay || needsXvfb) && isRoot && isPackageMissing());
  if (isMissing) {
    if (!hasAptGet()) {
      throw new SetupError(`Electron needs system libraries that are missing: ${checked}`);
    }
    if (!isRoot) {
      throw new SetupError(
        `Electron needs system libraries that are missing. Run: sudo apt-get install -y ${checked}`,
      );
    }
    installPackages('the system libraries of Electron', packages);
  }
}

/**
 * Installs a C compiler where there is none and it can be had. Elsewhere what needs it is not run,
 * and says so.
 */
export function installCompiler() {
  if (!isLinux || hasProgram('cc') || !isRoot || !hasAptGet()) return;
  installPackages('a C compiler', ['gcc', 'libc6-dev']);
}
