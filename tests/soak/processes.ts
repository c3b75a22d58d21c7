import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { memoryParts } from './memory-parts.ts';

/** What a process of the program is for. */
export type ProcessKind = 'main' | 'window' | 'data host' | 'others';

/** What one process, or several together, hold of the system. */
export type Held = {
  /**
   * Mebibytes: resident; of that no file's, which nobody else has; with its share of what is shared; and
   * its own alone. The last two also grow where another program that runs the same Chromium ends.
   */
  readonly rss: number;
  readonly anonymous: number;
  readonly pss: number;
  readonly uss: number;
  readonly handles: number;
  /** Handles of files that are deleted. */
  readonly deleted: number;
  readonly threads: number;
  readonly processes: number;
};

const NOTHING: Held = {
  rss: 0,
  anonymous: 0,
  pss: 0,
  uss: 0,
  handles: 0,
  deleted: 0,
  threads: 0,
  processes: 0,
};

const KIB_IN_MIB = 1024;

function kibOf(rollup: string, name: string): number {
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'mu').exec(rollup)?.[1] ?? 0);
}

function handlesOf(pid: number): string[] {
  return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
    try {
      return [readlinkSync(`/proc/${pid}/fd/${fd}`)];
    } catch {
      // It was closed since the folder was read.
      return [];
    }
  });
}

/** True while there is a process of that number. */
export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** What the handles of a process lead to, with numbers left out, and how many lead to each. */
export function censusOf(pid: number): Record<string, number> {
  const targets = handlesOf(pid).map((target) => target.replace(/[\da-f]{6,}|\d+/giu, '#'));
  const counted = [...Map.groupBy(targets, (target) => target)];
  return Object.fromEntries(counted.map(([target, all]) => [target, all.length]));
}

function heldBy(pid: number): Held {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  const handles = handlesOf(pid);
  return {
    rss: kibOf(rollup, 'Rss') / KIB_IN_MIB,
    anonymous: kibOf(rollup, 'Anonymous') / KIB_IN_MIB,
    pss: kibOf(rollup, 'Pss') / KIB_IN_MIB,
    uss: (kibOf(rollup, 'Private_Clean') + kibOf(rollup, 'Private_Dirty')) / KIB_IN_MIB,
    handles: handles.length,
    deleted: handles.filter((target) => target.endsWith(' (deleted)')).length,
    threads: readdirSync(`/proc/${pid}/task`).length,
    processes: 1,
  };
}

/** The processes that descend from one, itself included. */
export function descendantsOf(root: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/u.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      // The name of the program, in parentheses, may hold anything.
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
    } catch {
      // It ended since the folder was read.
    }
  }
  const found = [root];
  for (const pid of found) found.push(...(children.get(pid) ?? []));
  return found;
}

function kindOf(pid: number, { main, window }: Pids): ProcessKind {
  if (pid === main) return 'main';
  if (pid === window) return 'window';
  const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  return command.includes('node.mojom.NodeService') ? 'data host' : 'others';
}

/** The process that was started, and the one of its window. */
export type Pids = { readonly main: number; readonly window: number };

/**
 * Mebibytes of no file that the main process, the window and the data host hold, by what for: figures
 * by their names. What a process is for that ended meanwhile is left out.
 */
export function partsByKind(pids: Pids): Record<string, number> {
  const told = descendantsOf(pids.main).flatMap((pid): (readonly [string, number])[] => {
    try {
      const kind = kindOf(pid, pids);
      if (kind === 'others') return [];
      const parts = Object.entries(memoryParts(pid));
      return parts.map(([part, mib]) => [`${kind} at rest: of that ${part}, MiB`, mib] as const);
    } catch {
      // A process that ended meanwhile holds nothing.
      return [];
    }
  });
  return Object.fromEntries(told);
}

/** What all processes of the program hold, by what they are for. Linux only. */
export function heldByKind(pids: Pids): ReadonlyMap<ProcessKind, Held> {
  const held = new Map<ProcessKind, Held>();
  for (const pid of descendantsOf(pids.main)) {
    try {
      const kind = kindOf(pid, pids);
      const own = heldBy(pid);
      const before = held.get(kind) ?? NOTHING;
      const sum = Object.entries(own).map(([name, value]) => [
        name,
        value + before[name as keyof Held],
      ]);
      held.set(kind, Object.fromEntries(sum) as Held);
    } catch {
      // A process that ended meanwhile holds nothing.
    }
  }
  return held;
}
