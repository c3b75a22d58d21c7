import { Workspace } from '#main/data/workspace';
import { Control, NO_ORDERS } from '../shim/control.ts';
import { readJob, tell } from './protocol.ts';

/** Workspaces that a child migrates, and the control by which it counts the calls of each. */
export type MigrateJob = { readonly paths: readonly string[]; readonly countBy: string | null };

/** Opens workspaces for writing, which migrates them, and closes them. Says `calls N`, and `closed`. */

const { paths, countBy } = readJob<MigrateJob>();
const control = countBy === null ? null : new Control(countBy, false);
for (const path of paths) {
  control?.arm(NO_ORDERS);
  Workspace.open(path, false).close();
  if (control !== null) tell(`calls ${control.read().calls}`);
}
tell('closed');
