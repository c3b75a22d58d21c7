import { join } from 'node:path';
import { newFolder, removeFolder } from '../folders.ts';
import { Control } from './control.ts';
import { shimEnvironment } from './shim.ts';

/**
 * Lends a control, and the environment of a process whose calls below `folder` are watched by it.
 * `run` is also given the path of the control, for a process that arms it itself.
 */
export async function watched<T>(
  folder: string,
  run: (control: Control, env: Record<string, string>, path: string) => Promise<T>,
): Promise<T> {
  const place = newFolder();
  const path = join(place, 'control');
  const control = new Control(path, true);
  try {
    return await run(control, shimEnvironment(folder, { control: path }), path);
  } finally {
    control.close();
    removeFolder(place);
  }
}
