import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { ZipFile } from 'yazl';
import { AppError } from '#shared/rpc/app-error';
import { END, SEAL_PREFIX } from './format.ts';

/** Takes bytes piece by piece. */
export type ByteSink = (bytes: Uint8Array) => Promise<void>;

/** Beyond it an archive, or a file in it, needs a form that not every program reads. */
const MAX_BYTES = 4_000_000_000;
/** What is packed already gains nothing from effort. */
const EFFORT = { packed: 1, plain: 6 } as const;

const tooLarge = () =>
  new AppError(
    'invalid-input',
    'The bundle would be larger than 4 GB; leave out an annex, the workbooks first.',
  );

/** A file that was put into the archive. */
export type ArchivedFile = {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
};

/** Puts one file after the other into an archive. */
export type Archive = {
  /** Adds a file whose content `fill` writes piece by piece; gives its size and hash. */
  readonly add: (path: string, fill: (sink: ByteSink) => Promise<void>) => Promise<ArchivedFile>;
};

/**
 * The same bytes on every machine and in every time zone: noon of the day, without a zone, as the
 * format has it.
 */
function dayOf(madeAt: Date): Date {
  return new Date(madeAt.getUTCFullYear(), madeAt.getUTCMonth(), madeAt.getUTCDate(), 12);
}

/** Hands all bytes on but the last record, which it gives back; hashes what it hands on. */
class SealedOutput {
  readonly #sink: ByteSink;
  readonly #hash = createHash('sha256');
  #held: Buffer = Buffer.alloc(0);
  #bytes = 0;

  constructor(sink: ByteSink) {
    this.#sink = sink;
  }

  async write(piece: Uint8Array): Promise<void> {
    this.#bytes += piece.length;
    if (this.#bytes > MAX_BYTES) throw tooLarge();
    const all = Buffer.concat([this.#held, piece]);
    const ready = all.subarray(0, Math.max(0, all.length - END.bytes));
    this.#held = all.subarray(ready.length);
    this.#hash.update(ready);
    await this.#sink(ready);
  }

  /** Writes the last record with the seal as the comment of the archive. */
  async end(): Promise<void> {
    const record = Buffer.from(this.#held);
    if (record.length !== END.bytes || record.readUInt32LE(0) !== END.signature) {
      throw new Error('The archive does not end with its last record.');
    }
    const seal = Buffer.from(`${SEAL_PREFIX}${this.#hash.digest('hex')}`, 'latin1');
    record.writeUInt16LE(seal.length, 20);
    await this.#sink(Buffer.concat([record, seal]));
  }
}

/** Adds a file through a stream that waits where the archive does. */
async function addFile(
  zip: ZipFile,
  path: string,
  madeAt: Date,
  fill: (sink: ByteSink) => Promise<void>,
  signal: AbortSignal,
): Promise<ArchivedFile> {
  const stream = new PassThrough();
  const hash = createHash('sha256');
  let bytes = 0;
  const compressionLevel = /\.(?:pdf|xlsx)$/u.test(path) ? EFFORT.packed : EFFORT.plain;
  zip.addReadStream(stream, path, {
    mtime: dayOf(madeAt),
    forceDosTimestamp: true,
    compressionLevel,
  });
  const ended = once(stream, 'end', { signal });
  // Where filling fails first, nobody else waits for the end.
  ended.catch(() => undefined);
  const filling = Promise.resolve().then(() =>
    fill(async (piece) => {
      bytes += piece.length;
      if (bytes > MAX_BYTES) throw tooLarge();
      hash.update(piece);
      if (piece.length > 0 && !stream.write(piece)) await once(stream, 'drain', { signal });
    }),
  );
  try {
    // The end comes first only where nobody takes the archive any more.
    await Promise.race([ended, filling]);
    stream.end();
    await ended;
  } finally {
    stream.destroy();
  }
  return { path, bytes, sha256: hash.digest('hex') };
}

/**
 * Writes an archive piece by piece, sealed with the hash of all that stands before its last
 * record; the same files and moment give the same bytes. `fill` adds the files, one after the
 * other. Fails with `invalid-input` beyond 4 GB, and as `fill` and `sink` do.
 */
export async function writeArchive(
  madeAt: Date,
  fill: (archive: Archive) => Promise<void>,
  sink: ByteSink,
): Promise<void> {
  const zip = new ZipFile();
  const output = zip.outputStream.pipe(new PassThrough());
  zip.once('error', (error: Error) => output.destroy(error));
  const stop = new AbortController();
  const add: Archive['add'] = (path, write) => addFile(zip, path, madeAt, write, stop.signal);
  const filling = fill({ add }).then(() => {
    zip.end();
  });
  // Without an end of its own the archive would be waited for for ever.
  filling.catch((error: unknown) => {
    output.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  const sealed = new SealedOutput(sink);
  try {
    for await (const bytes of output) await sealed.write(bytes as Uint8Array);
    await sealed.end();
  } finally {
    stop.abort();
  }
  await filling;
}
