import type { FileHandle } from 'node:fs/promises';
import { AppError } from '#shared/rpc/app-error';
import {
  CENTRAL,
  DEFLATED,
  ELSEWHERE,
  END,
  EXTRA_64,
  FLAG,
  KNOWN_FLAGS,
  LOCATOR_64,
  REFUSED_EXTRAS,
  SEAL_EDITION,
  SEAL_PREFIX,
  STORED,
} from './format.ts';
import { checkNames } from './check-names.ts';
import { nameTrouble } from './entry-name.ts';
import { NotRead, notUnpacked, refused } from './refusal.ts';

/** Far more than a bundle has. */
const MAX_ENTRIES = 5_000;
const MAX_DIRECTORY_BYTES = 4 << 20;
/** What files may unpack to: one, and all of them together. */
const MAX_FILE_BYTES = 4_294_967_294;
const MAX_TOTAL_BYTES = 16 * 2 ** 30;
/** Deflate packs no more than 1032 bytes into one; a header that claims more lies. */
const MAX_RATIO = 1032;
const MAX_COMMENT_BYTES = 0xff_ff;
/** The kind of file that a Unix mode names; regular files and folders are known. */
const MODE = { mask: 0xf000, file: 0x8000, folder: 0x4000 } as const;
const DOS_FOLDER = 0x10;

/** A file of an archive, as its directory lists it. */
export type ArchiveEntry = {
  readonly name: string;
  readonly nameBytes: Buffer;
  readonly flags: number;
  readonly method: typeof STORED | typeof DEFLATED;
  readonly changedAt: number;
  readonly crc: number;
  readonly packedBytes: number;
  readonly bytes: number;
  /** Where its own header begins. */
  readonly offset: number;
};

/** The directory of an archive and what stands around it. */
export type Directory = {
  /** In the order in which they lie in the file; folders are left out of `files`. */
  readonly entries: readonly ArchiveEntry[];
  /** Where the directory begins. */
  readonly start: number;
  /** Where the last record begins. */
  readonly end: number;
  /** The hash that the archive was sealed with, `null` where another program packed it. */
  readonly seal: string | null;
};

/** Reads a stretch of a file that must be there. */
export async function readExactly(file: FileHandle, start: number, bytes: number): Promise<Buffer> {
  const buffer = Buffer.alloc(bytes);
  let done = 0;
  while (done < bytes) {
    const { bytesRead } = await file.read(buffer, done, bytes - done, start + done);
    if (bytesRead === 0) throw refused('The file ends amid its archive; it was cut off.');
    done += bytesRead;
  }
  return buffer;
}

/** Where the last record begins: the only one whose comment ends where the file does. */
function findEnd(tail: Buffer): number {
  const found: number[] = [];
  for (let at = 0; at <= tail.length - END.bytes; at += 1) {
    if (tail.readUInt32LE(at) !== END.signature) continue;
    if (at + END.bytes + tail.readUInt16LE(at + 20) === tail.length) found.push(at);
  }
  const [at, ...others] = found;
  if (at === undefined) {
    throw refused(
      'This is no evidence bundle: it is not a ZIP archive, was cut off, or has data after its end.',
    );
  }
  if (others.length > 0) throw refused('The archive can be read in two ways; it is refused.');
  return at;
}

function sealOf(comment: string): string | null {
  if (comment === '') return null;
  const hash = comment.startsWith(SEAL_PREFIX) ? comment.slice(SEAL_PREFIX.length) : '';
  if (/^[0-9a-f]{64}$/u.test(hash)) return hash;
  if (Number(SEAL_EDITION.exec(comment)?.[1] ?? 0) > 1) {
    throw new NotRead(
      'The seal of the archive says that a newer Provenet made the bundle, in a form that this one cannot check; update Provenet to check it.',
    );
  }
  throw refused('The archive carries a comment that is not the seal of a bundle; it was changed.');
}

/** Fails where the extra fields of an entry do not fill their place, or change what it is. */
export function checkExtras(name: string, extras: Buffer): void {
  for (let at = 0; at < extras.length;) {
    const size = at + 4 <= extras.length ? extras.readUInt16LE(at + 2) : ELSEWHERE;
    if (at + 4 + size > extras.length) {
      // Alignment by some programs leaves up to three zero bytes.
      if (extras.length - at < 4 && extras.subarray(at).every((byte) => byte === 0)) return;
      throw refused(`The header of "${name}" is damaged.`);
    }
    const kind = extras.readUInt16LE(at);
    if (kind === EXTRA_64) throw notUnpacked('ZIP64');
    if (REFUSED_EXTRAS.has(kind)) {
      throw refused(`"${name}" has a second name or encryption in its header; it is refused.`);
    }
    at += 4 + size;
  }
}

function decodeName(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    const sentence = 'The archive has a file whose name is not UTF-8; it is refused.';
    throw new AppError('invalid-input', sentence, { cause: error });
  }
}

