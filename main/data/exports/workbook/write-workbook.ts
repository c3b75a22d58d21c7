import { once } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { AppError } from '#shared/rpc/app-error';
import type { ByteSink } from '../atomic-file.ts';
import type { CsvCell } from '../csv-text.ts';
import { sheetEnd, sheetPath, sheetStart, workbookParts } from './parts.ts';
import { SheetRows } from './sheet-rows.ts';

/** Rows and columns of a sheet. Source: Excel specifications and limits. */
const MAX_SHEET_ROWS = 1_048_576;
const MAX_SHEET_COLUMNS = 16_384;
/** Bytes of a sheet near which its archive would need a form that Excel does not read (4 GiB). */
const MAX_SHEET_BYTES = 4_000_000_000;
const CHUNK_UNITS = 1 << 18;
/** Of what an export writes nothing depends on when; the same items make the same bytes. */
const MADE_AT = new Date('2000-01-01T12:00:00Z');
/** Markup repeats so much that more effort gains little. */
const EFFORT = 3;

export type WorkbookTable<Item> = {
  readonly headings: readonly string[];
  /** How many headings, from the left, are columns of Provenet's own. */
  readonly fields: number;
  readonly items: AsyncIterator<Item, void, undefined>;
  readonly cellsOf: (item: Item) => readonly CsvCell[];
  readonly onCut: (item: Item, heading: string) => void;
  /** What the tabs of the sheets are called; `Items` where it is left out. */
  readonly title?: string | undefined;
  /** Headings of the columns that hold days; those of items where it is left out. */
  readonly dates?: ReadonlySet<string> | undefined;
  /** Rows of a sheet, that of the headings included; fewer than a sheet holds only in tests. */
  readonly sheetRows?: number | undefined;
};

/** Items one after the other, with a look at whether there is another one. */
class Queue<Item> {
  readonly #items: AsyncIterator<Item, void, undefined>;
  #next: IteratorResult<Item, void> | null = null;

  constructor(items: AsyncIterator<Item, void, undefined>) {
    this.#items = items;
  }

  async peek(): Promise<IteratorResult<Item, void>> {
    this.#next ??= await this.#items.next();
    return this.#next;
  }

  drop(): void {
    this.#next = null;
  }
}

/** The XML of one sheet in pieces: headings, then items until it is full or none is left. */
async function* sheetPieces<Item>(
  table: WorkbookTable<Item>,
  sheet: SheetRows,
  queue: Queue<Item>,
): AsyncGenerator<Buffer, number, undefined> {
  const most = table.sheetRows ?? MAX_SHEET_ROWS;
  let text = sheetStart(sheet.widths) + sheet.headingRow();
  let rows = 1;
  let bytes = 0;
  for (let next = await queue.peek(); next.done !== true; next = await queue.peek()) {
    if (rows >= most || bytes >= MAX_SHEET_BYTES) break;
    const item = next.value;
    queue.drop();
    rows += 1;
    text += sheet.row(rows, table.cellsOf(item), (heading) => {
      table.onCut(item, heading);
    });
    if (text.length < CHUNK_UNITS) continue;
    const piece = Buffer.from(text, 'utf8');
    bytes += piece.length;
    text = '';
    yield piece;
  }
  yield Buffer.from(text + sheetEnd(sheet.rangeOf(rows)), 'utf8');
  return rows - 1;
}

/**
 * Adds the sheets, one after the other, then what binds them; gives how many there are. Once the
 * signal says that nobody takes the archive any more, it fails, and reads no further item.
 */
async function fillArchive<Item>(
  zip: ZipFile,
  table: WorkbookTable<Item>,
  signal: AbortSignal,
): Promise<number> {
  const sheet = new SheetRows(table.headings, table.fields, table.dates);
  const queue = new Queue(table.items);
  let sheets = 0;
  do {
    sheets += 1;
    const pieces = Readable.from(sheetPieces(table, sheet, queue));
    try {
      zip.addReadStream(pieces, sheetPath(sheets), { mtime: MADE_AT, compressionLevel: EFFORT });
      await once(pieces, 'end', { signal });
    } finally {
      pieces.destroy();
    }
  } while ((await queue.peek()).done !== true);
  for (const [path, xml] of workbookParts(sheets, table.title ?? 'Items')) {
    zip.addBuffer(Buffer.from(xml, 'utf8'), path, { mtime: MADE_AT });
  }
  zip.end();
  return sheets;
}

/**
 * Writes a table as an Office Open XML workbook, piece by piece: neither all rows nor a whole
 * sheet are in memory at once. The heading row stays in sight and filters; what does not fit on
 * a sheet goes on to a further one. Gives the number of sheets; fails with `invalid-input` where
 * there are more columns than a sheet has, and as `items` and `sink` do.
 */
export async function writeWorkbook<Item>(
  table: WorkbookTable<Item>,
  sink: ByteSink,
): Promise<number> {
  if (table.headings.length > MAX_SHEET_COLUMNS) {
    throw new AppError(
      'invalid-input',
      `These items have ${table.headings.length} columns and a sheet holds ${MAX_SHEET_COLUMNS}; export the shown columns only, or write CSV.`,
    );
  }
  const zip = new ZipFile();
  const output = zip.outputStream.pipe(new PassThrough());
  zip.once('error', (error: Error) => output.destroy(error));
  const stop = new AbortController();
  const filling = fillArchive(zip, table, stop.signal);
  // Without an end of its own the archive would be waited for for ever.
  filling.catch((error: unknown) => {
    output.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  try {
    for await (const bytes of output) await sink(bytes as Uint8Array);
  } finally {
    stop.abort();
  }
  return filling;
}
