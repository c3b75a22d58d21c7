import type { PreviewChange } from '#shared/contract/preview';
import { ITEM_FIELDS } from '#shared/domain/item';
import type { CellValue } from '../../import/protocol.ts';
import { fieldsOfPerson } from '../commands/edit/person-fields.ts';
import { TAGS } from '../commands/merge-item.ts';
import type { ClassColumn, ClassValues } from '../commands/classes.ts';
import type { Comparison } from '../commands/row-decider.ts';
import { COLUMN_OF } from '../database/columns.ts';
import { parseExtra } from '../database/extra.ts';

/** Looks up what items and classes name by number. */
export type Lookup = {
  manufacturerText(id: number): string | null;
  /** The supplier that a manufacturer's text resolves to. */
  supplierOf(manufacturerId: number): string | null;
  supplierName(id: string): string;
  /** The file since whose import something is missing. */
  fileName(importId: number): string;
};

type Stored = CellValue | undefined;

/** Facts of a class beside its tags, by the field that shows them. */
const FACT_FIELDS: readonly (readonly [string, ClassColumn])[] = [
  ['function', 'function_text'],
  ['country', 'country'],
  ['status', 'status'],
];

/** The name under which a change of a tag is listed: `function` is the file's text. */
const TAG_NAMES: Readonly<Record<string, string>> = { function: 'functionCategory' };

const textOf = (value: Stored): string | null =>
  value === null || value === undefined ? null : String(value);

const change = (name: string, from: Stored, to: Stored, isProtected = false): PreviewChange => ({
  name,
  from: textOf(from),
  to: textOf(to),
  isProtected,
});

const isPersons = (by: Stored): boolean => String(by ?? '').startsWith('person:');

/** A tag with who set it, for a change of that alone. */
function withOrigin(value: Stored, by: Stored): string {
  const origin = String(by ?? '');
  if (origin === 'file') return `${textOf(value)} (from the file)`;
  return origin === '' ? `${textOf(value)}` : `${textOf(value)} (${origin.replace(':', ' ')})`;
}

/** What a tag becomes: another value, another origin, or a person's that the file contradicts. */
function tagChange(comparison: Comparison, at: (typeof TAGS)[number]): PreviewChange[] {
  const { existingClass: was, incomingClass: said, mergedClass: is, blanks } = comparison;
  const name = TAG_NAMES[at.tag] ?? at.tag;
  if (isPersons(was[at.by])) {
    // What rules make of the file's own word for the function is the file's word.
    const isSaid = said[at.by] === 'file' || (at.tag === 'function' && said.function_text !== null);
    if (isSaid && said[at.tag] !== null && said[at.tag] !== was[at.tag]) {
      return [change(name, was[at.tag], said[at.tag], true)];
    }
    return blanks.fields.has(at.field) ? [change(name, was[at.tag], null, true)] : [];
  }
  if (was[at.tag] !== is[at.tag]) return [change(name, was[at.tag], is[at.tag])];
  if (was[at.by] === is[at.by]) return [];
  return [change(name, withOrigin(was[at.tag], was[at.by]), withOrigin(is[at.tag], is[at.by]))];
}

/** What the file says of fields that a person set, where it says something else. */
function fieldsKept({
  existing,
  incoming,
  existingClass: was,
  incomingClass: said,
  blanks,
}: Comparison): PreviewChange[] {
  const held = fieldsOfPerson(existing);
  return ITEM_FIELDS.flatMap((field) => {
    const column = COLUMN_OF[field];
    if (!held.has(column)) return [];
    const fact = FACT_FIELDS.find(([name]) => name === field)?.[1];
    const kept = fact === undefined ? existing[column] : was[fact];
    const named = (fact === undefined ? incoming.get(column) : said[fact]) ?? null;
    if (named === null && !blanks.fields.has(column)) return [];
    return textOf(named) === textOf(kept) ? [] : [change(field, kept, named, true)];
  });
}

/** The vendor that a person gave the item, where the file's manufacturer is another's. */
function supplierChange(was: ClassValues, said: ClassValues, lookup: Lookup): PreviewChange[] {
  if (!isPersons(was.supplier_by) || said.manufacturer_id === null) return [];
  const kept = textOf(was.supplier_override);
  const named = lookup.supplierOf(Number(said.manufacturer_id));
  if (kept === null || named === null || named === kept) return [];
  return [change('supplier', lookup.supplierName(kept), lookup.supplierName(named), true)];
}

function extraChanges(was: Stored, is: Stored): PreviewChange[] {
  const former = parseExtra(was);
  const next = parseExtra(is);
  return [...new Set([...former.keys(), ...next.keys()])]
    .filter((heading) => former.get(heading) !== next.get(heading))
    .map((heading) => change(heading, former.get(heading), next.get(heading)));
}

/** The mark that a row takes from an item that was missing since an import. */
export function missingChange(since: number | null, lookup: Lookup): PreviewChange[] {
  return since === null ? [] : [change('missing', `since ${lookup.fileName(since)}`, null)];
}

/** Everything that a row changes of its item, old and new, and what is kept as a person set it. */
export function describeChanges(comparison: Comparison, lookup: Lookup): PreviewChange[] {
  const { existing, existingClass: was, incomingClass: said, mergedClass: is } = comparison;
  const maker = (id: Stored): string | null =>
    id === null || id === undefined ? null : lookup.manufacturerText(Number(id));
  const byName = new Map<string, PreviewChange>();
  for (const field of ITEM_FIELDS) {
    const column = COLUMN_OF[field];
    if (!comparison.changes.has(column)) continue;
    byName.set(field, change(field, existing[column], comparison.changes.get(column)));
  }
  for (const [field, column] of FACT_FIELDS) {
    if (was[column] !== is[column]) byName.set(field, change(field, was[column], is[column]));
  }
  if (was.manufacturer_id !== is.manufacturer_id) {
    const from = maker(was.manufacturer_id);
    const to = maker(is.manufacturer_id);
    byName.set('manufacturer', change('manufacturer', from, to));
  }
  for (const kept of fieldsKept(comparison)) byName.set(kept.name, kept);
  const tags = TAGS.flatMap((at) => tagChange(comparison, at));
  const listed = tags.filter(({ name }) => name !== 'functionCategory');
  for (const tag of listed) byName.set(tag.name, tag);
  const { missing_since: since } = existing;
  return [
    ...ITEM_FIELDS.flatMap((field) => byName.get(field) ?? []),
    ...tags.filter(({ name }) => name === 'functionCategory'),
    ...supplierChange(was, said, lookup),
    ...(comparison.changes.has('extra')
      ? extraChanges(existing['extra'], comparison.changes.get('extra'))
      : []),
    ...missingChange(since, lookup),
  ];
}
