import log from 'electron-log/node';

const MAX_BYTES = 1_000_000;

/** Writes the log to a file. It says what failed, never what stood in a cell. */
export function startLog(path: string): void {
  log.transports.file.setAppName('Provenet');
  log.transports.console.level = false;
  log.transports.file.resolvePathFn = () => path;
  log.transports.file.maxSize = MAX_BYTES;
  process.on('uncaughtException', (error) => {
    logDefect('uncaught exception', error);
  });
  process.on('unhandledRejection', (reason) => {
    logDefect('unhandled rejection', reason);
  });
}

/** Logs an event of the program's life. */
export function logInfo(message: string): void {
  log.info(message);
}

/** Logs an error that is nobody's expectation, with its stack. */
export function logDefect(where: string, error: unknown): void {
  log.error(where, error instanceof Error ? (error.stack ?? error.message) : String(error));
}
