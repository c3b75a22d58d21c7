import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from './folders.ts';

/** How a child ended, and what it said. */
export type Ended = {
  readonly lines: readonly string[];
  readonly stderr: string;
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** True where it was killed because it said nothing for too long. */
  readonly isHung: boolean;
};

export type ChildOptions = {
  readonly env?: Readonly<Record<string, string>>;
  /** Words before the program, such as those that limit it. */
  readonly prefix?: readonly string[];
  /** Is told each line, and can kill the child. */
  readonly onLine?: (line: string, kill: () => void) => void;
  /** Milliseconds without a line after which the child hangs, and is killed. */
  readonly silence?: number;
};

/** Code that was compiled once starts in half the time. */
const COMPILED = { NODE_COMPILE_CACHE: join(root, '.cache', 'faults', 'compiled') };

/** Longest time that a child may be silent where nothing else is said. */
const SILENCE_MS = 60_000;

const running = new Set<ChildProcess>();

/** Kills the children that still run, where this process is stopped. */
export function killChildren(): void {
  for (const child of running) child.kill('SIGKILL');
}

/** Runs a script of this folder on this Node as a process of its own, to its end. */
export function runChild(script: string, job: unknown, options: ChildOptions = {}): Promise<Ended> {
  const { prefix = [], onLine, env = {}, silence = SILENCE_MS } = options;
  const path = join(root, 'tests', 'faults', 'children', script);
  const [program, ...args] = [...prefix, process.execPath, path, JSON.stringify(job)];
  const { promise, resolve, reject } = Promise.withResolvers<Ended>();
  const child = spawn(program, args, {
    cwd: root,
    env: { ...process.env, ...COMPILED, ELECTRON_RUN_AS_NODE: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const lines: string[] = [];
  let stderr = '';
  const kill = (): void => {
    child.kill('SIGKILL');
  };
  let isHung = false;
  const hangs = (): void => {
    isHung = true;
    stderr += ` It said nothing for ${silence / 1000} s.`;
    kill();
  };
  let watch = setTimeout(hangs, silence);
  createInterface({ input: child.stdout }).on('line', (line) => {
    clearTimeout(watch);
    watch = setTimeout(hangs, silence);
    lines.push(line);
    onLine?.(line, kill);
  });
  child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
  child.on('error', reject);
  child.on('close', (code, signal) => {
    clearTimeout(watch);
    running.delete(child);
    resolve({ lines, stderr, code, signal, isHung });
  });
  return promise;
}

/** The number of the last step that a child acknowledged; -1 where it was none. */
export function acknowledgedBy({ lines }: Ended): number {
  const acks = lines.filter((line) => line.startsWith('ack ')).map((line) => Number(line.slice(4)));
  return acks.at(-1) ?? -1;
}
