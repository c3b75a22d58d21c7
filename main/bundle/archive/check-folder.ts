import type { FileHandle } from 'node:fs/promises';
import type { LocatedEntry } from './locate-data.ts';
import { readExactly } from './read-directory.ts';
import { refused } from './refusal.ts';

/** Nothing, as packers write it: not at all, as a block of fixed codes, as a block that is stored. */
const NOTHING: ReadonlySet<string> = new Set(['', '0300', '010000ffff']);
const MAX_NOTHING_BYTES = 5;

/**
 * Fails where an archive has data for a folder. Programs that unpack never look at it, so that it
 * would be handed on unseen; unpacking to nothing is not enough, for much can be packed as nothing.
 */
export async function checkFolder(file: FileHandle, entry: LocatedEntry): Promise<void> {
  const { name, bytes, packedBytes, crc, dataStart } = entry;
  if (bytes === 0 && crc === 0 && packedBytes <= MAX_NOTHING_BYTES) {
    const packed = await readExactly(file, dataStart, packedBytes);
    if (NOTHING.has(packed.toString('hex'))) return;
  }
  throw refused(`The archive has data in its folder "${name}"; it was changed.`);
}
