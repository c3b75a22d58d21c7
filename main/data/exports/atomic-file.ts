import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError, isAppError } from '#shared/rpc/app-error';
import { assertNoWorkspaceAt } from '../../files/never-overwritten.ts';
import { assertOrdinaryPlace } from '../../files/ordinary-place.ts';

/** Text gathered before it is written, in UTF-16 units. */
const BUFFER_CHARS = 1 << 20;

/** Takes text piece by piece. */
export type TextSink = (text: string) => Promise<void>;

/** Takes bytes piece by piece. */
export type ByteSink = (bytes: Uint8Array) => Promise<void>;

/**
 * Writes a file whole or not at all: into a neighbour first, flushed to the disk, then renamed
 * over the target. Fails with `io` or `disk-full`, with `conflict` where the target is a workspace, and
 * with `invalid-input` where it is a folder or a device; the target is then as it was.
 */
export async function writeBytesWhole(
  path: string,
  fill: (sink: ByteSink) => Promise<void>,
): Promise<void> {
  const temporary = `${path}.${randomBytes(4).toString('hex')}.part`;
  try {
    assertOrdinaryPlace(path);
    assertNoWorkspaceAt(path);
    // Nothing that is there already is written through, not even a link.
    const file = await open(temporary, 'wx', 0o600);
    try {
      // Unlike `write`, it does not stop midway where the disk took only a part.
      await fill((bytes) => file.writeFile(bytes));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    // Where there is no folder, taking away what is not there fails, too, and would hide the reason.
    if (existsSync(temporary)) await rm(temporary, { force: true });
    if (isAppError(error)) throw error;
    throw writeError(error, path);
  }
}

/** As `writeBytesWhole`, for text. */
export async function writeFileWhole(
  path: string,
  fill: (sink: TextSink) => Promise<void>,
  encode: (text: string) => Uint8Array = (text) => Buffer.from(text, 'utf8'),
): Promise<void> {
  await writeBytesWhole(path, async (sink) => {
    let buffer = '';
    await fill(async (text) => {
      buffer += text;
      if (buffer.length < BUFFER_CHARS) return;
      await sink(encode(buffer));
      buffer = '';
    });
    await sink(encode(buffer));
  });
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
