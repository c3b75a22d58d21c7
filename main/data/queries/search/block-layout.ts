/** Items of a block are those with the same `id >> BLOCK_SHIFT`; the trigger on `item` knows it too. */
export const BLOCK_SHIFT = 7;
/** Items in a block: fewer make a larger index, more make it tell blocks apart less. */
export const BLOCK_ITEMS = 1 << BLOCK_SHIFT;

/** Shared texts on one page of them. */
export const PAGE_TEXTS = 1024;

/**
 * The codes of a block as they are stored: those of each shared column that has any, one column
 * after another.
 */
export function packCodes(columns: readonly (Uint32Array | null)[]): Buffer {
  const present = columns.filter((codes) => codes !== null);
  const packed = new Uint32Array(present.length * BLOCK_ITEMS);
  present.forEach((codes, at) => {
    packed.set(codes, at * BLOCK_ITEMS);
  });
  return Buffer.from(packed.buffer);
}

/** Numbers as they were stored; every machine that it runs on is little-endian. */
export function unpackNumbers(stored: Buffer): Uint32Array {
  const length = stored.length >>> 2;
  if (stored.byteOffset % 4 === 0) {
    return new Uint32Array(stored.buffer, stored.byteOffset, length);
  }
  return new Uint32Array(new Uint8Array(stored).buffer, 0, length);
}
