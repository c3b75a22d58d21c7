/**
 * Switches of Chromium and Node that open the program to a debugger, take its walls away or put other
 * code in it. A release needs none of them, and whoever can set them gets what the fuses keep away.
 */
export const DEBUG_SWITCHES = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-allow-origins',
  'auto-open-devtools-for-tabs',
  'js-flags',
  'no-sandbox',
  'disable-setuid-sandbox',
  'disable-namespace-sandbox',
  'disable-seccomp-filter-sandbox',
  'disable-gpu-sandbox',
  'no-zygote',
  'single-process',
  'in-process-gpu',
  'disable-web-security',
  'disable-site-isolation-trials',
  'allow-file-access-from-files',
  'allow-running-insecure-content',
  'enable-blink-features',
  'enable-experimental-web-platform-features',
  'load-extension',
  'disable-extensions-except',
  'host-rules',
  'host-resolver-rules',
  'proxy-server',
  'proxy-pac-url',
  'ignore-certificate-errors',
  'log-net-log',
  'ssl-key-log-file',
  'browser-subprocess-path',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'gpu-launcher',
] as const;

/** Node's own family: `--inspect`, `--inspect-brk=…`, `--debug-port` and the like. */
const INSPECTOR = /^(?:inspect|debug)(?:-|$)/;

const names: ReadonlySet<string> = new Set(DEBUG_SWITCHES);

/** The name of a switch as Chromium reads it; `null` for what is none. */
function switchName(argument: string, isWindows: boolean): string | null {
  const name = (isWindows ? /^(?:--?|\/)([^=]+)/ : /^--?([^=]+)/).exec(argument)?.[1];
  return (isWindows ? name?.toLowerCase() : name) ?? null;
}

/**
 * The first debug switch among the arguments, without its value; `null` where there is none. It is
 * found in every spelling that Chromium obeys: with one dash, on Windows in capitals and with a slash.
 */
export function debugSwitchIn(argv: readonly string[], isWindows: boolean): string | null {
  for (const argument of argv.slice(1)) {
    const name = switchName(argument, isWindows);
    if (name !== null && (names.has(name) || INSPECTOR.test(name))) return `--${name}`;
  }
  return null;
}
