import { utilityProcess, type UtilityProcess } from 'electron';

/** A data host's process, from before anything is asked of it. */
export type SpawnedHost = {
  readonly child: UtilityProcess;
  /** Its exit code, once it ended; also where it ended before anybody asked. */
  readonly ended: Promise<number>;
};

/** Starts the process of a data host from its built script. */
export function spawnHost(script: string): SpawnedHost {
  const child = utilityProcess.fork(script, [], {
    serviceName: 'Provenet data host',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<number>((resolve) => {
    child.once('exit', resolve);
  });
  return { child, ended };
}
