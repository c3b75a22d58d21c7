import { firstDifference, sumBlocks, type BlockSums } from './block-sums.ts';
import { readSeal, readSums } from './seal-file.ts';

/** What a backup held when it was made and verified; `null` where its seal does not say. */
export function sealedSums(path: string): BlockSums | null {
  const closed = readSeal(path)?.closed ?? null;
  return closed === null ? null : readSums(path, closed);
}

/** True where a backup holds, byte for byte, what it held when it was made and verified. */
export function isSound(path: string): boolean {
  try {
    const sealed = sealedSums(path);
    return sealed !== null && firstDifference(sealed, sumBlocks(path)) === null;
  } catch {
    // Whatever keeps it from being read keeps it from being restored.
    return false;
  }
}
