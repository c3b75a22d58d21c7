import {
  closeSync,
  constants,
  existsSync,
  fdatasyncSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs';
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import type { BlockSums } from './block-sums.ts';

/** Bytes of one record; there are two, so that a torn one leaves the other. */
const SLOT_BYTES = 512;
const SUMS_AT = 2 * SLOT_BYTES;
const MARK = 'PVNTSEAL1';
/** More blocks than any database of SQLite has at this size of a block. */
const MAX_BLOCKS = 1 << 26;

const recordSchema = z.strictObject({
  /** Grows with each record that is written; the newest counts. */
  turn: z.int().min(1),
  workspaceId: z.string().max(64),
  /** Changes that were committed. */
  commits: z.int().min(0),
  savedAt: z.string().max(40),
  /** Who wrote it: one opening of the workspace. */
  session: z.string().max(64),
  /**
   * The log beside the file, how many changes the file had at least when that log began, on which page it
   * says so, and how often its schema had changed. `null` where there is none, or nothing is known of it.
   */
  log: z
    .strictObject({
      mark: z.string().max(32),
      from: z.int().min(0),
      page: z.int().min(1),
      schema: z.int().min(0),
    })
    .nullable()
    .default(null),
  /** What the file held when it was closed; `null` while somebody has it open. */
  closed: z
    .strictObject({
      size: z.int().min(0),
      blocks: z.int().min(0).max(MAX_BLOCKS),
      sumsCrc: z.int().min(0),
    })
    .nullable(),
});

/** What is written beside a workspace about it. */
export type SealRecord = z.infer<typeof recordSchema>;

/** The path of the seal of a workspace. */
export const sealPathOf = (path: string): string => `${path}-seal`;

function encodeSlot(record: SealRecord): Buffer {
  const text = JSON.stringify(record);
  const line = `${MARK} ${crc32(text).toString(16).padStart(8, '0')} ${text}`;
  const slot = Buffer.alloc(SLOT_BYTES, ' ');
  if (slot.write(line, 'latin1') < line.length) throw new Error('A seal does not fit its slot.');
  return slot;
}

function decodeSlot(slot: Buffer): SealRecord | null {
  const [mark, sum, ...rest] = slot.toString('latin1').trimEnd().split(' ');
  const text = rest.join(' ');
  if (mark !== MARK || crc32(text).toString(16).padStart(8, '0') !== sum) return null;
  try {
    const parsed = recordSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    // A sum that is right by chance; whatever stands there is no record.
    return null;
  }
}

function readAt(file: number, bytes: number, at: number): Buffer {
  const buffer = Buffer.alloc(bytes);
  return buffer.subarray(0, readSync(file, buffer, 0, bytes, at));
}

function newestIn(file: number): SealRecord | null {
  const records = [0, SLOT_BYTES]
    .map((at) => decodeSlot(readAt(file, SLOT_BYTES, at)))
    .filter((record) => record !== null);
  return records.toSorted((a, b) => b.turn - a.turn)[0] ?? null;
}

/** Reads the newest record beside a workspace; `null` where there is none that can be read. */
export function readSeal(path: string): SealRecord | null {
  const seal = sealPathOf(path);
  if (!existsSync(seal)) return null;
  const file = openSync(seal, 'r');
  try {
    return newestIn(file);
  } finally {
    closeSync(file);
  }
}

/** Reads what a workspace held when it was closed; `null` where a sum of the sums is wrong. */
export function readSums(
  path: string,
  closed: NonNullable<SealRecord['closed']>,
): BlockSums | null {
  const file = openSync(sealPathOf(path), 'r');
  try {
    const bytes = readAt(file, closed.blocks * 4, SUMS_AT);
    if (bytes.length !== closed.blocks * 4 || crc32(bytes) !== closed.sumsCrc) return null;
    const sums = Array.from({ length: closed.blocks }, (_, at) => bytes.readUInt32LE(at * 4));
    return { size: closed.size, sums };
  } finally {
    closeSync(file);
  }
}

export type SealContent = Omit<SealRecord, 'turn' | 'savedAt' | 'closed' | 'log'> & {
  /** `null` where there is no log, or where nothing is known of it. */
  readonly log?: SealRecord['log'];
  readonly sums: BlockSums | null;
};

/**
 * Writes a record in the place of the older of the two, after what it speaks of, and has it reach
 * the disk. Fails as the file system does.
 */
export function writeSeal(path: string, { sums, log = null, ...content }: SealContent): void {
  const flags = constants.O_RDWR | constants.O_CREAT;
  const file = openSync(sealPathOf(path), flags, 0o600);
  try {
    const turn = (newestIn(file)?.turn ?? 0) + 1;
    let closed: SealRecord['closed'] = null;
    if (sums !== null) {
      const bytes = Buffer.alloc(sums.sums.length * 4);
      sums.sums.forEach((sum, at) => bytes.writeUInt32LE(sum, at * 4));
      if (bytes.length > 0) writeSync(file, bytes, 0, bytes.length, SUMS_AT);
      closed = { size: sums.size, blocks: sums.sums.length, sumsCrc: crc32(bytes) };
    }
    const slot = encodeSlot({ ...content, log, turn, savedAt: new Date().toISOString(), closed });
    writeSync(file, slot, 0, SLOT_BYTES, (turn % 2) * SLOT_BYTES);
    fdatasyncSync(file);
  } finally {
    closeSync(file);
  }
}
