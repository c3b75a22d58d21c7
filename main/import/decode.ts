import { createHash } from 'node:crypto';
import { TextDecoder } from 'node:util';
import { AppError } from '#shared/rpc/app-error';
import type { Encoding } from './encodings.ts';
import type { FileFacts } from './file-facts.ts';
import { READ_BYTES, readBytes } from './read-bytes.ts';

export type DecodedChunk = { readonly text: string; readonly bytesRead: number };

/**
 * Decodes a file as a stream of texts; characters split over reads are joined, the byte order
 * mark is left out. Bytes that are not of the encoding become U+FFFD, which the reader reports
 * with its line. Fails with `file-changed` where the bytes differ from those that `facts` were
 * taken from.
 */
export async function* decodeFile(
  path: string,
  facts: FileFacts,
  encoding: Encoding = facts.encoding,
  chunkBytes: number = READ_BYTES,
): AsyncGenerator<DecodedChunk, void, undefined> {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  const hash = createHash('sha256');
  let bytesRead = 0;
  let bomLeft = facts.bomBytes;
  for await (const chunk of readBytes(path, chunkBytes)) {
    hash.update(chunk);
    bytesRead += chunk.length;
    const skipped = Math.min(bomLeft, chunk.length);
    bomLeft -= skipped;
    yield { text: decoder.decode(chunk.subarray(skipped), { stream: true }), bytesRead };
  }
  const rest = decoder.decode();
  if (rest !== '') yield { text: rest, bytesRead };
  if (hash.digest('hex') !== facts.sha256) {
    throw new AppError(
      'file-changed',
      `${facts.fileName} changed while it was read; nothing was imported. Import it again when it is complete.`,
    );
  }
}
