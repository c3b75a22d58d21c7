import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export type Measured = {
  readonly seconds: number;
  /** Peak resident memory of the process, in MiB; `null` where the system does not tell. */
  readonly peakMib: number | null;
  readonly stdout: string;
};

/** How often the peak is read while the process runs; the kernel keeps the peak itself. */
const POLL_MS = 20;

function peakOf(pid: number): number | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const kib = /^VmHWM:\s+(\d+) kB$/mu.exec(status)?.[1];
    return kib === undefined ? null : Number(kib) / 1024;
  } catch {
    // The process has just ended, or the system has no /proc.
    return null;
  }
}

/** Runs a program to its end and measures it. Fails where it does. */
export function runMeasured(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const startedAt = performance.now();
    const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let [stdout, stderr] = ['', ''];
    let peakMib: number | null = null;
    const poll = setInterval(() => {
      peakMib = Math.max(peakMib ?? 0, peakOf(child.pid ?? 0) ?? 0) || null;
    }, POLL_MS);
    child.stdout.on('data', (text: Buffer) => (stdout += text.toString()));
    child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(poll);
      const seconds = (performance.now() - startedAt) / 1000;
      if (code === 0) resolve({ seconds, peakMib, stdout });
      else reject(new Error(`${program} ended with ${code}: ${stderr.slice(0, 500)}`));
    });
  });
}
