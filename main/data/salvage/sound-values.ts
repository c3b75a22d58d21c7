import { isoDateSchema } from '#shared/domain/date';
import { NUMBER_LIMITS } from '#shared/domain/item-limits';
import type { CopiedTable, NamedRow } from './copied-tables.ts';

type Value = NamedRow[string];

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/u;

const isDay = (value: Value | undefined): boolean =>
  value === null || value === undefined || isoDateSchema.safeParse(value).success;
const isInstant = (value: Value | undefined): boolean =>
  INSTANT.test(String(value)) && !Number.isNaN(Date.parse(String(value)));
const isHash = (value: Value | undefined): boolean => /^[\da-f]{64}$/u.test(String(value));
const isWithin = (
  value: Value | undefined,
  { min, max }: { readonly min: number; readonly max: number },
): boolean =>
  value === null || value === undefined || (Number(value) >= min && Number(value) <= max);

/** No count of rows is below 0. */
const COUNT = { min: 0, max: Infinity };

const COUNTS = ['read', 'added', 'updated', 'unchanged', 'skipped', 'rejected', 'missing'];

/** What an import would have refused, or Provenet never writes; see `check-values.ts`. */
const SOUND: Readonly<Partial<Record<CopiedTable, (row: NamedRow) => boolean>>> = {
  item: (row) =>
    Number(row['row_number']) >= 1 &&
    Number(row['line_number']) >= 1 &&
    isDay(row['installed_on']) &&
    isWithin(row['latitude'], NUMBER_LIMITS.latitude) &&
    isWithin(row['longitude'], NUMBER_LIMITS.longitude) &&
    isWithin(row['quantity'], NUMBER_LIMITS.quantity) &&
    isWithin(row['unit_cost'], NUMBER_LIMITS.unitCost) &&
    !Object.values(row).some((value) => typeof value === 'string' && value.includes('\0')),
  change: (row) => isInstant(row['at']),
  import: (row) =>
    isInstant(row['imported_at']) &&
    isHash(row['sha256']) &&
    isWithin(row['bytes'], COUNT) &&
    COUNTS.every((count) => isWithin(row[`rows_${count}`], COUNT)),
  audit: (row) => isInstant(row['closed_at']),
};

/** Tells whether the values of a row of a table are such as Provenet writes; `null` where any are. */
export const soundnessOf = (table: CopiedTable): ((row: NamedRow) => boolean) | null =>
  SOUND[table] ?? null;
