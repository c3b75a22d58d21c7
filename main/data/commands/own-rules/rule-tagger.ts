import type { ActiveRule, RowField } from '#shared/domain/own-tag-rule';
import { FIELD_COLUMNS } from '../../../import/protocol.ts';
import { builtInTagRules } from '../../../tagging/catalogue.ts';
import { ownFirst, OwnRules } from '../../../tagging/own-rules.ts';
import { TagRules, type TagProposal } from '../../../tagging/tag-rules.ts';
import type { Database } from '../../database/connection.ts';
import { CLASS_COLUMNS, type ClassValues } from '../classes.ts';

/** Rows repeat few combinations of class, model and what rules see; see `RuleTagger`. */
const CACHE_LIMIT = 50_000;

/** A class with what rules look at beside its columns. */
export type ClassOfItems = ClassValues & {
  readonly id: number;
  readonly manufacturer: string | null;
  /** Of the class itself, of its manufacturer, or, where there is none, of what else it says. */
  readonly supplier_id: string | null;
};

/** The columns of an item that tags follow from; see `itemColumns`. */
export type RowToTag = Readonly<Record<string, string | number | null>> & {
  readonly id: number;
  readonly class_id: number;
};

/** The tags that rules propose. */
export const RULE_TAGS = ['function', 'placement', 'generation'] as const;
export type RuleTag = (typeof RULE_TAGS)[number];

type TagColumn = RuleTag | `${RuleTag}_by`;
export type TagValues = Readonly<Record<TagColumn, string | number | null>>;

/** What rules make of a row; rows that say the same share one object. */
export type Retagging = {
  readonly of: ClassOfItems;
  /** The tags as the rules propose them; `null` where they are what they were. */
  readonly tags: TagValues | null;
};

/** Classes with what rules look at beside their columns, as `c`. */
export const CLASS_SQL = `
  SELECT c.id, ${CLASS_COLUMNS.map((column) => `c.${column}`).join(', ')}, m.text AS manufacturer,
    coalesce(c.supplier_override, m.supplier_id,
      CASE WHEN c.manufacturer_id IS NULL THEN e.supplier_id END) AS supplier_id
  FROM item_class c
  LEFT JOIN manufacturer m ON m.id = c.manufacturer_id
  LEFT JOIN evidence e ON e.key = c.evidence`;

/** The classes that items are of, by their ids. */
export function readClassesInUse(db: Database): ReadonlyMap<number, ClassOfItems> {
  const classes = db
    .prepare<[], ClassOfItems>(`${CLASS_SQL} WHERE c.id IN (SELECT class_id FROM item)`)
    .all();
  return new Map(classes.map((each) => [each.id, each]));
}

const ITEM_COLUMNS: Readonly<Partial<Record<RowField, string>>> = FIELD_COLUMNS;

/** The column of `item` that holds a field, `null` where the item's class does. */
export function itemColumnOf(field: RowField): string | null {
  return ITEM_COLUMNS[field] ?? null;
}

function textOf(value: string | number | null | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}

/** What a rule sees in a field of an item: what the file said, not what another rule set. */
export function fieldText(field: RowField, row: RowToTag, of: ClassOfItems): string | null {
  const column = itemColumnOf(field);
  if (column !== null) return textOf(row[column]);
  if (field === 'manufacturer') return of.manufacturer;
  if (field === 'function') return textOf(of.function_text);
  if (field === 'generation') return of.generation_by === 'file' ? textOf(of.generation) : null;
  return textOf(field === 'country' ? of.country : of.status);
}

/** True where a tag would say another thing; that only another rule says the same is no change. */
export function saysOther({ of, tags }: Retagging): boolean {
  return tags !== null && RULE_TAGS.some((tag) => of[tag] !== tags[tag]);
}

/** A tag may be proposed anew where nobody but a rule set it. */
export function isOfRule(by: string | number | null): boolean {
  return by === null || String(by).startsWith('rule:');
}

/**
 * Proposes the tags of stored items anew, as an import would: the operator's own rules first, then
 * those of the catalogue; what the file or a person said stays.
 */
export class RuleTagger {
  readonly #own: OwnRules;
  readonly #builtIn = new TagRules(builtInTagRules());
  readonly #known = new Map<string, Retagging>();

  constructor(rules: readonly ActiveRule[]) {
    this.#own = new OwnRules(rules);
  }

  /** The columns of `item` that `retag` needs, beside others that the caller looks at. */
  itemColumns(others: readonly RowField[] = []): readonly string[] {
    const columns = [...this.#own.columns, ...others].flatMap((field) => itemColumnOf(field) ?? []);
    return [...new Set(['model', 'part_number', 'hostname', ...columns])];
  }

  /** What rules see of a row beside its class; rows of one class that agree in it are tagged alike. */
  viaOf(row: RowToTag, of: ClassOfItems): string {
    const signature = this.#own.signatureOf((field) => fieldText(field, row, of));
    return `${signature} ${this.#hostWords(row)}\u0000${modelOf(row)}`;
  }

  #hostWords(row: RowToTag): string {
    return this.#builtIn.wordsIn(textOf(row['hostname']) ?? '');
  }

  /** The tags that a row should have. */
  retag(row: RowToTag, of: ClassOfItems): Retagging {
    const key = `${of.id} ${this.viaOf(row, of)}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const signature = this.#own.signatureOf((field) => fieldText(field, row, of));
    const [model, hostname] = [modelOf(row), this.#hostWords(row)];
    const { supplier_id: supplierId } = of;
    const functionText = textOf(of.function_text) ?? '';
    const retagging = retaggingOf(
      of,
      ownFirst(
        this.#own.propose(signature, supplierId),
        this.#builtIn.propose({ functionText, supplierId, model, hostname }),
      ),
    );
    if (this.#known.size >= CACHE_LIMIT) this.#known.clear();
    this.#known.set(key, retagging);
    return retagging;
  }
}

/** The model, or the part number where there is none. */
function modelOf(row: RowToTag): string {
  return textOf(row['model'] ?? row['part_number']) ?? '';
}

function retaggingOf(of: ClassOfItems, proposal: TagProposal): Retagging {
  const { function: func, placement, generation } = proposal;
  const keeps = {
    function: !isOfRule(of.function_by),
    placement: !isOfRule(of.placement_by),
    generation: !isOfRule(of.generation_by),
  };
  const tags: TagValues = {
    function: keeps.function ? of.function : (func?.value ?? null),
    function_by: keeps.function ? of.function_by : (func?.origin ?? null),
    placement: keeps.placement ? of.placement : (placement?.value ?? 'untagged'),
    placement_by: keeps.placement ? of.placement_by : (placement?.origin ?? null),
    generation: keeps.generation ? of.generation : (generation?.value ?? null),
    generation_by: keeps.generation ? of.generation_by : (generation?.origin ?? null),
  };
  const isSame = RULE_TAGS.every(
    (tag) => tags[tag] === of[tag] && tags[`${tag}_by`] === of[`${tag}_by`],
  );
  return { of, tags: isSame ? null : tags };
}
