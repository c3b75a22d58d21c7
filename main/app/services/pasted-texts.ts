import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A name that says when the text was pasted. Windows takes no colon in a file's name. */
function nameOf(now: Date): string {
  const [hour, minute] = [now.getHours(), now.getMinutes()].map((part) =>
    String(part).padStart(2, '0'),
  );
  return `Pasted text, ${hour}${process.platform === 'win32' ? '.' : ':'}${minute}`;
}

/**
 * Keeps pasted texts as files that only this user can read, for as long as they are needed. What
 * a crash left of an earlier run is removed.
 */
export function createPastedTexts(folder: string) {
  const removeAll = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  removeAll();
  return {
    /** Writes a text to a file of its own; answers its path. */
    write: async (text: string, now: Date): Promise<string> => {
      const own = join(folder, randomUUID());
      await mkdir(own, { recursive: true, mode: 0o700 });
      const path = join(own, nameOf(now));
      await writeFile(path, text, { mode: 0o600, flag: 'wx' });
      return path;
    },
    /** Removes a text that is not needed any more; leaves every other file alone. */
    remove: async (path: string): Promise<void> => {
      const own = dirname(path);
      if (dirname(own) === folder) await rm(own, { recursive: true, force: true });
    },
    removeAll,
  };
}
export type PastedTexts = ReturnType<typeof createPastedTexts>;
