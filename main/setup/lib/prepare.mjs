import { buildApp } from './app-build.mjs';
import { installElectron } from './electron-runtime.mjs';
import { withLock } from './lock.mjs';
import { installPackages } from './packages.mjs';
import { installCompiler, installSystemLibraries } from './system-libraries.mjs';

/**
 * Brings the checkout to where a command can run: packages, Electron runtime, system libraries,
 * build. Does only what is missing. Throws a SetupError that says what to do.
 */
export async function prepare({
  needsDisplay = true,
  needsXvfb = false,
  needsBuild = true,
  needsCompiler = false,
} = {}) {
  await withLock(() => {
    installPackages();
    installElectron();
    installSystemLibraries({ needsDisplay, needsXvfb });
    if (needsCompiler) installCompiler();
    if (needsBuild) buildApp();
  });
}
