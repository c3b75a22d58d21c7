import type { ItemFilter } from '#shared/domain/filter';
import { REMOVAL_LABELS, removalStatusSchema } from '#shared/domain/removal';
import { verdictOfSeverity } from '#shared/domain/verdict';
import { AppError } from '#shared/rpc/app-error';
import type { Database } from '../../database/connection.ts';
import { foldedSite } from '../../site-codes.ts';
import { itemsWhere } from '../../queries/filter-sql.ts';
import type { CsvCell } from '../csv-text.ts';
import type { ExportOptions } from '../exported-items.ts';

const ROWS_PER_STEP = 1000;

/** Says in every row what this table is not, wherever the row is copied to. */
const LAYOUT_NOTE = 'unverified layout, not the official form';

/**
 * What an annual report on removal and replacement asks for at each location, as it is known of
 * 47 CFR 1.50007(a) and FCC Form 5641 (certainty MEM+: the text was not read), and how a workspace
 * answers it: with a column of `removal_row`, or not at all. Columns that the report does not ask
 * for, but that tell what the answer rests on, stand behind.
 */
const COLUMNS: readonly (readonly [heading: string, column: string | null])[] = [
  ['FRN', null],
  ['Site id', 'site'],
  ['Site name', 'site_name'],
  ['Address', null],
  ['Latitude', 'latitude'],
  ['Longitude', 'longitude'],
  ['Equipment type', 'equipment'],
  ['Manufacturer', 'manufacturer'],
  ['Model', 'model'],
  ['Quantity', 'quantity'],
  // An inventory says when equipment was installed, which is not when it was obtained.
  ['Date obtained', null],
  ['Supplier', 'supplier'],
  ['Amount', 'amount'],
  ['Status', 'status'],
  ['Plan', 'plan'],
  ['Plan cost', 'plan_cost'],
  ['Plan date', 'due_on'],
  ['Justification', null],
  ['Certifier', null],
];
const BEHIND: readonly (readonly [heading: string, column: string])[] = [
  ['Currency', 'currency'],
  ['Plan currency', 'plan_currency'],
  ['Country', 'country'],
  ['Installed on', 'installed_on'],
  ['Verdict', 'verdict'],
  ['Deadline', 'deadline'],
  ['Rows of the inventory', 'items'],
];

/** The headings of the table, in order. */
export const REMOVAL_HEADINGS: readonly string[] = [
  'Layout',
  ...COLUMNS.map(([heading]) => heading),
  ...BEHIND.map(([heading]) => heading),
  'Missing',
];
/** Those that hold days. */
export const REMOVAL_DATES: ReadonlySet<string> = new Set([
  'Date obtained',
  'Plan date',
  'Installed on',
  'Deadline',
]);

/** A row of the report: its cells, and what it asks for that the workspace does not know. */
export type RemovalRow = {
  readonly cells: readonly CsvCell[];
  readonly missing: readonly string[];
};

type StoredRow = Readonly<Record<string, string | number | null>>;

/** Decimals of an amount: finer than any currency, coarser than what binary fractions make of sums. */
const DECIMALS = 6;

/** Amounts, which say nothing without their currencies, by the columns of these. */
const AMOUNT_IN: Readonly<Record<string, string>> = {
  currency: 'amount',
  plan_currency: 'plan_cost',
};

/**
 * Equipment of one kind at one location is one row. A cost counts only where it is known of every
 * item; a quantity that is not given is one piece. What is planned stands with the equipment it is
 * planned for: items with another plan are another row. A location is the same whatever the case of
 * its texts.
 */
