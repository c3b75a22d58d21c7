import { app, session } from 'electron';
import { serveBundle } from './bundle-protocol.ts';
import { denyNavigation } from './navigation.ts';
import { denyNetwork, disableBackgroundNetworking } from './network.ts';
import { denyPermissions } from './permissions.ts';
import { registerAppScheme } from './scheme.ts';

/** Puts every rule that must stand before the app is ready. */
export function hardenBeforeReady(): void {
  // Before the first file: what this program writes, and its data host, is for this user alone.
  process.umask(0o077);
  registerAppScheme();
  disableBackgroundNetworking();
  // For root, Chromium's network service crashes in a loop under this; each window is still
  // sandboxed by its own preferences.
  if (process.getuid?.() !== 0) app.enableSandbox();
  app.on('web-contents-created', (_event, contents) => {
    denyNavigation(contents);
  });
}

/**
 * Closes the session once the app is ready, and serves the built pages from `rendererFolder`, their
 * scripts once `answering` is settled: from then on somebody answers what they ask.
 */
export function hardenSession(
  rendererFolder: string,
  answering: Promise<unknown> = Promise.resolve(),
): void {
  denyNetwork(session.defaultSession);
  denyPermissions(session.defaultSession);
  serveBundle(session.defaultSession, rendererFolder, answering);
}
