import { open, rename, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError, isAppError } from '#shared/rpc/app-error';

/** Text gathered before it is written, in UTF-16 units. */
const BUFFER_CHARS = 1 << 20;

/** Takes text piece by piece. */
export type TextSink = (text: string) => Promise<void>;

/**
 * Writes a file whole or not at all: into a neighbour first, flushed to the disk, then renamed
 * over the target. Fails with `io` or `disk-full`; the target is then as it was.
 */
export async function writeFileWhole(
  path: string,
  fill: (sink: TextSink) => Promise<void>,
  encode: (text: string) => Uint8Array = (text) => Buffer.from(text, 'utf8'),
): Promise<void> {
  const temporary = `${path}.part`;
  try {
    const file = await open(temporary, 'w', 0o600);
    try {
      let buffer = '';
      await fill(async (text) => {
        buffer += text;
        if (buffer.length < BUFFER_CHARS) return;
        await file.write(encode(buffer));
        buffer = '';
      });
      await file.write(encode(buffer));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    if (isAppError(error)) throw error;
    throw writeError(error, path);
  }
}

function writeError(error: unknown, path: string): AppError {
  const name = basename(path);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOSPC') {
    const text = `The disk is full; ${name} was not written. Free some space and try again.`;
    return new AppError('disk-full', text, { cause: error });
  }
  const text = `${name} could not be written (${code || String(error)}); choose another folder.`;
  return new AppError('io', text, { cause: error });
}
