import { join } from 'node:path';
import type { Lock } from '#main/data/encryption/new-lock';
import { FILE, newFolder } from './folders.ts';
import { writeInventory } from './inventory.ts';
import { openWith } from './locked.ts';
import { olderWorkspaces } from './older-workspaces.ts';
import { randomOf } from './random.ts';
import { statesOf, workspaceAfter } from './reference.ts';
import type { Step } from './steps.ts';

/** What is done while calls fail, as data: which folder it begins with and which steps it takes. */
export type Workload = {
  readonly name: string;
  /** The folder of the workspace that it begins with. */
  readonly base: string;
  /** Steps before anything fails. */
  readonly before: readonly Step[];
  /** Where failures begin: at opening, at the steps, or at closing. */
  readonly harms: 'open' | 'steps' | 'close';
  readonly steps: readonly Step[];
  /** The states after all that is done before anything fails, and then after each step. */
  readonly states: readonly string[];
};

/** The change by which a workspace shows that it still takes changes. */
export const LATER: Step = { kind: 'edit', site: 'OSL', value: 'Later' };

type Planned = Omit<Workload, 'states'>;

async function withStates(planned: Planned, lock: Lock | null): Promise<Workload> {
  const { base, before, steps } = planned;
  const states = await statesOf(base, [...before, ...steps], lock);
  return { ...planned, states: states.slice(before.length) };
}

/** A new workspace, closed, encrypted where a lock is given. */
function emptyWorkspace(lock: Lock | null): string {
  const folder = newFolder();
  openWith(join(folder, FILE), true, lock).close();
  return folder;
}

/** The version of the schema that the workload of a migration begins with. */
const OLDER_VERSION = 9;

/**
 * Everything that is tried while calls fail; `rows` of an imported file. With a lock the workspaces are
 * encrypted with it, and none is of an older schema.
 */
export async function makeWorkloads(
  seed: number,
  rows: number,
  lock: Lock | null = null,
): Promise<Workload[]> {
  const folder = newFolder();
  const [first, second] = ['first.csv', 'second.csv'].map((name, at) => {
    const file = join(folder, name);
    writeInventory(file, rows, randomOf(seed, 'workloads', at));
    return file;
  }) as [string, string];
  const filled = await workspaceAfter([{ kind: 'import', file: first }], lock);
  const tag: Step = { kind: 'tag', site: 'BER', placement: 'core' };
  const edit: Step = { kind: 'edit', site: 'PAR', value: 'West' };
  // Enough for the file to grow by, when the log is folded into it.
  const others = ['WAW', 'HAM', 'LEJ'].map((site) => ({ ...edit, site }));
  const common = { base: filled, before: [], harms: 'steps' as const };
  const planned: Planned[] = [
    { ...common, name: 'import', steps: [{ kind: 'import', file: second }] },
    {
      ...common,
      name: 'first import',
      base: emptyWorkspace(lock),
      steps: [{ kind: 'import', file: first, isAlone: true }],
    },
    { ...common, name: 'tag', steps: [tag] },
    { ...common, name: 'edit', before: [tag], steps: [edit] },
    { ...common, name: 'undo', before: [tag, edit], steps: [{ kind: 'undo' }] },
    { ...common, name: 'redo', before: [edit, { kind: 'undo' }], steps: [{ kind: 'redo' }] },
    { ...common, name: 'close', before: [tag, edit, ...others], harms: 'close', steps: [] },
  ];
  if (lock === null) {
    const [older = ''] = (await olderWorkspaces(seed, [OLDER_VERSION])).values();
    planned.push({ ...common, name: 'migration', base: older, harms: 'open', steps: [] });
  }
  const workloads: Workload[] = [];
  for (const each of planned) workloads.push(await withStates(each, lock));
  return workloads;
}