function checkKind(name: string, flags: number, method: number, attributes: number): void {
  if ((flags & FLAG.encrypted) !== 0) {
    throw refused(`"${name}" is encrypted; a bundle is not. Ask for it as it was made.`);
  }
  if ((flags & ~KNOWN_FLAGS) !== 0) {
    throw refused(`"${name}" is packed in a way that a bundle never is.`);
  }
  if (method !== STORED && method !== DEFLATED) throw notUnpacked(`method ${method}`);
  // Whichever system packed it: programs differ in those of which they believe it.
  const kind = (attributes >>> 16) & MODE.mask;
  if (kind !== 0 && kind !== MODE.file && kind !== MODE.folder) {
    throw refused(`"${name}" is a link or a device, not a file; it is refused.`);
  }
  if (!name.endsWith('/') && (kind === MODE.folder || (attributes & DOS_FOLDER) !== 0)) {
    throw refused(`"${name}" is a folder to some programs and a file to others; it is refused.`);
  }
}

function checkSizes(name: string, method: number, packedBytes: number, bytes: number): void {
  if (packedBytes === ELSEWHERE || bytes > MAX_FILE_BYTES) {
    throw refused(`"${name}" is larger than 4 GB; a bundle holds no such file.`);
  }
  if (method === STORED && packedBytes !== bytes)
    throw refused(`The header of "${name}" is damaged.`);
  if (bytes > packedBytes * MAX_RATIO) {
    throw refused(`"${name}" claims to unpack to more than it can; it is refused.`);
  }
}

function readEntry(directory: Buffer, at: number): { entry: ArchiveEntry; next: number } {
  const isWhole = at + CENTRAL.bytes <= directory.length;
  if (!isWhole || directory.readUInt32LE(at) !== CENTRAL.signature) {
    throw refused('The directory of the archive is damaged.');
  }
  const nameEnd = at + CENTRAL.bytes + directory.readUInt16LE(at + 28);
  const extraEnd = nameEnd + directory.readUInt16LE(at + 30);
  const next = extraEnd + directory.readUInt16LE(at + 32);
  if (next > directory.length) throw refused('The directory of the archive is damaged.');
  const nameBytes = directory.subarray(at + CENTRAL.bytes, nameEnd);
  const name = decodeName(nameBytes);
  const trouble = nameTrouble(name);
  if (trouble !== null)
    throw refused(`The archive's file ${JSON.stringify(name)} ${trouble}; it is refused.`);
  const flags = directory.readUInt16LE(at + 8);
  const method = directory.readUInt16LE(at + 10);
  checkKind(name, flags, method, directory.readUInt32LE(at + 38));
  checkExtras(name, directory.subarray(nameEnd, extraEnd));
  const packedBytes = directory.readUInt32LE(at + 20);
  const bytes = directory.readUInt32LE(at + 24);
  checkSizes(name, method, packedBytes, bytes);
  if (next > extraEnd) {
    throw refused(`The archive has a comment on "${name}", which no bundle has; it is refused.`);
  }
  if (directory.readUInt16LE(at + 34) !== 0) {
    throw refused(`The header of "${name}" is damaged.`);
  }
  const entry: ArchiveEntry = {
    name,
    nameBytes,
    flags,
    method: method === STORED ? STORED : DEFLATED,
    changedAt: directory.readUInt32LE(at + 12),
    crc: directory.readUInt32LE(at + 16),
    packedBytes,
    bytes,
    offset: directory.readUInt32LE(at + 42),
  };
  return { entry, next };
}

function checkTogether(entries: readonly ArchiveEntry[]): void {
  const total = entries.reduce((sum, { bytes }) => sum + bytes, 0);
  if (total > MAX_TOTAL_BYTES)
    throw refused('The archive unpacks to more than 16 GB; it is refused.');
  checkNames(entries.map(({ name }) => name));
}

/**
 * Reads the directory of an archive, all of which must be accounted for. Fails with
 * `invalid-input` and one sentence where it can be read in two ways, leaves its folder, is
 * encrypted, claims what cannot be, or is damaged; with `NotRead` where it is packed in a form that
 * is not read.
 */
export async function readDirectory(file: FileHandle): Promise<Directory> {
  const { size } = await file.stat();
  const tailStart = Math.max(0, size - END.bytes - MAX_COMMENT_BYTES);
  const tail = await readExactly(file, tailStart, size - tailStart);
  const at = findEnd(tail);
  const end = tailStart + at;
  const locator = at - LOCATOR_64.bytes;
  if (locator >= 0 && tail.readUInt32LE(locator) === LOCATOR_64.signature)
    throw notUnpacked('ZIP64');
  const seal = sealOf(tail.subarray(at + END.bytes).toString('latin1'));
  const count = tail.readUInt16LE(at + 10);
  const bytes = tail.readUInt32LE(at + 12);
  const start = tail.readUInt32LE(at + 16);
  const isSplit = tail.readUInt32LE(at + 4) !== 0 || tail.readUInt16LE(at + 8) !== count;
  if (isSplit) throw refused('The archive is one part of several; put them together first.');
  if (count > MAX_ENTRIES || bytes > MAX_DIRECTORY_BYTES) {
    throw refused('The archive has more files than a bundle; it is refused.');
  }
  if (start + bytes !== end) {
    throw refused(
      'The directory of the archive is not where its end says; it was changed or cut off.',
    );
  }
  const directory = await readExactly(file, start, bytes);
  const entries: ArchiveEntry[] = [];
  let next = 0;
  while (next < directory.length) {
    const read = readEntry(directory, next);
    entries.push(read.entry);
    next = read.next;
  }
  if (entries.length !== count)
    throw refused('The archive lists another number of files than it says.');
  checkTogether(entries);
  return { entries: entries.toSorted((a, b) => a.offset - b.offset), start, end, seal };
}
