import type { RuleCondition, RuleDraft } from '#shared/domain/own-tag-rule';
import { foldCase } from '#shared/domain/fold-case';
import { OwnRules } from '../../tagging/own-rules.ts';
import {
  fieldText,
  itemColumnOf,
  type ClassOfItems,
  type RowToTag,
} from '../commands/own-rules/rule-tagger.ts';
import type { SqlTerm } from '../evaluation/compile-rule.ts';

/** A text that is not plain ASCII may be the same as one that is, but for its width. */
const FOREIGN = "GLOB '*[^ -~]*'";

function isPlain(text: string): boolean {
  return /^[\x20-\x7e]*$/u.test(text);
}

function orForeign(column: string, known: SqlTerm | null): SqlTerm {
  const foreign = `${column} ${FOREIGN}`;
  if (known === null) return { sql: foreign, values: [] };
  return { sql: `(${known.sql} OR ${foreign})`, values: known.values };
}

/**
 * What SQL can say of a condition on a column of `item`: it holds of every row that fulfils the
 * condition, and of a few that do not. `null` where SQL can say nothing.
 */
function narrowing(condition: RuleCondition): SqlTerm | null {
  const column = condition.field === 'supplier' ? null : itemColumnOf(condition.field);
  if (column === null) return null;
  const name = `i.${column}`;
  switch (condition.test) {
    case 'equals':
    case 'one-of': {
      const wanted = condition.test === 'one-of' ? condition.values : [condition.value];
      const plain = wanted.map((value) => foldCase(value.trim())).filter(isPlain);
      const isKnown = `${name} COLLATE NOCASE IN (SELECT value FROM json_each(?))`;
      const known = { sql: isKnown, values: [JSON.stringify(plain)] };
      return orForeign(name, plain.length === 0 ? null : known);
    }
    case 'starts-with': {
      const beginning = foldCase(condition.value.trimStart());
      if (!isPlain(beginning)) return orForeign(name, null);
      const pattern = `${beginning.replace(/[\\%_]/gu, (mark) => `\\${mark}`)}%`;
      return orForeign(name, { sql: `${name} LIKE ? ESCAPE '\\'`, values: [pattern] });
    }
    case 'matches':
      return { sql: `${name} IS NOT NULL`, values: [] };
  }
}

function isOfClass({ field }: RuleCondition): boolean {
  return field === 'supplier' || itemColumnOf(field) === null;
}

/** Tells for one rule alone of which items all of its conditions hold. */
export class RuleMatcher {
  readonly #all: OwnRules;
  /** `null` where the item alone decides. */
  readonly #ofClass: OwnRules | null;
  readonly #draft: RuleDraft;

  /** Throws `invalid-input` where a pattern cannot be compiled. */
  constructor(draft: RuleDraft) {
    const alone = (conditions: RuleDraft['conditions']): OwnRules =>
      new OwnRules([{ id: 1, rule: { conditions, set: { placement: 'core' } } }]);
    this.#draft = draft;
    this.#all = alone(draft.conditions);
    const ofClass = draft.conditions.filter(isOfClass);
    this.#ofClass = ofClass.length === 0 ? null : alone(ofClass);
  }

  /** True where what the class decides of the conditions holds. */
  mayHoldIn(of: ClassOfItems): boolean {
    return this.#ofClass === null || holds(this.#ofClass, { id: 0, class_id: of.id }, of);
  }

  /** True where all conditions hold. */
  holdsOf(row: RowToTag, of: ClassOfItems): boolean {
    return holds(this.#all, row, of);
  }

  /** The items that may match, as a condition over `item i`; none where no class is left. */
  candidates(classes: readonly ClassOfItems[]): SqlTerm | null {
    const left = classes.filter((of) => this.mayHoldIn(of)).map(({ id }) => id);
    if (left.length === 0) return null;
    const terms = this.#draft.conditions.flatMap((condition) => narrowing(condition) ?? []);
    // Where every class is left, naming them all would only slow the search down.
    if (left.length < classes.length) {
      terms.unshift({
        sql: 'i.class_id IN (SELECT value FROM json_each(?))',
        values: [JSON.stringify(left)],
      });
    }
    if (terms.length === 0) return { sql: '1', values: [] };
    return {
      sql: terms.map(({ sql }) => sql).join(' AND '),
      values: terms.flatMap(({ values }) => values),
    };
  }
}

function holds(rules: OwnRules, row: RowToTag, of: ClassOfItems): boolean {
  const signature = rules.signatureOf((field) => fieldText(field, row, of));
  return rules.propose(signature, of.supplier_id).placement !== null;
}
