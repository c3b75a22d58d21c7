import { createHash } from 'node:crypto';
import { z } from 'zod';
import { importResultSchema, rejectSchema } from '#shared/contract/import';
import { ownTagRuleSchema } from '#shared/domain/own-tag-rule';
import { policyPackSchema } from '#shared/domain/policy';
import { statementSchema } from '#shared/domain/statement';
import { isClassKey } from '../commands/classes.ts';
import { isSetting } from '../database/settings.ts';
import { soundnessOf } from './sound-values.ts';
import type { StoredValue } from './read-record.ts';

/** A row by the names of its columns. */
export type NamedRow = Readonly<Record<string, StoredValue>>;

/**
 * The tables whose rows are facts, those first that others refer to. What is not among them is
 * computed: verdicts, findings, measures, the index of searches, and the counts of changes.
 */
export const COPIED_TABLES = [
  'setting',
  'change',
  'supplier',
  'supplier_parent',
  'supplier_name',
  'manufacturer',
  'item_class',
  'import',
  'import_reject',
  'import_named',
  'item',
  'change_item',
  'item_removal',
  'change_removal',
  'policy_pack',
  'rule_switch',
  'statement',
  'listed_supplier',
  'evidence',
  'tag_rule',
  'own_parent',
  'names_apart',
  'mac_registry',
  'mac_assignee',
  'mac_prefix',
  'settled_sign',
  'saved_view',
  'audit',
  'audit_class',
  'audit_item',
  'sample',
  'sample_item',
] as const;
export type CopiedTable = (typeof COPIED_TABLES)[number];

/** Texts that are read as JSON, with what they must say. */
const JSON_COLUMNS: Readonly<Partial<Record<CopiedTable, Readonly<Record<string, z.ZodType>>>>> = {
  change: { detail: z.record(z.string(), z.unknown()) },
  import: {
    plan: z.record(z.string(), z.unknown()),
    headings: z.array(z.string()),
    reasons: importResultSchema.shape.reasons,
    warnings: importResultSchema.shape.warnings,
  },
  import_reject: { reasons: rejectSchema.shape.reasons, cells: rejectSchema.shape.cells },
  item: {
    extra: z.record(z.string(), z.string()),
    person_fields: z.record(z.string(), z.unknown()),
  },
  change_item: { before: z.unknown() },
  policy_pack: { json: policyPackSchema },
  statement: { json: statementSchema },
  tag_rule: { json: ownTagRuleSchema },
  saved_view: { view: z.unknown() },
  audit: { figures: z.unknown(), named_places: z.unknown() },
  sample: { filter: z.unknown() },
  sample_item: { recorded: z.unknown() },
};

function isJson(text: StoredValue, schema: z.ZodType): boolean {
  if (text === null) return true;
  try {
    return schema.safeParse(JSON.parse(String(text))).success;
  } catch {
    return false;
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What a row says twice, or what would keep the workspace from opening. */
const OWN_CHECKS: Readonly<Partial<Record<CopiedTable, (row: NamedRow) => boolean>>> = {
  setting: (row) => isSetting(String(row['name']), String(row['value'])),
  item_class: (row) => isClassKey(String(row['class_key']), row),
  audit: (row) => sha256(String(row['figures'])) === row['figures_sha256'],
};

/**
 * What tells whether a row of a table agrees with itself, by its values in the order of `columns`. One
 * that does not was altered where it stood.
 */
export function consistencyOf(
  table: CopiedTable,
  columns: readonly string[],
): (values: readonly StoredValue[]) => boolean {
  const texts = Object.entries(JSON_COLUMNS[table] ?? {}).flatMap(([column, schema]) => {
    const at = columns.indexOf(column);
    return at < 0 ? [] : [{ at, schema }];
  });
  const checks = [soundnessOf(table), OWN_CHECKS[table] ?? null].filter((check) => check !== null);
  return (values) => {
    if (!texts.every(({ at, schema }) => isJson(values[at] ?? null, schema))) return false;
    // A table may have millions of rows, which are not named for nothing.
    if (checks.length === 0) return true;
    const row = Object.fromEntries(columns.map((name, at) => [name, values[at] ?? null]));
    return checks.every((check) => check(row));
  };
}
