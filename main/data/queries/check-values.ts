import { FUNCTIONS, GENERATIONS } from '#shared/domain/item';
import { MAX_CELL_CHARS, NUMBER_LIMITS } from '#shared/domain/item-limits';
import type { Database } from '../database/connection.ts';
import { hashOfText } from './audit/figures-hash.ts';

/** Bytes of a text above which none is that was read from a file; four for a character at most. */
const LONGEST_BYTES = 4 * MAX_CELL_CHARS;

const ITEM_TEXTS =
  `asset_id serial_number hostname model part_number site site_name region software_version ip_address
   mac_address sys_object_id currency notes extra`.split(/\s+/u);
const ORIGINS = ['supplier_by', 'function_by', 'placement_by', 'generation_by'];

const listed = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');
const isNoDay = (column: string): string => `${column} IS NOT date(${column})`;
const isNoInstant = (column: string): string =>
  `${column} IS NOT strftime('%Y-%m-%dT%H:%M:%fZ', ${column})`;
const isOutside = (column: string, { min, max }: { min: number; max: number }): string =>
  `(${column} IS NOT NULL AND ${column} NOT BETWEEN ${min} AND ${max})`;
const isNoJson = (column: string, type: 'object' | 'array'): string =>
  `CASE WHEN json_valid(${column}) THEN json_type(${column}) <> '${type}' ELSE ${column} IS NOT NULL END`;

/** For each table, what rows of it hold that Provenet never writes, and the SQL that is true then. */
const RULES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  item: {
    'an install date that is no day': isNoDay('installed_on'),
    'a place that is not on the earth': `${isOutside('latitude', NUMBER_LIMITS.latitude)} OR ${isOutside('longitude', NUMBER_LIMITS.longitude)}`,
    'a quantity or a cost below 0, or too large': `${isOutside('quantity', NUMBER_LIMITS.quantity)} OR ${isOutside('unit_cost', NUMBER_LIMITS.unitCost)}`,
    'a NUL character, or a text longer than any file may hold': ITEM_TEXTS.map(
      (column) => `instr(${column}, char(0)) > 0 OR octet_length(${column}) > ${LONGEST_BYTES}`,
    ).join(' OR '),
    'further columns that are no texts under headings': `${isNoJson('extra', 'object')}
      OR CASE WHEN json_valid(extra) THEN EXISTS (SELECT 1 FROM json_each(extra) WHERE type <> 'text') END`,
    'fields that a person set, told in another way': `${isNoJson('person_fields', 'object')}
      OR CASE WHEN json_valid(person_fields) THEN EXISTS (SELECT 1 FROM json_each(person_fields)
        WHERE type NOT IN ('integer', 'real') OR value <> round(value)) END`,
    'a class that is not there': 'class_id NOT IN (SELECT id FROM item_class)',
    'an import that is not there': `import_id NOT IN (SELECT id FROM import)
      OR (added_by IS NOT NULL AND added_by NOT IN (SELECT id FROM import))`,
    'a row that no file has': 'row_number < 1 OR line_number < 1',
  },
  item_class: {
    'a function that Provenet does not know': `function NOT IN (${listed(FUNCTIONS)})`,
    'a generation that Provenet does not know': `EXISTS (SELECT 1 FROM json_each(
        '["' || replace(replace(generation, '"', '?'), '+', '","') || '"]')
      WHERE generation IS NOT NULL AND value NOT IN (${listed(GENERATIONS)}))`,
    'a country that is no code of two letters': `country NOT GLOB '[A-Z][A-Z]'`,
    'an install date that is no day': `installed_since <> '' AND ${isNoDay('installed_since')}`,
    'a tag of unknown origin': ORIGINS.map(
      (column) => `(${column} <> 'file' AND ${column} NOT GLOB '[a-z]*:?*')`,
    ).join(' OR '),
  },
  manufacturer: {
    'a vendor that nothing gave it': 'supplier_id IS NOT NULL AND resolved_by IS NULL',
  },
  change: {
    'a time that is none': isNoInstant('at'),
    'details that cannot be read': isNoJson('detail', 'object'),
  },
  change_item: { 'former values that cannot be read': isNoJson('before', 'object') },
  import: {
    'a time that is none': isNoInstant('imported_at'),
    // One that stands for a lost import has none.
    'a hash that is none': `sha256 <> '' AND (length(sha256) <> 64 OR sha256 GLOB '*[^0-9a-f]*')`,
    'a count below 0': `min(bytes, rows_read, rows_added, rows_updated, rows_unchanged,
      rows_skipped, rows_rejected, rows_missing) < 0`,
  },
  audit: { 'a time that is none': isNoInstant('closed_at') },
};

/** How a row of a table is called, and how several are. */
const ROWS: Readonly<Record<string, readonly [string, string]>> = {
  item: ['item holds', 'items hold'],
  item_class: ['class of items holds', 'classes of items hold'],
  manufacturer: ['manufacturer text has', 'manufacturer texts have'],
  change: ['change of the history holds', 'changes of the history hold'],
  change_item: ['changed item holds', 'changed items hold'],
  import: ['import holds', 'imports hold'],
  audit: ['closed audit holds', 'closed audits hold'],
};

function wrongValues(db: Database, table: string): string[] {
  const rules = Object.entries(RULES[table] ?? {});
  const [one = table, several = table] = ROWS[table] ?? [];
  const counts =
    db
      .prepare<[], (number | null)[]>(
        `SELECT ${rules.map(([, isWrong]) => `sum(coalesce((${isWrong}), 0))`).join(', ')} FROM ${table}`,
      )
      .raw()
      .get() ?? [];
  return rules.flatMap(([what], at) => {
    const count = counts[at] ?? 0;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : several} ${what}`];
  });
}

/** Closed audits whose figures are not those that were closed. */
function changedAudits(db: Database): string[] {
  const changed: string[] = [];
  const audits = db
    .prepare<[], { name: string; figures: string; sha256: string }>(
      'SELECT name, figures, figures_sha256 AS sha256 FROM audit ORDER BY id',
    )
    .iterate();
  for (const { name, figures, sha256 } of audits) {
    if (hashOfText(figures) !== sha256) {
      changed.push(`the figures of the closed audit “${name}” are not those that were closed`);
    }
  }
  return changed;
}

/**
 * Looks for values that Provenet never writes: by what an import would have refused, and by the words
 * that it knows. Types and required values are SQLite's own check.
 */
export function valueProblems(db: Database): string[] {
  return [...Object.keys(RULES).flatMap((table) => wrongValues(db, table)), ...changedAudits(db)];
}
