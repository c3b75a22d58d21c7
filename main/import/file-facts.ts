import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '#shared/rpc/app-error';

/** Encodings the reader knows, named as the WHATWG Encoding Standard does. */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** What the bytes of a whole file say, before any of it is read as a table. */
export type FileFacts = {
  readonly fileName: string;
  readonly bytes: number;
  /** SHA-256 of the file, lower-case hexadecimal. */
  readonly sha256: string;
  readonly encoding: Encoding;
  /** False where the encoding is only the likeliest one. */
  readonly isEncodingSure: boolean;
  /** Length of the byte order mark, in bytes. */
  readonly bomBytes: number;
};

/** Bytes per read: enough that reads are not waited for, few enough that a block stays in the cache. */
export const READ_BYTES = 1 << 18;

type Container = { readonly magic: readonly number[]; readonly what: string };

/** First bytes of formats that are mistaken for CSV, with what to do about each. */
const CONTAINERS: readonly Container[] = [
  {
    magic: [0x50, 0x4b, 0x03, 0x04],
    what: 'an Excel workbook or ZIP archive; save the sheet as CSV',
  },
  {
    magic: [0xd0, 0xcf, 0x11, 0xe0],
    what: 'an old Excel workbook; save the sheet as CSV',
  },
  { magic: [0x1f, 0x8b], what: 'compressed with gzip; unpack it' },
  { magic: [0x25, 0x50, 0x44, 0x46], what: 'a PDF; export the table as CSV' },
  {
    magic: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65],
    what: 'a database, perhaps a workspace; open it with Open, or export a table as CSV',
  },
  { magic: [0x89, 0x50, 0x4e, 0x47], what: 'a picture; export the inventory as CSV' },
];

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

/**
 * Yields the bytes of a file in order. Fails with `file-missing`, `file-directory`, or `io`;
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
    const handle = await open(path, 'r');
    try {
      for (;;) {
        const buffer = Buffer.allocUnsafe(chunkBytes);
        const { bytesRead } = await handle.read(buffer, 0, chunkBytes);
        if (bytesRead === 0) return;
        yield buffer.subarray(0, bytesRead);
      }
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw error instanceof AppError ? error : ioError(error, fileName);
  }
}

/** How many bytes at the end belong to a UTF-8 sequence that is not complete yet. */
function openSequenceBytes(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needed > back ? back : 0;
    }
  }
  return 0;
}

/** Follows UTF-8 validity and the places of NUL and control bytes over all chunks. */
class ByteCensus {
  isUtf8 = true;
  nulsAtEven = 0;
  nulsAtOdd = 0;
  controls = 0;
  total = 0;
  #open: Buffer = Buffer.alloc(0);

  add(chunk: Buffer): void {
    if (this.isUtf8) {
      const joined = this.#open.length === 0 ? chunk : Buffer.concat([this.#open, chunk]);
      const openBytes = openSequenceBytes(joined);
      const closed = joined.subarray(0, joined.length - openBytes);
      this.isUtf8 = isUtf8(closed);
      this.#open = Buffer.from(joined.subarray(joined.length - openBytes));
    }
    this.#countNuls(chunk);
    if (this.total === 0) this.#countControls(chunk);
    this.total += chunk.length;
  }

  end(): void {
    if (this.#open.length > 0) this.isUtf8 = false;
  }

  #countNuls(chunk: Buffer): void {
    for (let at = chunk.indexOf(0); at !== -1; at = chunk.indexOf(0, at + 1)) {
      if ((this.total + at) % 2 === 0) this.nulsAtEven += 1;
      else this.nulsAtOdd += 1;
      // A text that long with so many NULs has told what it is.
      if (this.nulsAtEven + this.nulsAtOdd > 1_000_000) return;
    }
  }

  #countControls(chunk: Buffer): void {
    for (const byte of chunk.subarray(0, 65_536)) {
      const isText = byte >= 0x20 || byte === 9 || byte === 10 || byte === 12 || byte === 13;
      if (!isText && byte !== 0) this.controls += 1;
    }
  }
}

function encodingOf(
  head: Buffer,
  census: ByteCensus,
): Pick<FileFacts, 'encoding' | 'isEncodingSure' | 'bomBytes'> {
  const startsWith = (...bytes: readonly number[]): boolean =>
    bytes.every((byte, at) => head[at] === byte);
  if (startsWith(0xef, 0xbb, 0xbf)) {
    return census.isUtf8
      ? { encoding: 'utf-8', isEncodingSure: true, bomBytes: 3 }
      : { encoding: 'windows-1252', isEncodingSure: false, bomBytes: 3 };
  }
  if (startsWith(0xff, 0xfe)) return { encoding: 'utf-16le', isEncodingSure: true, bomBytes: 2 };
  if (startsWith(0xfe, 0xff)) return { encoding: 'utf-16be', isEncodingSure: true, bomBytes: 2 };
  const half = Math.min(census.total, 2_000_000) / 2;
  if (census.nulsAtOdd > half * 0.3 && census.nulsAtEven < half * 0.05) {
    return { encoding: 'utf-16le', isEncodingSure: true, bomBytes: 0 };
  }
  if (census.nulsAtEven > half * 0.3 && census.nulsAtOdd < half * 0.05) {
    return { encoding: 'utf-16be', isEncodingSure: true, bomBytes: 0 };
  }
  if (census.isUtf8) return { encoding: 'utf-8', isEncodingSure: true, bomBytes: 0 };
  return { encoding: 'windows-1252', isEncodingSure: false, bomBytes: 0 };
}

/**
 * Reads a whole file once: its hash, its size, its encoding. Fails with one sentence where the
 * file is empty, binary, a folder, missing or not readable.
 */
export async function readFileFacts(
  path: string,
  onBytes: (bytesRead: number) => void = () => undefined,
): Promise<FileFacts> {
  const fileName = basename(path);
  const hash = createHash('sha256');
  const census = new ByteCensus();
  let head: Buffer = Buffer.alloc(0);
  for await (const chunk of readBytes(path)) {
    if (head.length === 0) head = Buffer.from(chunk.subarray(0, 64));
    hash.update(chunk);
    census.add(chunk);
    onBytes(census.total);
  }
  census.end();
  if (census.total === 0) {
    throw new AppError('file-empty', `${fileName} is empty (0 bytes); export it again.`);
  }
  const container = CONTAINERS.find(({ magic }) => magic.every((byte, at) => head[at] === byte));
  if (container !== undefined) {
    throw new AppError('file-binary', `${fileName} is ${container.what}, then import that.`);
  }
  const found = encodingOf(head, census);
  const isUtf16 = found.encoding.startsWith('utf-16');
  const nuls = census.nulsAtEven + census.nulsAtOdd;
  const sampled = Math.min(census.total, 65_536);
  if (!isUtf16 && (nuls > census.total * 0.05 || census.controls > sampled * 0.05)) {
    throw new AppError(
      'file-binary',
      `${fileName} is not a text file; export the inventory as CSV and choose that file.`,
    );
  }
  return { fileName, bytes: census.total, sha256: hash.digest('hex'), ...found };
}
