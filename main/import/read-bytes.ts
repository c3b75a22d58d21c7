import { open, stat, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '#shared/rpc/app-error';

/** Bytes per read: enough that reads are not waited for, few enough that a block stays in the cache. */
export const READ_BYTES = 1 << 17;

function ioError(error: unknown, fileName: string): AppError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') {
    return new AppError(
      'file-missing',
      `${fileName} does not exist; check its name, put it back, or choose another file.`,
      { cause: error },
    );
  }
  const why = code === 'EACCES' || code === 'EPERM' ? 'you may not read it' : String(code ?? error);
  return new AppError(
    'io',
    `${fileName} could not be read (${why}); check the file and its permissions.`,
    { cause: error },
  );
}

async function* readAhead(
  handle: FileHandle,
  chunkBytes: number,
): AsyncGenerator<Buffer, void, undefined> {
  const read = async (buffer: Buffer): Promise<Buffer> => {
    const { bytesRead } = await handle.read(buffer, 0, chunkBytes);
    return buffer.subarray(0, bytesRead);
  };
  // Two buffers in turn: memory that is always new costs as much as the reading itself.
  let spare: Buffer = Buffer.allocUnsafe(chunkBytes);
  let pending = read(Buffer.allocUnsafe(chunkBytes));
  try {
    for (;;) {
      const chunk = await pending;
      if (chunk.length === 0) return;
      pending = read(spare);
      // Who stops listening does not ask for it any more; it must not fail unheard.
      pending.catch(() => undefined);
      yield chunk;
      spare = Buffer.from(chunk.buffer, chunk.byteOffset, chunkBytes);
    }
  } finally {
    await pending.catch(() => undefined);
    await handle.close();
  }
}

/**
 * Yields the bytes of a file in order, while it reads the next ones; a chunk holds what it holds
 * only until the next one is asked for. Fails with `file-missing`, `file-directory`, or `io`;
 * devices and pipes are refused, because they may never end.
 */
export async function* readBytes(
  path: string,
  chunkBytes: number = READ_BYTES,
): AsyncGenerator<Buffer, void, undefined> {
  const fileName = basename(path);
  try {
    const info = await stat(path);
    if (info.isDirectory()) {
      throw new AppError('file-directory', `${fileName} is a folder; choose a CSV file in it.`);
    }
    if (!info.isFile()) {
      throw new AppError('io', `${fileName} is not an ordinary file; choose a CSV file.`);
    }
    yield* readAhead(await open(path, 'r'), chunkBytes);
  } catch (error) {
    throw error instanceof AppError ? error : ioError(error, fileName);
  }
}
