import { isoDateSchema } from '#shared/domain/date';
import type { CopiedTable, NamedRow } from './copied-tables.ts';

type Value = NamedRow[string];

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/u;

const isDay = (value: Value | undefined): boolean =>
  value === null || value === undefined || isoDateSchema.safeParse(value).success;
const isInstant = (value: Value | undefined): boolean =>
  INSTANT.test(String(value)) && !Number.isNaN(Date.parse(String(value)));
const isHash = (value: Value | undefined): boolean => /^[\da-f]{64}$/u.test(String(value));
const isWithin = (value: Value | undefined, least: number, most: number): boolean =>
  value === null || value === undefined || (Number(value) >= least && Number(value) <= most);

const COUNTS = ['read', 'added', 'updated', 'unchanged', 'skipped', 'rejected', 'missing'];

/** What an import would have refused, or Provenet never writes; see `check-values.ts`. */
const SOUND: Readonly<Partial<Record<CopiedTable, (row: NamedRow) => boolean>>> = {
  item: (row) =>
    Number(row['row_number']) >= 1 &&
    Number(row['line_number']) >= 1 &&
    isDay(row['installed_on']) &&
    isWithin(row['latitude'], -90, 90) &&
    isWithin(row['longitude'], -180, 180) &&
    isWithin(row['quantity'], 0, 1e9) &&
    isWithin(row['unit_cost'], 0, 1e12) &&
    !Object.values(row).some((value) => typeof value === 'string' && value.includes('\0')),
  change: (row) => isInstant(row['at']),
  import: (row) =>
    isInstant(row['imported_at']) &&
    isHash(row['sha256']) &&
    isWithin(row['bytes'], 0, Infinity) &&
    COUNTS.every((count) => isWithin(row[`rows_${count}`], 0, Infinity)),
  audit: (row) => isInstant(row['closed_at']),
};

/** True where the values of a row are such as Provenet writes into that table. */
export function isSound(table: CopiedTable, row: NamedRow): boolean {
  return SOUND[table]?.(row) ?? true;
}
