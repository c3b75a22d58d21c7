import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { BLOCK_BYTES, sumBlocks } from '../durability/block-sums.ts';
import { readSeal, readSums } from '../durability/seal-file.ts';
import { NO_OVERLAY, readOverlay, type Overlay } from './left-logs.ts';

const MAGIC = 'SQLite format 3\u0000';
/** The page size of every file that Provenet writes. */
const USUAL_PAGE_BYTES = 4096;
const HEADER_BYTES = 100;

/** What the first 100 bytes of a database say; see sqlite.org/fileformat2.html#the_database_header. */
export type FileHeader = {
  readonly pageSize: number;
  /** Bytes of each page that hold something else than rows. */
  readonly reserved: number;
  readonly firstFree: number;
  readonly freePages: number;
  /** Grows with each change of the schema. */
  readonly schemaVersion: number;
  readonly userVersion: number;
  readonly applicationId: number;
};

function readHeader(bytes: Buffer): FileHeader | null {
  if (bytes.length < HEADER_BYTES || bytes.toString('latin1', 0, MAGIC.length) !== MAGIC) {
    return null;
  }
  const size = bytes.readUInt16BE(16);
  const pageSize = size === 1 ? 65_536 : size;
  const isSize = pageSize >= 512 && (pageSize & (pageSize - 1)) === 0;
  const isUsual = bytes.readUInt8(21) === 64 && bytes.readUInt8(22) === 32;
  // Text is UTF-8 in every file that Provenet writes.
  if (!isSize || !isUsual || bytes.readUInt8(23) !== 32 || bytes.readUInt32BE(56) !== 1)
    return null;
  return {
    pageSize,
    reserved: bytes.readUInt8(20),
    firstFree: bytes.readUInt32BE(32),
    freePages: bytes.readUInt32BE(36),
    schemaVersion: bytes.readUInt32BE(40),
    userVersion: bytes.readUInt32BE(60),
    applicationId: bytes.readUInt32BE(68),
  };
}

/** The blocks of a file that are not what its seal says; `null` where it says nothing of them. */
function alteredBlocks(path: string): ReadonlySet<number> | null {
  try {
    const closed = readSeal(path)?.closed ?? null;
    const sealed = closed === null ? null : readSums(path, closed);
    if (sealed === null) return null;
    const { sums } = sumBlocks(path);
    return new Set(sums.flatMap((sum, at) => (sum === sealed.sums[at] ? [] : [at])));
  } catch {
    // A seal that cannot be read says nothing.
    return null;
  }
}

/**
 * The pages of a database file that may be damaged anywhere, without SQLite: nothing of it is run or
 * written, and a page that is wrong keeps no other from being read. What a program that ended midway
 * left beside it counts as SQLite would have it count.
 */
export class PageFile {
  readonly #file: number;
  readonly #other: number | null;
  readonly #overlay: Overlay;
  readonly #started: string;
  readonly #altered: ReadonlySet<number> | null;
  #pagesRead = 0;
  /** `null` where it is damaged; the page size is then the usual one. */
  readonly header: FileHeader | null;
  readonly pageSize: number;
  /** Bytes of each page that hold rows. */
  readonly usable: number;
  readonly pages: number;

  /** Fails as the file system does. With `isAlone`, what lies beside the file does not count. */
  constructor(path: string, isAlone = false) {
    this.#file = openSync(path, 'r');
    this.#started = this.#state();
    const first = Buffer.alloc(HEADER_BYTES);
    const got = readSync(this.#file, first, 0, first.length, 0);
    const size = readHeader(first.subarray(0, got))?.pageSize ?? USUAL_PAGE_BYTES;
    this.pageSize = size;
    this.#overlay = isAlone ? NO_OVERLAY : readOverlay(path, size);
    this.#other = this.#overlay.suffix === '' ? null : openSync(path + this.#overlay.suffix, 'r');
    this.#altered = this.#other === null ? alteredBlocks(path) : null;
    const { size: bytes } = fstatSync(this.#file);
    // A file that was cut short has part of its last page.
    this.pages = this.#overlay.pages ?? Math.ceil(bytes / size);
    this.usable = size;
    this.header = readHeader(this.read(1) ?? Buffer.alloc(0));
    this.usable = size - (this.header?.reserved ?? 0);
  }

  /** Reads a page by its number, from 1; `null` where there is none. What is missing of it is zero. */
  read(page: number): Buffer | null {
    if (page < 1 || page > this.pages) return null;
    this.#pagesRead += 1;
    const bytes = Buffer.alloc(this.pageSize);
    const at = this.#overlay.at.get(page);
    const got =
      at === undefined || this.#other === null
        ? readSync(this.#file, bytes, 0, bytes.length, (page - 1) * this.pageSize)
        : readSync(this.#other, bytes, 0, bytes.length, at);
    return got === 0 ? null : bytes;
  }

  /** How many pages were read, each as often as it was. */
  get pagesRead(): number {
    return this.#pagesRead;
  }

  /** True where the seal says what the file held when it was closed. */
  get isSealed(): boolean {
    return this.#altered !== null;
  }

  /** True where nothing says that a page is what it was: its values may be others. */
  isDoubtful(page: number): boolean {
    if (this.#altered === null) return false;
    return this.#altered.has(Math.floor(((page - 1) * this.pageSize) / BLOCK_BYTES));
  }

  /** True where somebody wrote to the file since it was opened. */
  get hasChanged(): boolean {
    return this.#state() !== this.#started;
  }

  close(): void {
    closeSync(this.#file);
    if (this.#other !== null) closeSync(this.#other);
  }

  #state(): string {
    const { size, mtimeMs } = fstatSync(this.#file);
    return `${size} ${mtimeMs}`;
  }
}
