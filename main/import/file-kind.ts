type Kind = { readonly bytes: readonly number[]; readonly what: string };
type TextKind = { readonly starts: RegExp; readonly what: string };

/** First bytes of formats that are mistaken for CSV, and what to do about each. */
const KINDS: readonly Kind[] = [
  {
    bytes: [0x50, 0x4b, 0x03, 0x04],
    what: 'an Excel workbook or ZIP archive; save the sheet as CSV',
  },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], what: 'an old Excel workbook; save the sheet as CSV' },
  { bytes: [0x1f, 0x8b], what: 'compressed with gzip; unpack it' },
  { bytes: [0x25, 0x50, 0x44, 0x46], what: 'a PDF; export the table as CSV' },
  {
    bytes: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65],
    what: 'a database, perhaps a workspace; open it with Open, or export a table as CSV',
  },
  { bytes: [0x89, 0x50, 0x4e, 0x47], what: 'a picture; export the inventory as CSV' },
  { bytes: [0xff, 0xfe, 0x00, 0x00], what: 'text in UTF-32; save it in UTF-8' },
  { bytes: [0x00, 0x00, 0xfe, 0xff], what: 'text in UTF-32; save it in UTF-8' },
];

/** The same for formats that are text, told by how it starts. */
const TEXT_KINDS: readonly TextKind[] = [
  {
    starts: /^\s*<(?:!doctype html|html|head|body)\b/iu,
    what: 'a web page, perhaps the notice of an error; export the inventory again, as CSV',
  },
  { starts: /^\s*<\?xml\b/iu, what: 'XML; export the inventory as CSV' },
  { starts: /^\s*(?:\{|\[\s*\{)\s*"/u, what: 'JSON; export the inventory as CSV' },
  // One record in each line, each with the letter of its type.
  { starts: /^ID;P\w+(?:;[NE])*\r?\n[BCFOPW];/u, what: 'a SYLK spreadsheet; save it as CSV' },
  { starts: /^\{\\rtf/u, what: 'a text document (RTF); export the table as CSV' },
  {
    starts: /^(?:--[^\n]*\n|\/\*.*?\*\/|\s)*(?:INSERT INTO|CREATE TABLE|DROP TABLE|SET NAMES)\s/isu,
    what: 'a dump of a database (SQL); export the table as CSV',
  },
  // A list of records with a name before each value.
  {
    starts: /^(?:---\s*\n)?- [\w "'-]+: [^\n]*\n {2}[\w "'-]+: /u,
    what: 'YAML; export the inventory as CSV',
  },
];

/** What a file is instead of a table, with what to do about it; `null` where it may be one. */
export function knownKind(head: Buffer): string | null {
  const binary = KINDS.find(({ bytes }) => bytes.every((byte, at) => head[at] === byte));
  if (binary !== undefined) return binary.what;
  const start = head.toString('utf8').replace(/^\ufeff/u, '');
  return TEXT_KINDS.find(({ starts }) => starts.test(start))?.what ?? null;
}
