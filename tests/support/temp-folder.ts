import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder of its own for the running test, removed when the test ends. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'provenet-test-'));
  onTestFinished(() => {
    removeFolder(folder);
  });
  return folder;
}

/** Removes a folder, a read-only one too. */
export function removeFolder(folder: string): void {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true, force: true });
}

/** Writes a file into a folder and gives its path. */
export function writeTo(folder: string, name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
