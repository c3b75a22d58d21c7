/**
 * Ways to pollute a clean file, after the method of Pollock (VLDB 2023): each leaves one defect in a
 * copy, at one place. The file, the kinds and their places are our own.
 */

/** A clean table of 84 rows and nine columns; some cells hold the delimiter, quotes, line breaks. */
const HEADINGS = [
  'Asset ID',
  'Serial Number',
  'Vendor',
  'Model',
  'Hostname',
  'Site',
  'Address',
  'Install Date',
  'Notes',
];
const VENDORS = ['Nokia', 'Huawei', 'Ericsson', 'ZTE', 'Cisco'];
const MODELS = ['7750 SR', 'NE40E-X8', 'AIR 6449', 'M6000', 'ASR 9010'];
const NOTES = ['spare', 'rack 19"', 'as built', 'new, not live', 'moved\nfrom lab'];
const ROWS = 84;

const padded = (at: number, length: number): string => String(at).padStart(length, '0');

/** The headings and the rows of the clean table. */
export const CLEAN: readonly (readonly string[])[] = [
  HEADINGS,
  ...Array.from({ length: ROWS }, (_none, at) => [
    `AS-${padded(1001 + at, 5)}`,
    `SN${padded(700_321 + at * 37, 8)}`,
    VENDORS[at % VENDORS.length] ?? '',
    MODELS[at % MODELS.length] ?? '',
    `ber-agg-${at + 1}`,
    `BER-${padded((at % 12) + 1, 3)}`,
    `Street ${at + 1}, Berlin`,
    `20${padded(10 + (at % 14), 2)}-${padded((at % 12) + 1, 2)}-${padded((at % 27) + 1, 2)}`,
    NOTES[at % NOTES.length] ?? '',
  ]),
];

/** How a table is written. */
type Dialect = {
  readonly delimiter: string;
  readonly quote: string;
  readonly escape: string;
  readonly newline: string;
};
const RFC: Dialect = { delimiter: ',', quote: '"', escape: '"', newline: '\r\n' };

function cellText(cell: string, { delimiter, quote, escape }: Dialect): string {
  const needsQuotes = [delimiter, quote, '\n', '\r'].some((part) => cell.includes(part));
  if (!needsQuotes) return cell;
  const escaped = cell.replaceAll(escape, escape + escape).replaceAll(quote, escape + quote);
  const once = escape === quote ? cell.replaceAll(quote, quote + quote) : escaped;
  return `${quote}${once}${quote}`;
}

const rowText = (cells: readonly string[], dialect: Dialect): string =>
  cells.map((cell) => cellText(cell, dialect)).join(dialect.delimiter);

function fileText(rows: readonly (readonly string[])[], dialect: Dialect = RFC): string {
  return rows.map((cells) => rowText(cells, dialect) + dialect.newline).join('');
}

/** The clean file with one of its rows written otherwise; row 0 has the headings. */
function withRow(at: number, write: (cells: readonly string[]) => string): string {
  return CLEAN.map(
    (cells, row) => (row === at ? write(cells) : rowText(cells, RFC)) + RFC.newline,
  ).join('');
}

/** One polluted file; `table` is what it says if that is clear, headings first. */
export type Polluted = {
  readonly name: string;
  readonly text: string;
  readonly table: readonly (readonly string[])[] | null;
};

/** A kind of pollution, and whether its files are well-formed, so that nothing may be warned of. */
export type Pollution = {
  readonly kind: string;
  readonly isWellFormed: boolean;
  readonly files: () => Polluted[];
};

const one = (kind: string, text: string, table: Polluted['table'] = CLEAN): Pollution => ({
  kind,
  isWellFormed: table !== null,
  files: () => [{ name: kind, text, table }],
});

/** A file for each row, or for each cell, the headings' among them. */
function eachRow(kind: string, write: (cells: readonly string[]) => string): Pollution {
  return {
    kind,
    isWellFormed: false,
    files: () =>
      CLEAN.map((_row, at) => ({
        name: `${kind}, row ${at}`,
        text: withRow(at, write),
        table: null,
      })),
  };
}

