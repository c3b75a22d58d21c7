import { writeFileSync } from 'node:fs';
import type { Random } from '../faults/random.ts';
import type { ModelItem } from './model.ts';

/** How manufacturers are written, each with the supplier whose equipment that is. */
const MANUFACTURERS = [
  ['Huawei Technologies Co., Ltd.', 'Huawei'],
  ['ZTE Corporation', 'ZTE'],
  ['Nokia', 'Nokia'],
  ['Ericsson AB', 'Ericsson'],
] as const;

/** The supplier of items of which a manufacturer is written so. */
export const supplierOf = new Map<string, string>(MANUFACTURERS);

const SITES = [
  ['MUC-1', 'München Süd'],
  ['CGN-2', 'Köln Ehrenfeld'],
  ['ZRH-3', 'Zürich Höngg'],
  ['DUS-4', 'Düsseldorf Ost'],
] as const;

/** The codes of all sites. */
export const SITE_CODES = SITES.map(([code]) => code);

const HEADINGS = [
  'Asset ID',
  'Hostname',
  'Vendor',
  'Model',
  'Site',
  'Site name',
  'Placement',
  'Country',
  'Status',
  'Installed on',
];

/** Ways in which the bytes of a file stand for its characters; all of them can be told apart. */
const ENCODINGS: Readonly<Record<string, (text: string) => Buffer>> = {
  'utf-8': (text) => Buffer.from(text, 'utf8'),
  'utf-8 with a mark': (text) => Buffer.from(`\uFEFF${text}`, 'utf8'),
  'utf-16le': (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
  'windows-1252': (text) => Buffer.from(text, 'latin1'),
};

const FEWEST_ROWS = 200;
const MORE_ROWS = 1300;
const MOST_BAD_ROWS = 6;

/** Rows that no reader may accept: a country that is none, a day that is none, a cell too many. */
const BAD_ENDINGS = [
  ['Atlantis', 'In service', '2019-05-06'],
  ['Germany', 'In service', '2019-02-31'],
  ['Germany', 'In service', '2019-05-06', 'one too many'],
];

function randomItem(code: string, at: number, random: Random): ModelItem {
  const [manufacturer] = random.pick(MANUFACTURERS);
  const [site, siteName] = random.pick(SITES);
  return {
    assetId: `${code}-${String(at).padStart(5, '0')}`,
    hostname: `ne-${code.toLowerCase()}-${at}`,
    manufacturer,
    model: `Type ${random.below(60)}`,
    site,
    siteName,
    placement: random.pick(['core', 'edge'] as const),
    region: null,
  };
}

/** New items, all of whose asset IDs begin with a code. */
export function randomItems(code: string, random: Random): ModelItem[] {
  const count = FEWEST_ROWS + random.below(MORE_ROWS);
  return Array.from({ length: count }, (_, at) => randomItem(code, at, random));
}

/** Rows for known items, with models that they did not have, and some new items. */
export function randomUpdate(
  code: string,
  known: readonly ModelItem[],
  { mark, random }: { readonly mark: number; readonly random: Random },
): ModelItem[] {
  const changed = known
    .filter(() => random.chance(0.3))
    .map((item) => ({ ...item, model: `Type ${random.below(60)} mark ${mark}` }));
  const added = Array.from({ length: 1 + random.below(80) }, (_, at) =>
    randomItem(code, 50_000 + at, random),
  );
  return [...changed, ...added];
}

/** What was written into a file, beside its items. */
export type Written = { readonly encoding: string; readonly badRows: number };

/** Writes an inventory of these items in a random encoding, with some rows that cannot be read. */
export function writeItems(path: string, items: readonly ModelItem[], random: Random): Written {
  const delimiter = random.pick([',', ';', '\t']);
  const badRows = random.chance(0.5) ? 1 + random.below(MOST_BAD_ROWS) : 0;
  const cell = (text: string): string => (text.includes(delimiter) ? `"${text}"` : text);
  const lines = items.map((item) => [...cellsOf(item), 'Germany', 'In service', '2019-05-06']);
  for (let at = 0; at < badRows; at += 1) {
    const item = { ...randomItem('BAD', at, random), siteName: 'Nirgends' };
    lines.push([...cellsOf(item), ...random.pick(BAD_ENDINGS)]);
  }
  const text = [HEADINGS, ...lines].map((cells) => cells.map(cell).join(delimiter)).join('\r\n');
  const encoding = random.pick(Object.keys(ENCODINGS));
  const bytes = ENCODINGS[encoding]?.(`${text}\r\n`) ?? Buffer.alloc(0);
  writeFileSync(path, bytes);
  return { encoding, badRows };
}

function cellsOf(item: ModelItem): string[] {
  const { assetId, hostname, manufacturer, model, site, siteName, placement } = item;
  return [assetId, hostname, manufacturer, model, site, siteName, placement];
}
