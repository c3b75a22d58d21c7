import type { Random } from './random.ts';

const PAGE_BYTES = 4096;
const SECTOR_BYTES = 512;

/** One way to damage a file; gives what is left of it. */
type Harm = (bytes: Buffer, random: Random) => Buffer;

function spoil(bytes: Buffer, at: number, length: number, random: Random): void {
  const isFilled = random.chance(0.5);
  const filler = random.pick([0, 0xff]);
  for (let place = at; place < Math.min(bytes.length, at + length); place += 1) {
    bytes.writeUInt8(isFilled ? filler : random.below(256), place);
  }
}

/** Ways in which a disk, or a program that knows nothing of databases, damages a file. */
export const HARMS: Readonly<Record<string, Harm>> = {
  bits: (bytes, random) => {
    for (let flips = 1 + random.below(40); flips > 0; flips -= 1) {
      const at = random.below(bytes.length);
      bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << random.below(8)), at);
    }
    return bytes;
  },
  pages: (bytes, random) => {
    for (let pages = 1 + random.below(8); pages > 0; pages -= 1) {
      const page = random.below(Math.floor(bytes.length / PAGE_BYTES));
      spoil(bytes, page * PAGE_BYTES, PAGE_BYTES, random);
    }
    return bytes;
  },
  sectors: (bytes, random) => {
    for (let sectors = 1 + random.below(8); sectors > 0; sectors -= 1) {
      const sector = random.below(Math.floor(bytes.length / SECTOR_BYTES));
      spoil(bytes, sector * SECTOR_BYTES, SECTOR_BYTES, random);
    }
    return bytes;
  },
  head: (bytes, random) => {
    spoil(bytes, 0, 1 + random.below(PAGE_BYTES), random);
    return bytes;
  },
  cut: (bytes, random) => bytes.subarray(0, 1 + random.below(bytes.length - 1)),
};
