import type { ItemSet } from '#shared/contract/item-changes';
import type { EditableField } from '#shared/domain/item';
import { FIELD_COLUMNS } from '../../../import/protocol.ts';
import { COLUMN_OF } from '../../database/columns.ts';
import type { Database } from '../../database/connection.ts';
import { readSettings } from '../../database/settings.ts';
import { ensureSupplier } from '../assign-vendor.ts';
import type { ClassColumn } from '../classes.ts';
import { readEditedValue } from './read-value.ts';

type Value = string | number | null;

/** A tag's two columns: what it says, and who set it. */
export const TAG_COLUMNS = {
  placement: 'placement_by',
  function: 'function_by',
  supplier_override: 'supplier_by',
  generation: 'generation_by',
} as const satisfies Partial<Record<ClassColumn, ClassColumn>>;
export type TagColumn = keyof typeof TAG_COLUMNS;

/** A field that is set as it stands; see `fieldsOfPerson`. */
export type EditedField = {
  readonly field: EditableField;
  /** Its stored column, by which `person_fields` names it. */
  readonly column: string;
  /** True where the column is one of the item's own. */
  readonly isOwn: boolean;
  readonly value: Value;
};

/** What setting a value means for stored items. */
export type ItemPlan = {
  /** What is set, as the history says it: `placement core`. */
  readonly words: string;
  /** What undo needs beside the former values. */
  readonly detail: unknown;
  /** Which items differ: a condition on `item i`. */
  readonly differs: { readonly sql: string; readonly values: readonly Value[] };
  /** What their classes say afterwards, given the id of the change. */
  readonly classValues: (changeId: number) => Readonly<Partial<Record<ClassColumn, Value>>>;
  /** `null` for a tag. */
  readonly edited: EditedField | null;
};

const BY_PERSON = (by: ClassColumn): string => `coalesce(${by}, '') LIKE 'person:%'`;

function planTag(column: TagColumn, value: Value, words: string): ItemPlan {
  const by = TAG_COLUMNS[column];
  return {
    words,
    detail: { column },
    differs: {
      sql: `i.class_id IN (SELECT id FROM item_class WHERE ${column} IS NOT ? OR NOT ${BY_PERSON(by)})`,
      values: [value],
    },
    classValues: (changeId) => ({ [column]: value, [by]: `person:${changeId}` }),
    edited: null,
  };
}

/** The day of the rules about new installations that a date falls behind; see `installed_since`. */
function sinceOf(db: Database, day: Value): string | null {
  if (day === null) return null;
  const passed = readSettings(db).installBoundaries.filter((each) => each <= String(day));
  return passed.toSorted((a, b) => a.localeCompare(b)).at(-1) ?? '';
}

const OWN_COLUMNS: Readonly<Record<string, string>> = FIELD_COLUMNS;

function planEdit(db: Database, field: EditableField, value: Value, name: string): ItemPlan {
  const column = COLUMN_OF[field];
  const isOwn = OWN_COLUMNS[field] !== undefined;
  const differs = isOwn
    ? `i.${column} IS NOT ?`
    : `i.class_id IN (SELECT id FROM item_class WHERE ${column} IS NOT ?)`;
  const classValues = isOwn
    ? field === 'installedOn'
      ? { installed_since: sinceOf(db, value) }
      : {}
    : { [column]: value };
  return {
    words: value === null ? `${name} to nothing` : `${name} ${value}`,
    detail: { edit: { field, column } },
    differs: {
      sql: `(${differs} OR json_extract(i.person_fields, '$.${column}') IS NULL)`,
      values: [value],
    },
    classValues: () => classValues,
    edited: { field, column, isOwn, value },
  };
}

/** Names of fields in the words of the history, where they are not the field's own in lower case. */
const NAMES: Readonly<Partial<Record<EditableField, string>>> = {
  assetId: 'asset ID',
  ipAddress: 'IP address',
  macAddress: 'MAC address',
  sysObjectId: 'system object ID',
};

function nameOf(field: EditableField): string {
  return NAMES[field] ?? field.replace(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`);
}

/**
 * Understands what is to be set. Fails with `invalid-input` where the field cannot hold the value
 * and with `not-found` for a vendor that is not there.
 */
export function planSet(db: Database, set: ItemSet): ItemPlan {
  if ('placement' in set) return planTag('placement', set.placement, `placement ${set.placement}`);
  if ('function' in set) return planTag('function', set.function, `function ${set.function}`);
  if ('supplierId' in set) {
    const { id, name } = ensureSupplier(db, set);
    return planTag('supplier_override', id, `vendor ${name}`);
  }
  const value = readEditedValue(set.field, set.value);
  const name = nameOf(set.field);
  if (set.field !== 'generation') return planEdit(db, set.field, value, name);
  return planTag('generation', value, value === null ? `${name} to nothing` : `${name} ${value}`);
}