function eachCell(
  kind: string,
  write: (cells: readonly string[], at: number) => string | null,
): Pollution {
  return {
    kind,
    isWellFormed: false,
    files: () =>
      CLEAN.flatMap((cells, row) =>
        cells.flatMap((_cell, column) => {
          const line = write(cells, column);
          if (line === null) return [];
          const text = withRow(row, () => line);
          return [{ name: `${kind}, row ${row}, column ${column}`, text, table: null }];
        }),
      ),
  };
}

const texts = (cells: readonly string[]): string[] => cells.map((cell) => cellText(cell, RFC));

/** The line of a row in which the delimiter before a cell is missing, or stands there twice. */
function delimiters(cells: readonly string[], at: number, times: 0 | 2): string {
  const parts = texts(cells);
  const before = parts.slice(0, at).join(',');
  return `${before}${','.repeat(times)}${parts.slice(at).join(',')}`;
}

/** The line of a row in which a quote stands within a cell that has none, after its first character. */
function quoteWithin(cells: readonly string[], at: number): string | null {
  const cell = cells[at] ?? '';
  if (cellText(cell, RFC) !== cell) return null;
  return texts(cells)
    .with(at, `${cell.slice(0, 1)}"${cell.slice(1)}`)
    .join(',');
}

const [headings = [], ...data] = CLEAN;
const second = (columns: number): string[][] => [
  [
    'Contract',
    'Supplier',
    'Phone',
    'Contact',
    'Mail',
    'Until',
    'Value',
    'Currency',
    'Owner',
    'Unit',
  ].slice(0, columns),
  ...Array.from({ length: 20 }, (_none, at) =>
    [
      `K-${at}`,
      'Nokia',
      `+49 30 ${1000 + at}`,
      'A. B.',
      'a@b.example',
      '2030',
      '1',
      'EUR',
      'C. D.',
      'X',
    ].slice(0, columns),
  ),
];

/** All kinds, those of the whole file first. */
export const POLLUTIONS: readonly Pollution[] = [
  one('as it is', fileText(CLEAN)),
  one('no line end at the end', fileText(CLEAN).trimEnd()),
  one('two line ends at the end', `${fileText(CLEAN)}\r\n`),
  one('one row', fileText([headings, ...data.slice(0, 1)]), [headings, ...data.slice(0, 1)]),
  one('semicolons', fileText(CLEAN, { ...RFC, delimiter: ';' })),
  one('tabs', fileText(CLEAN, { ...RFC, delimiter: '\t' })),
  one('pipes', fileText(CLEAN, { ...RFC, delimiter: '|' })),
  one('single quotes', fileText(CLEAN, { ...RFC, quote: "'", escape: "'" })),
  one('escapes by backslash', fileText(CLEAN, { ...RFC, escape: '\\' })),
  one('lines ended by LF', fileText(CLEAN, { ...RFC, newline: '\n' })),
  one('lines ended by CR', fileText(CLEAN, { ...RFC, newline: '\r' })),
  one('nothing', '', null),
  one('headings alone', fileText([headings]), [headings]),
  one('no headings', fileText(data), null),
  one(
    'headings and their kinds',
    fileText([headings, 'Number,Number,Name,Type,Name,Code,Text,Date,Text'.split(','), ...data]),
    null,
  ),
  one('headings in two rows', fileText([headings, headings.map(() => 'text'), ...data]), null),
  one(
    'headings in three rows',
    fileText([
      ['Export', ...headings.slice(1).map(() => '')],
      headings,
      headings.map(() => 'unit'),
      ...data,
    ]),
    null,
  ),
  one('a preamble', `Inventory of the north\r\nMade by the CMDB\r\n\r\n${fileText(CLEAN)}`, null),
  one('a second table with fewer columns', `${fileText(CLEAN)}\r\n${fileText(second(5))}`, null),
  one('a second table with as many columns', `${fileText(CLEAN)}\r\n${fileText(second(9))}`, null),
  one('a second table with more columns', `${fileText(CLEAN)}\r\n${fileText(second(10))}`, null),
  eachCell('a delimiter less', (cells, at) => (at === 0 ? null : delimiters(cells, at, 0))),
  eachCell('a delimiter more', (cells, at) =>
    at === 0 ? `,${texts(cells).join(',')}` : delimiters(cells, at, 2),
  ),
  eachCell('a quote within a cell', quoteWithin),
  eachRow('another delimiter in one row', (cells) => rowText(cells, { ...RFC, delimiter: ';' })),
];
