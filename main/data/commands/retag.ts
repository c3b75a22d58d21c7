import { builtInTagRules } from '../../tagging/catalogue.ts';
import { TagRules } from '../../tagging/tag-rules.ts';
import type { Database } from '../database/connection.ts';
import type { SqlTerm } from '../evaluation/compile-rule.ts';
import { CLASS_COLUMNS, type ClassColumn, type ClassValues } from './classes.ts';
import { reclass, type ClassRow } from './reclass.ts';

/** A tag may be proposed anew where nobody but a rule set it. */
function isRules(by: string | number | null): boolean {
  return by === null || String(by).startsWith('rule:');
}

const TAGS: readonly ClassColumn[] = ['function', 'placement', 'generation'];
const OF_RULES = TAGS.map((tag) => `c.${tag}_by IS NULL OR c.${tag}_by LIKE 'rule:%'`).join(' OR ');

/** What a class says, as stored. */
function valuesOf(itemClass: ClassRow): ClassValues {
  return Object.fromEntries(
    CLASS_COLUMNS.map((column) => [column, itemClass[column]]),
  ) as ClassValues;
}

/** The tags of items as the rules propose them now; those of the file or a person stay. */
function proposedTags(
  rules: TagRules,
  itemClass: ClassRow,
  { model, hostname }: { readonly model: string; readonly hostname: string },
): Partial<Record<ClassColumn, string | null>> {
  const functionText = itemClass.function_text === null ? '' : String(itemClass.function_text);
  const { supplierId } = itemClass;
  const proposal = rules.propose({ functionText, supplierId, model, hostname });
  const by = (proposed: { readonly origin: string } | null): string | null =>
    proposed?.origin ?? null;
  return {
    ...(isRules(itemClass.function_by) && {
      function: proposal.function?.value ?? null,
      function_by: by(proposal.function),
    }),
    ...(isRules(itemClass.placement_by) && {
      placement: proposal.placement?.value ?? 'untagged',
      placement_by: by(proposal.placement),
    }),
    ...(isRules(itemClass.generation_by) && {
      generation: proposal.generation?.value ?? null,
      generation_by: by(proposal.generation),
    }),
  };
}

/**
 * Proposes function, placement and generation anew for the items of some classes; tags of the file
 * or of a person stay. `classes` is a condition on `item_class c`. Gives how many items are tagged
 * otherwise than before.
 */
export function retagClasses(db: Database, classes: SqlTerm): number {
  const rules = new TagRules(builtInTagRules());
  return reclass(db, {
    classes: { sql: `(${classes.sql}) AND (${OF_RULES})`, values: classes.values },
    reads: [`coalesce(i.model, i.part_number, '')`, `coalesce(i.hostname, '')`],
    via: ([model, hostname]) => `${model}\u0000${rules.wordsIn(String(hostname))}`,
    target: (itemClass, [model, hostname]) => ({
      ...valuesOf(itemClass),
      ...proposedTags(rules, itemClass, { model: String(model), hostname: String(hostname) }),
    }),
  });
}

/** As `retagClasses`, of manufacturer texts whose supplier became known or changed. */
export function retagManufacturers(db: Database, manufacturerIds: readonly number[]): number {
  return retagClasses(db, {
    sql: 'c.supplier_override IS NULL AND c.manufacturer_id IN (SELECT value FROM json_each(?))',
    values: [JSON.stringify(manufacturerIds)],
  });
}
