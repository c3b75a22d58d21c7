import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw, crc32 } from 'node:zlib';
import { STORED } from './format.ts';
import type { LocatedEntry } from './locate-data.ts';

const CHUNK_BYTES = 1 << 18;

/** What a file of an archive turned out to be. */
export type EntryContent = {
  readonly bytes: number;
  readonly sha256: string;
  /** What does not fit what the archive says of it, as the rest of a sentence; `null` if all does. */
  readonly trouble: string | null;
  /** The content, where it was asked for and is not longer than that. */
  readonly content: Buffer | null;
  /** The first bytes, as many as were asked for. */
  readonly start: Buffer;
};

type ReadOptions = {
  /** Keeps the content up to so many bytes. */
  readonly keep: number;
  /** Keeps so many bytes of the beginning, however long the content is. */
  readonly start?: number;
  /** Hears of packed bytes that were read. Throws to stop. */
  readonly onRead: (bytes: number) => void;
};

/** Counts, hashes and checks the bytes of a file as they pass; stops once they are too many. */
class Measure {
  bytes = 0;
  crc = 0;
  readonly #hash = createHash('sha256');
  readonly #kept: Buffer[] = [];
  readonly #keep: number;
  #start = Buffer.alloc(0);
  readonly #startBytes: number;

  constructor(keep: number, startBytes: number) {
    this.#keep = keep;
    this.#startBytes = startBytes;
  }

  add(chunk: Buffer): void {
    this.bytes += chunk.length;
    this.crc = crc32(chunk, this.crc);
    this.#hash.update(chunk);
    if (this.bytes <= this.#keep) this.#kept.push(chunk);
    const missing = this.#startBytes - this.#start.length;
    if (missing > 0) this.#start = Buffer.concat([this.#start, chunk.subarray(0, missing)]);
  }

  result(trouble: string | null): EntryContent {
    const content = this.bytes <= this.#keep ? Buffer.concat(this.#kept) : null;
    return {
      bytes: this.bytes,
      sha256: this.#hash.digest('hex'),
      trouble,
      content,
      start: this.#start,
    };
  }
}

/** Packed bytes that go on beyond what the directory says of a file. */
class TooLong extends Error {}

/**
 * Unpacks one file of an archive in pieces, never more of it than the directory says, and hashes
 * it. What is damaged is told in the result; fails where the archive cannot be read.
 */
export async function readEntry(
  file: FileHandle,
  entry: LocatedEntry,
  { keep, start = 0, onRead }: ReadOptions,
): Promise<EntryContent> {
  const measure = new Measure(keep, start);
  const packed = (async function* () {
    for (let at = 0; at < entry.packedBytes; at += CHUNK_BYTES) {
      const size = Math.min(CHUNK_BYTES, entry.packedBytes - at);
      const chunk = Buffer.alloc(size);
      const { bytesRead } = await file.read(chunk, 0, size, entry.dataStart + at);
      if (bytesRead !== size) throw new Error('The file became shorter while it was read.');
      onRead(size);
      yield chunk;
    }
  })();
  if (entry.method === STORED) {
    for await (const chunk of packed) measure.add(chunk);
  } else {
    const inflate = createInflateRaw();
    let damage: unknown = null;
    inflate.once('error', (error) => {
      damage = error;
    });
    try {
      await pipeline(packed, inflate, async (chunks: AsyncIterable<Buffer>) => {
        for await (const chunk of chunks) {
          if (measure.bytes + chunk.length > entry.bytes) throw new TooLong();
          measure.add(chunk);
        }
      });
    } catch (error) {
      if (error instanceof TooLong) return measure.result('unpacks to more than the archive says');
      if (error === damage) return measure.result('cannot be unpacked');
      throw error;
    }
    if (inflate.bytesWritten !== entry.packedBytes) {
      return measure.result('has data behind its end');
    }
  }
  if (measure.bytes !== entry.bytes) return measure.result('unpacks to less than the archive says');
  return measure.result(measure.crc === entry.crc ? null : 'does not fit its check sum');
}
