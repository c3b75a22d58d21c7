import { createHash } from 'node:crypto';

/** One row of the generated inventory, and what an audit must make of it. */
export type InventoryRow = {
  readonly cells: readonly string[];
  readonly manufacturer: string;
  readonly supplier: string | null;
  readonly placement: 'core' | 'edge' | 'untagged';
  readonly isDecommissioned: boolean;
  readonly isRejected: boolean;
  /** Line of the file on which the row stands. */
  readonly line: number;
};

export type Inventory = {
  readonly rows: readonly InventoryRow[];
  readonly bytes: Buffer;
  readonly sha256: string;
};

/** The headings that map to a field, and the one that maps to none. */
export const HEADINGS = [
  'Inventarnummer',
  'Seriennummer',
  'Hostname',
  'Hersteller',
  'Modell',
  'Funktion',
  'Netzebene',
  'Standort',
  'Land',
  'Status',
  'Inbetriebnahme',
  'Schlüsselschrank',
] as const;

/** A manufacturer that no catalogue knows; it stands on exactly as many rows as said here. */
export const UNKNOWN_MAKER = { text: 'Müller & Söhne Funktechnik GmbH', items: 37 } as const;
/** Rows whose manufacturer is blank. */
const NAMELESS_ROWS = 11;
/** Rows that cannot be read, by the reason that the reader must give. */
export const BAD_ROWS = ['date', 'country', 'cells'] as const;

/** How each supplier is spelt, one way after the other. */
const SPELLINGS: readonly (readonly [string, string])[] = [
  ['Huawei Technologies Co., Ltd.', 'Huawei'],
  ['HUAWEI', 'Huawei'],
  ['huawei technologies', 'Huawei'],
  ['ZTE Corporation', 'ZTE'],
  ['zte', 'ZTE'],
  ['ZTE Corp.', 'ZTE'],
  ['Nokia', 'Nokia'],
  ['NOKIA SOLUTIONS AND NETWORKS GMBH & CO. KG', 'Nokia'],
  ['Nokia Siemens Networks', 'Nokia'],
  ['Ericsson AB', 'Ericsson'],
  ['ERICSSON', 'Ericsson'],
  ['Telefonaktiebolaget LM Ericsson', 'Ericsson'],
];

/** Function and network layer as written, and the placement that follows. */
const KINDS: readonly (readonly [string, string, InventoryRow['placement']])[] = [
  ['UPF', '', 'core'],
  ['Router', 'Kern', 'core'],
  ['gNodeB', '', 'edge'],
  ['Router', 'Zugang', 'edge'],
  ['Prüfgerät', '', 'untagged'],
];
const SITES = ['München Süd', 'Köln Ehrenfeld', 'Zürich Höngg', 'Düsseldorf Ost'];
const LANDS = ['Deutschland', 'DE', 'Österreich'];
const STATES = ['In Betrieb', 'In Betrieb', 'In Betrieb', 'Lager', 'Stillgelegt'];

/** A multiplicative congruential generator (Park and Miller, 1988). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state;
  };
}

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

function makerOf(index: number, next: () => number): readonly [string, string | null] {
  if (index % 100 === 7 && index < UNKNOWN_MAKER.items * 100) return [UNKNOWN_MAKER.text, null];
  if (index % 100 === 8 && index < NAMELESS_ROWS * 100) return ['', null];
  return SPELLINGS[next() % SPELLINGS.length] ?? ['', null];
}

function rowOf(index: number, count: number, next: () => number): InventoryRow {
  const [manufacturer, supplier] = makerOf(index, next);
  const kind = KINDS[next() % KINDS.length];
  const [role = '', layer = '', placement = 'untagged'] = kind ?? [];
  // What no vendor is known of stays in use, so that each such row counts.
  const status = supplier === null ? 'In Betrieb' : (STATES[next() % STATES.length] ?? '');
  const bad = BAD_ROWS[count - 1 - index];
  const day = `${pad(1 + (next() % 28), 2)}.${pad(1 + (next() % 12), 2)}.${2012 + (next() % 12)}`;
  const cells = [
    `A-${pad(index, 6)}`,
    `${pad(next(), 10)}${pad(index, 5)}`,
    `ne-${pad(index, 5)}`,
    manufacturer,
    `Modell ${next() % 40}`,
    role,
    layer,
    SITES[next() % SITES.length] ?? '',
    bad === 'country' ? 'Atlantis' : (LANDS[next() % LANDS.length] ?? ''),
    status,
    bad === 'date' ? '31.02.2020' : day,
    `Schrank ${next() % 9}`,
    ...(bad === 'cells' ? ['zu viel'] : []),
  ];
  return {
    cells,
    manufacturer,
    supplier,
    placement,
    isDecommissioned: status === 'Stillgelegt',
    isRejected: bad !== undefined,
    line: index + 2,
  };
}

function quoted(cell: string): string {
  return /[;"\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** A German inventory in windows-1252 with semicolons and CRLF, the same on every machine. */
export function buildInventory(count = 5000): Inventory {
  const next = numbers(20_261_123);
  const rows = Array.from({ length: count }, (_, index) => rowOf(index, count, next));
  const lines = [HEADINGS, ...rows.map(({ cells }) => cells)];
  const text = lines.map((cells) => `${cells.map(quoted).join(';')}\r\n`).join('');
  // Every letter used here has the same code in windows-1252 and ISO 8859-1.
  const bytes = Buffer.from(text, 'latin1');
  return { rows, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

const FLAGGED_SUPPLIERS: readonly (string | null)[] = ['Huawei', 'ZTE'];

/** Items that the EU baseline names, decommissioned ones left out. */
export function isFlagged({ supplier, isDecommissioned }: InventoryRow): boolean {
  return FLAGGED_SUPPLIERS.includes(supplier) && !isDecommissioned;
}

/** The rows that become items. */
export function itemsOf({ rows }: Inventory): InventoryRow[] {
  return rows.filter(({ isRejected }) => !isRejected);
}
