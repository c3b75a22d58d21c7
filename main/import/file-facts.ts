import { isAscii, isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { EncodingChoice } from '#shared/contract/import';
import { AppError } from '#shared/rpc/app-error';
import { ENCODINGS, type Encoding } from './encodings.ts';
import { knownKind } from './file-kind.ts';
import { guessEncoding } from './guess-encoding.ts';
import { readBytes } from './read-bytes.ts';
import { TellingBytesCollector } from './telling-bytes.ts';
import { unmarkedUtf16 } from './unmarked-utf16.ts';

/** What the bytes of a whole file say, before any of it is read as a table. */
export type FileFacts = {
  readonly fileName: string;
  readonly bytes: number;
  /** SHA-256 of the file, lower-case hexadecimal. */
  readonly sha256: string;
  readonly encoding: Encoding;
  /** False where the encoding is only the likeliest one. */
  readonly isEncodingSure: boolean;
  /** The likeliest encodings, the best first; one where it is sure. */
  readonly encodingChoices: readonly EncodingChoice[];
  /** Line of the first byte that leaves the encoding open, from 1; 0 where it is sure. */
  readonly firstOpenLine: number;
  /** False where the file has bytes beyond ASCII, which encodings read in different ways. */
  readonly isAscii: boolean;
  /** Length of the byte order mark, in bytes. */
  readonly bomBytes: number;
};

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

const HEAD_BYTES = 256;
/** Bytes at the start of a file that are looked through for control characters. */
const CONTROL_BYTES = 65_536;
/** Share of NULs or control characters above which a file is no text. */
const MAX_ODD_SHARE = 0.1;

/** Follows UTF-8 validity and the places of NUL and control bytes over all chunks. */
class ByteCensus {
  isUtf8 = true;
  isAscii = true;
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
    this.isAscii &&= isAscii(chunk);
    this.#countNuls(chunk);
    if (this.total === 0) this.#countControls(chunk);
    this.total += chunk.length;
  }

  end(): void {
    if (this.#open.length > 0) this.isUtf8 = false;
  }

  /** True where too many bytes are none of a text. */
  isBinary(): boolean {
    const nuls = this.nulsAtEven + this.nulsAtOdd;
    const sampled = Math.min(this.total, CONTROL_BYTES);
    return nuls > this.total * MAX_ODD_SHARE || this.controls > sampled * MAX_ODD_SHARE;
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
    for (const byte of chunk.subarray(0, CONTROL_BYTES)) {
      const isText = byte >= 0x20 || byte === 9 || byte === 10 || byte === 12 || byte === 13;
      if (!isText && byte !== 0) this.controls += 1;
    }
  }
}

type Found = Pick<
  FileFacts,
  'encoding' | 'isEncodingSure' | 'bomBytes' | 'encodingChoices' | 'firstOpenLine'
>;

const UTF8_BOM_BYTES = 3;
/** Whole UTF-8 sequences for each byte that is none, above which a file is UTF-8 with damage. */
const SURE_SEQUENCES = 10;

function sure(encoding: Encoding, bomBytes: number): Found {
  const encodingChoices = [{ encoding, sureness: 1, sample: '' }];
  return { encoding, isEncodingSure: true, bomBytes, encodingChoices, firstOpenLine: 0 };
}

/** The encoding where it is certain, otherwise `null`; `start` is what the file starts with. */
function certainEncoding(start: Buffer, census: ByteCensus): Found | null {
  const head = start.subarray(0, HEAD_BYTES);
  const startsWith = (...bytes: readonly number[]): boolean =>
    bytes.every((byte, at) => head[at] === byte);
  if (startsWith(0xff, 0xfe)) return sure('utf-16le', 2);
  if (startsWith(0xfe, 0xff)) return sure('utf-16be', 2);
  const half = Math.min(census.total, 2_000_000) / 2;
  if (census.nulsAtOdd > half * 0.3 && census.nulsAtEven < half * 0.05) return sure('utf-16le', 0);
  if (census.nulsAtEven > half * 0.3 && census.nulsAtOdd < half * 0.05) return sure('utf-16be', 0);
  // In other alphabets than the Latin one few bytes of UTF-16 are NULs.
  const unmarked = census.isUtf8 && !census.isBinary() ? null : unmarkedUtf16(start);
  if (unmarked !== null && census.total % 2 === 0) return sure(unmarked, 0);
  if (!census.isUtf8) return null;
  return sure('utf-8', startsWith(0xef, 0xbb, 0xbf) ? UTF8_BOM_BYTES : 0);
}

/** Reads a file that is not valid UTF-8 once more, whole, for what its other bytes tell. */
async function guessedEncoding(path: string, head: Buffer): Promise<Found> {
  const collector = new TellingBytesCollector();
  for await (const chunk of readBytes(path)) collector.add(chunk);
  const telling = collector.end();
  const hasBom = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
  const { utf8Sequences, utf8Errors } = telling;
  // A few bytes that are damaged leave no doubt; the reader names their lines.
  if (utf8Sequences > utf8Errors * SURE_SEQUENCES)
    return sure('utf-8', hasBom ? UTF8_BOM_BYTES : 0);
  const guesses = guessEncoding(telling);
  // A mark of UTF-8 stands for what the writer meant; the bytes that are not are damage.
  const isMarked = hasBom && utf8Sequences > 1;
  const ranked = isMarked
    ? guesses.toSorted((a, b) => Number(b.encoding === 'utf-8') - Number(a.encoding === 'utf-8'))
    : guesses;
  return {
    encoding: ENCODINGS.find((encoding) => encoding === ranked[0]?.encoding) ?? 'windows-1252',
    isEncodingSure: false,
    bomBytes: hasBom ? UTF8_BOM_BYTES : 0,
    encodingChoices: ranked,
    firstOpenLine: telling.firstLine,
  };
}

function emptyError(fileName: string, bytes: number): AppError {
  const text = `${fileName} is empty (${bytes} bytes); export it again.`;
  return new AppError('file-empty', text);
}

/**
 * Reads a whole file once: its hash, its size, its encoding; once more where the encoding has to
 * be guessed. `chosen` is the encoding that the operator says it is in. Fails with one sentence where the file is empty, binary, a folder, missing or not
 * readable.
 */
export async function readFileFacts(
  path: string,
  onBytes: (bytesRead: number) => void = () => undefined,
  chosen?: string,
): Promise<FileFacts> {
  const fileName = basename(path);
  const hash = createHash('sha256');
  const census = new ByteCensus();
  let start: Buffer = Buffer.alloc(0);
  for await (const chunk of readBytes(path)) {
    if (start.length === 0) start = Buffer.from(chunk.subarray(0, CONTROL_BYTES));
    hash.update(chunk);
    census.add(chunk);
    onBytes(census.total);
  }
  census.end();
  const head = start.subarray(0, HEAD_BYTES);
  if (census.total === 0) throw emptyError(fileName, 0);
  const kind = knownKind(head);
  if (kind !== null) {
    throw new AppError('file-binary', `${fileName} is ${kind}, then import that.`);
  }
  const certain = certainEncoding(start, census);
  const isUtf16 = (chosen ?? certain?.encoding ?? '').toLowerCase().startsWith('utf-16');
  if (!isUtf16 && census.isBinary()) {
    throw new AppError(
      'file-binary',
      `${fileName} is not a text file; export the inventory as CSV and choose that file.`,
    );
  }
  const found = certain ?? (await guessedEncoding(path, head));
  if (census.total <= found.bomBytes) throw emptyError(fileName, census.total);
  const { total: bytes, isAscii: isAsciiOnly } = census;
  return { fileName, bytes, sha256: hash.digest('hex'), isAscii: isAsciiOnly, ...found };
}
