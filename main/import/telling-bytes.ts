/** Distinct stretches that are kept; more tell nothing new. */
const MAX_SEGMENTS = 20_000;
/** Longest stretch that is kept, in bytes. */
const MAX_SEGMENT_BYTES = 200;

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
/** Bytes that end a cell and are never the second half of a character in any encoding. */
const ENDS: ReadonlySet<number> = new Set([
  0x00,
  0x09,
  LINE_FEED,
  CARRIAGE_RETURN,
  0x22,
  0x2c,
  0x3b,
]);

/** What the bytes beyond ASCII of a whole file say about its encoding. */
export type TellingBytes = {
  /** Distinct stretches of cells that hold such bytes, as they stand in the file. */
  readonly segments: readonly Buffer[];
  /** Line of the first byte beyond ASCII, from 1. */
  readonly firstLine: number;
  /** Sequences of several bytes that are valid UTF-8. */
  readonly utf8Sequences: number;
  /** Bytes beyond ASCII that are no part of valid UTF-8. */
  readonly utf8Errors: number;
};

/** Length of the UTF-8 sequence that a byte opens; 0 where it opens none (RFC 3629). */
function sequenceLength(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
}

/** True where the byte may follow `lead` at once: no overlong forms, no surrogates (RFC 3629). */
function maySecond(lead: number, byte: number): boolean {
  if (lead === 0xe0) return byte >= 0xa0;
  if (lead === 0xed) return byte <= 0x9f;
  if (lead === 0xf0) return byte >= 0x90;
  return lead !== 0xf4 || byte <= 0x8f;
}

/** Gathers the stretches of a file that tell its encoding, wherever in the file they stand. */
export class TellingBytesCollector {
  readonly #segments = new Map<string, Buffer>();
  #segment: number[] = [];
  #isTelling = false;
  #line = 1;
  #wasReturn = false;
  #firstLine = 0;
  #sequences = 0;
  #errors = 0;
  #lead = 0;
  #left = 0;
  #isSecond = false;

  add(chunk: Buffer): void {
    for (const byte of chunk) this.#addByte(byte);
  }

  end(): TellingBytes {
    this.#endSegment();
    if (this.#left > 0) this.#errors += 1;
    return {
      segments: [...this.#segments.values()],
      firstLine: this.#firstLine,
      utf8Sequences: this.#sequences,
      utf8Errors: this.#errors,
    };
  }

  #addByte(byte: number): void {
    this.#follow(byte);
    if (byte === CARRIAGE_RETURN || (byte === LINE_FEED && !this.#wasReturn)) this.#line += 1;
    this.#wasReturn = byte === CARRIAGE_RETURN;
    if (ENDS.has(byte)) {
      this.#endSegment();
      return;
    }
    if (byte >= 0x80) {
      this.#isTelling = true;
      if (this.#firstLine === 0) this.#firstLine = this.#line;
    }
    this.#segment.push(byte);
  }

  /** Follows UTF-8 from byte to byte. */
  #follow(byte: number): void {
    if (this.#left > 0) {
      const isOne = byte >= 0x80 && byte <= 0xbf;
      if (isOne && (!this.#isSecond || maySecond(this.#lead, byte))) {
        this.#isSecond = false;
        this.#left -= 1;
        if (this.#left === 0) this.#sequences += 1;
        return;
      }
      this.#errors += 1;
      this.#left = 0;
    }
    if (byte < 0x80) return;
    const length = sequenceLength(byte);
    if (length === 0) this.#errors += 1;
    else {
      this.#lead = byte;
      this.#left = length - 1;
      this.#isSecond = true;
    }
  }

  #endSegment(): void {
    // A stretch that is too long is left out whole: cut, it could end amid a character.
    const isKept = this.#isTelling && this.#segment.length <= MAX_SEGMENT_BYTES;
    if (isKept && this.#segments.size < MAX_SEGMENTS) {
      const bytes = Buffer.from(this.#segment);
      this.#segments.set(bytes.toString('latin1'), bytes);
    }
    this.#segment = [];
    this.#isTelling = false;
  }
}
