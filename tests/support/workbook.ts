import { DOMParser } from '@xmldom/xmldom';
import { unzip } from './unzip.ts';

/** What a cell is to a program that opens the workbook. */
export type SheetCell = { readonly kind: 'text' | 'number' | 'date'; readonly value: string };

export type Sheet = {
  readonly name: string;
  /** Rows of cells by their column's letters; the first row holds the headings. */
  readonly rows: readonly Readonly<Record<string, SheetCell>>[];
  readonly frozenRows: number;
  readonly filtered: string | null;
};

/** An element or a document as far as this reader needs it. */
type Parsed = ReturnType<DOMParser['parseFromString']>;

function parse(file: Buffer | undefined): Parsed {
  if (file === undefined) throw new Error('A part of the workbook is missing.');
  const refuse = (message: string): never => {
    throw new Error(message);
  };
  const errorHandler = { warning: refuse, error: refuse, fatalError: refuse };
  return new DOMParser({ errorHandler }).parseFromString(file.toString('utf8'), 'text/xml');
}

const all = (within: Parsed | Element, name: string): Element[] =>
  Array.from(within.getElementsByTagName(name));

/** Formats of days, told by the letters of a year in them. */
function dateStyles(styles: Parsed): boolean[] {
  const codes = new Map(
    all(styles, 'numFmt').map((each) => [
      each.getAttribute('numFmtId'),
      each.getAttribute('formatCode') ?? '',
    ]),
  );
  const [formats] = all(styles, 'cellXfs');
  if (formats === undefined) return [];
  return all(formats, 'xf').map(
    (xf) => codes.get(xf.getAttribute('numFmtId'))?.includes('yy') === true,
  );
}

function readCell(cell: Element, isDate: readonly boolean[]): SheetCell {
  if (all(cell, 'f').length > 0) throw new Error('A cell holds a formula.');
  if (cell.getAttribute('t') === 'inlineStr') {
    const text = all(cell, 't')[0]?.textContent ?? '';
    const value = text.replace(/_x([0-9A-F]{4})_/gu, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
    return { kind: 'text', value };
  }
  const value = all(cell, 'v')[0]?.textContent ?? '';
  if (isDate[Number(cell.getAttribute('s') ?? '0')] !== true) return { kind: 'number', value };
  const day = new Date(Date.UTC(1899, 11, 30) + Number(value) * 86_400_000);
  return { kind: 'date', value: day.toISOString().slice(0, 10) };
}

/** Reads a workbook by its own list of sheets, relations and styles. */
export function readWorkbook(bytes: Buffer): Sheet[] {
  const files = unzip(bytes);
  const isDate = dateStyles(parse(files.get('xl/styles.xml')));
  const targets = new Map(
    all(parse(files.get('xl/_rels/workbook.xml.rels')), 'Relationship').map((each) => [
      each.getAttribute('Id'),
      each.getAttribute('Target') ?? '',
    ]),
  );
  const types = all(parse(files.get('[Content_Types].xml')), 'Override').map((each) =>
    each.getAttribute('PartName'),
  );
  return all(parse(files.get('xl/workbook.xml')), 'sheet').map((sheet) => {
    const path = `xl/${targets.get(sheet.getAttribute('r:id')) ?? ''}`;
    if (!types.includes(`/${path}`)) throw new Error(`${path} has no content type.`);
    const xml = parse(files.get(path));
    const rows = all(xml, 'row').map((row) =>
      Object.fromEntries(
        all(row, 'c').map((cell) => {
          const reference = cell.getAttribute('r') ?? '';
          if (!reference.endsWith(row.getAttribute('r') ?? '?')) throw new Error(reference);
          return [reference.replace(/\d+$/u, ''), readCell(cell, isDate)] as const;
        }),
      ),
    );
    const [pane] = all(xml, 'pane');
    const isFrozen = pane?.getAttribute('state') === 'frozen';
    return {
      name: sheet.getAttribute('name') ?? '',
      rows,
      frozenRows: isFrozen ? Number(pane.getAttribute('ySplit')) : 0,
      filtered: all(xml, 'autoFilter')[0]?.getAttribute('ref') ?? null,
    };
  });
}

/** The rows of a sheet below its headings, each by heading. */
export function recordsOf({ rows: [headings = {}, ...rows] }: Sheet): Record<string, SheetCell>[] {
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([letters, cell]) => [headings[letters]?.value ?? letters, cell]),
    ),
  );
}
