import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../folders.ts';

const source = join(import.meta.dirname, 'faults.c');
const library = join(root, '.cache', 'faults', 'faults.so');

const firstLine = (text: string): string => text.trim().split('\n', 1)[0] ?? '';

let problem: string | null | undefined;

function build(): string | null {
  if (process.platform !== 'linux') return 'it needs Linux';
  if (existsSync(library) && statSync(library).mtimeMs > statSync(source).mtimeMs) return null;
  mkdirSync(join(root, '.cache', 'faults'), { recursive: true });
  const args = ['-O2', '-Wall', '-shared', '-fPIC', '-o', library, source, '-ldl'];
  const made = spawnSync('cc', args, { encoding: 'utf8' });
  if (made.error !== undefined) return 'there is no C compiler (cc)';
  return made.status === 0 ? null : `the C compiler refused the shim: ${firstLine(made.stderr)}`;
}

/** Why calls of the C library cannot be watched here, or `null`. Builds what watches them. */
export function shimProblem(): string | null {
  if (problem === undefined) problem = build();
  return problem;
}

/** What a process is started with so that its calls below `folder` are watched. */
export function shimEnvironment(
  folder: string,
  files: { readonly control?: string; readonly log?: string },
): Record<string, string> {
  return {
    LD_PRELOAD: library,
    FAULTS_FOLDER: folder,
    ...(files.control === undefined ? {} : { FAULTS_CONTROL: files.control }),
    ...(files.log === undefined ? {} : { FAULTS_LOG: files.log }),
  };
}