const GROUPED = `
  SELECT min(i.site) AS site, min(i.site_name) AS site_name, i.latitude, i.longitude,
    coalesce(c.function_text, c.function) AS equipment, m.text AS manufacturer, i.model,
    round(sum(coalesce(i.quantity, 1)), ${DECIMALS}) AS quantity, s.name AS supplier,
    CASE WHEN count(*) = count(i.unit_cost)
      THEN round(sum(i.unit_cost * coalesce(i.quantity, 1)), ${DECIMALS}) END AS amount,
    c.status, i.currency, v.country, i.installed_on, v.severity, v.deadline, count(*) AS items,
    r.status AS plan_status, r.replacement, r.due_on, r.currency AS plan_currency,
    CASE WHEN count(*) = count(r.cost) THEN sum(r.cost) / 100.0 END AS plan_cost
  FROM item i JOIN item_class c ON c.id = i.class_id
  JOIN class_verdict v ON v.class_id = i.class_id
  LEFT JOIN manufacturer m ON m.id = c.manufacturer_id
  LEFT JOIN supplier s ON s.id = v.supplier_id
  LEFT JOIN item_removal r ON r.item_id = i.id`;
const GROUPS = `
  GROUP BY ${foldedSite('i.site')}, ${foldedSite('i.site_name')}, i.latitude, i.longitude, equipment, m.text, i.model, s.name,
    c.status, i.currency, v.country, i.installed_on, v.severity, v.deadline, r.status, r.replacement,
    r.due_on, r.currency
  ORDER BY site NULLS LAST, site_name, i.latitude, i.longitude, v.severity DESC, s.name, m.text,
    i.model, equipment, c.status, i.installed_on, i.currency, v.country, v.deadline,
    r.due_on, r.status, r.replacement, r.currency`;

/** How far the removal is, and what comes in the place; `null` where nothing is planned. */
function planWords({ plan_status: status, replacement }: StoredRow): string | null {
  const known = removalStatusSchema.safeParse(status);
  if (!known.success) return null;
  const label = REMOVAL_LABELS[known.data];
  return typeof replacement === 'string' ? `${label}; in its place: ${replacement}` : label;
}

function toRow(stored: StoredRow): RemovalRow {
  const { severity } = stored;
  const verdict = typeof severity === 'number' ? verdictOfSeverity(severity) : null;
  const valueOf = (column: string | null): CsvCell => {
    if (column === 'verdict') return verdict;
    if (column === 'plan') return planWords(stored);
    return column === null ? null : (stored[column] ?? null);
  };
  const asked = COLUMNS.map(([heading, column]) => [heading, valueOf(column)] as const);
  const bare = BEHIND.filter(([, column]) => {
    const amount = AMOUNT_IN[column];
    return amount !== undefined && stored[amount] !== null && stored[column] === null;
  });
  const missing = [...asked.filter(([, value]) => value === null), ...bare].map(
    ([heading]) => heading,
  );
  const cells = [
    LAYOUT_NOTE,
    ...asked.map(([, value]) => value),
    ...BEHIND.map(([, column]) => valueOf(column)),
    missing.join(', '),
  ];
  return { cells, missing };
}

/**
 * The rows for removal and replacement of the filtered items, location by location, a step at a
 * time. The connection must be one that this reading alone uses: it gets a temporary table. Fails
 * with `cancelled` once the signal says so.
 */
export async function* eachRemovalRow(
  db: Database,
  filter: ItemFilter,
  { signal, onProgress }: Pick<ExportOptions, 'signal' | 'onProgress'> = {},
): AsyncGenerator<RemovalRow, void, undefined> {
  const where = itemsWhere(filter);
  db.exec('DROP TABLE IF EXISTS temp.removal_row');
  db.prepare(
    // Its rowids count from 1 in this order. Source: SQLite, CREATE TABLE ... AS SELECT.
    `CREATE TEMP TABLE removal_row AS ${GROUPED} ${where.sql} ${GROUPS}`,
  ).run(...where.values);
  const total =
    db.prepare<[], number | null>('SELECT max(rowid) FROM temp.removal_row').pluck().get() ?? 0;
  const read = db.prepare<[number, number], StoredRow>(
    'SELECT * FROM temp.removal_row WHERE rowid > ? ORDER BY rowid LIMIT ?',
  );
  for (let done = 0; done < total; done += ROWS_PER_STEP) {
    if (signal?.aborted === true) {
      throw new AppError('cancelled', 'The export was cancelled; no file was written.');
    }
    for (const row of read.all(done, ROWS_PER_STEP)) yield toRow(row);
    onProgress?.(Math.min(done + ROWS_PER_STEP, total), total);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
