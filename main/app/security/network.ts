import { app, type Session } from 'electron';

const LOCAL_PROTOCOLS: ReadonlySet<string> = new Set(['app:', 'blob:', 'data:']);

/** Turns off what Chromium does on the network by itself. Call before the app is ready. */
export function disableBackgroundNetworking(): void {
  for (const name of [
    'disable-background-networking',
    'disable-component-update',
    'disable-domain-reliability',
    'disable-sync',
    'no-pings',
    // Nothing that a page showed is left in a cache on the disk.
    'disable-http-cache',
    'disable-gpu-shader-disk-cache',
  ]) {
    app.commandLine.appendSwitch(name);
  }
  // Even a request that slipped through everything else finds no host.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp');
}

/** True where a request stays inside the app; developer tools exist only in a checkout. */
export function isLocalRequest(url: string, isPackaged: boolean): boolean {
  const { protocol } = new URL(url);
  return LOCAL_PROTOCOLS.has(protocol) || (!isPackaged && protocol === 'devtools:');
}

/** Cancels every request that would leave the app, and every download. */
export function denyNetwork(session: Session): void {
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => {
    event.preventDefault();
  });
  session.webRequest.onBeforeRequest((details, decide) => {
    decide({ cancel: !isLocalRequest(details.url, app.isPackaged) });
  });
}
