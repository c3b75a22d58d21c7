import { decodeFile } from './decode.ts';
import { parseBlock, type ParsedRecord } from './parse-block.ts';
import { RecordFramer, type FramedBlock } from './record-framer.ts';
import { swallowedRows } from './swallowed-rows.ts';
import type { Table } from './table.ts';
import { marksIn, withVisibleNuls, type TextMark } from './text-marks.ts';

export type RecordBatch = {
  readonly records: readonly ParsedRecord[];
  readonly bytesRead: number;
  /** What is unusual in the text of these records. */
  readonly marks: readonly TextMark[];
};

/** Keeps the last records back, so that those at the end of the file can be left out. */
class Tail {
  readonly #length: number;
  #held: ParsedRecord[] = [];

  constructor(length: number) {
    this.#length = length;
  }

  /** Takes records in; gives those that are surely not the last ones. */
  pass(records: readonly ParsedRecord[]): readonly ParsedRecord[] {
    if (this.#length === 0) return records;
    const all = [...this.#held, ...records];
    this.#held = all.slice(-this.#length);
    return all.slice(0, -this.#length);
  }

  get held(): readonly ParsedRecord[] {
    return this.#held;
  }
}

/** The rows at the end of a table that its plan leaves out; known once it was read to its end. */
export type LeftOut = { rows: readonly ParsedRecord[] };

/** Reads the data rows of a table in order, from the row after the headings. */
export async function* readRecords(
  table: Table,
  chunkBytes?: number,
  leftOut: LeftOut = { rows: [] },
): AsyncGenerator<RecordBatch, void, undefined> {
  const { dialect, headings, rowsAfterLine } = table;
  const framer = new RecordFramer(dialect);
  const tail = new Tail(table.footerRows);
  const toBatch = (block: FramedBlock, bytesRead: number): RecordBatch => {
    const parsed = parseBlock(block, dialect);
    const isPastHeading = (parsed[0]?.line ?? 0) > rowsAfterLine;
    const records = isPastHeading ? parsed : parsed.filter(({ line }) => line > rowsAfterLine);
    const marks = [
      ...marksIn(block.text, records),
      ...(block.hasQuotes ? swallowedRows(records, headings.length, dialect.delimiter) : []),
    ];
    return { records: tail.pass(withVisibleNuls(block.text, records)), bytesRead, marks };
  };
  for await (const chunk of decodeFile(table.path, table.facts, table.encoding, chunkBytes)) {
    const block = framer.push(chunk.text);
    if (block !== null) yield toBatch(block, chunk.bytesRead);
  }
  const last = framer.end();
  if (last !== null) yield toBatch(last, table.facts.bytes);
  leftOut.rows = tail.held;
}
