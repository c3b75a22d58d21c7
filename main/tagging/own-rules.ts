import type { ActiveRule, RowField, RuleCondition } from '#shared/domain/own-tag-rule';
import { AppError, isAppError } from '#shared/rpc/app-error';
import { FieldTests, PatternTest } from './field-tests.ts';
import { compilePattern } from './rule-pattern.ts';
import { proposalOf, type ProposingRule, type TagProposal } from './tag-rules.ts';

/** Rows repeat few combinations of rules and vendor; more than this is not repetition. */
const CACHE_LIMIT = 50_000;

type CompiledRule = ProposingRule & {
  /** How many conditions on the row are looked up; patterns are asked where all of these hold. */
  readonly needed: number;
  readonly patterns: readonly { readonly field: RowField; readonly test: PatternTest }[];
  /** False where the supplier alone decides. */
  readonly looksAtRow: boolean;
  /** All of them must hold the supplier; empty where the rule is about any. */
  readonly suppliers: readonly ReadonlySet<string>[];
};

const SEPARATOR = ',';

/** A condition that cannot be used: which one, from 0, and why. */
export type ConditionProblem = { readonly condition: number; readonly message: string };

/** What is wrong with the conditions of a rule beyond their form: patterns that do not compile. */
export function problemsOf(conditions: readonly RuleCondition[]): ConditionProblem[] {
  return conditions.flatMap((each, condition) => {
    if (each.test !== 'matches') return [];
    try {
      compilePattern(each.value);
      return [];
    } catch (error) {
      if (!isAppError(error)) throw error;
      return [{ condition, message: error.message }];
    }
  });
}

/** Refuses a rule that cannot be used, with one sentence that names it and its condition. */
export function assertUsable(name: string, conditions: readonly RuleCondition[]): void {
  const [problem] = problemsOf(conditions);
  if (problem === undefined) return;
  const { condition, message } = problem;
  throw new AppError('invalid-input', `Rule “${name}”, condition ${condition + 1}: ${message}`);
}

function supplierSets(conditions: readonly RuleCondition[]): ReadonlySet<string>[] {
  return conditions.flatMap((each) => {
    if (each.field !== 'supplier') return [];
    return [new Set(each.test === 'one-of' ? each.values : [each.value])];
  });
}

/**
 * Applies the operator's own rules. All conditions of a rule must hold; a field that says nothing
 * fulfils none. Texts are compared whatever their case and width (`foldCase`); a pattern is searched
 * for anywhere in the text, whatever its case (`compilePattern`). Of the rules that hold, the first
 * that sets a tag wins it.
 *
 * A row is looked at in two steps, because millions of rows share few results: what it says itself
 * is told as a short text, its signature, from which and the supplier everything else follows.
 */
export class OwnRules {
  /** The fields of a row that are looked at. */
  readonly columns: readonly RowField[];
  readonly #rules: readonly CompiledRule[];
  readonly #tests: readonly { readonly field: RowField; readonly tests: FieldTests }[];
  /** True where some rules ask for patterns and nothing else, of every row. */
  readonly #hasPatternsAlone: boolean;
  /** How many conditions of each rule the row at hand fulfils. */
  readonly #counts: Uint8Array;
  readonly #proposals = new Map<string, TagProposal>();

  /** `rules` in their order. Throws `invalid-input` where a pattern cannot be compiled. */
  constructor(rules: readonly ActiveRule[]) {
    const tests = new Map<RowField, FieldTests>();
    const columns = new Set<RowField>();
    this.#rules = rules.map(({ id, rule: { conditions, set } }, at) => {
      let needed = 0;
      const patterns: { field: RowField; test: PatternTest }[] = [];
      for (const condition of conditions) {
        const { field } = condition;
        if (field === 'supplier') continue;
        columns.add(field);
        if (condition.test === 'matches') {
          patterns.push({ field, test: new PatternTest(condition.value) });
          continue;
        }
        needed += 1;
        const ofField = tests.get(field) ?? new FieldTests();
        tests.set(field, ofField);
        ofField.add(condition, at);
      }
      const looksAtRow = needed + patterns.length > 0;
      const suppliers = supplierSets(conditions);
      return { id: `own-${id}`, set, needed, patterns, looksAtRow, suppliers };
    });
    this.#tests = [...tests].map(([field, ofField]) => ({ field, tests: ofField }));
    this.#hasPatternsAlone = this.#rules.some(
      ({ needed, patterns }) => needed === 0 && patterns.length > 0,
    );
    this.columns = [...columns];
    this.#counts = new Uint8Array(rules.length);
  }

  /** True where no rule looks at what a row says. */
  get isEmpty(): boolean {
    return this.#tests.length === 0 && !this.#hasPatternsAlone;
  }

  /** What a row says that rules look at; '' where none of them speaks of it. */
  signatureOf(get: (field: RowField) => string | null): string {
    const counts = this.#counts;
    let isAny = this.#hasPatternsAlone;
    if (isAny) counts.fill(0);
    for (const { field, tests } of this.#tests) {
      const value = get(field);
      if (value === null || value === '') continue;
      const rules = tests.rulesOf(value);
      if (rules.length === 0) continue;
      if (!isAny) counts.fill(0);
      isAny = true;
      for (const rule of rules) counts[rule] = (counts[rule] ?? 0) + 1;
    }
    if (!isAny) return '';
    let signature = '';
    for (let at = 0; at < this.#rules.length; at += 1) {
      const rule = this.#rules[at];
      if (rule === undefined || !rule.looksAtRow || counts[at] !== rule.needed) continue;
      if (!rule.patterns.every(({ field, test }) => isHeld(test, get(field)))) continue;
      signature += signature === '' ? at : `${SEPARATOR}${at}`;
    }
    return signature;
  }

  /** The first proposal for each tag, for a row of this signature and supplier. */
  propose(signature: string, supplierId: string | null): TagProposal {
    const key = `${signature} ${supplierId ?? ''}`;
    const known = this.#proposals.get(key);
    if (known !== undefined) return known;
    const holding = new Set(this.holding(signature, supplierId));
    const proposal = proposalOf(this.#rules.filter((_rule, at) => holding.has(at)));
    if (this.#proposals.size < CACHE_LIMIT) this.#proposals.set(key, proposal);
    return proposal;
  }

  /** The places of the rules that hold for a row of this signature and supplier, in their order. */
  holding(signature: string, supplierId: string | null): number[] {
    const byRow = new Set(signature === '' ? [] : signature.split(SEPARATOR).map(Number));
    return this.#rules.flatMap(({ looksAtRow, suppliers }, at) =>
      (!looksAtRow || byRow.has(at)) &&
      suppliers.every((set) => supplierId !== null && set.has(supplierId))
        ? [at]
        : [],
    );
  }
}

/** A field that says nothing fulfils no pattern, not even one that a blank text would fulfil. */
function isHeld(test: PatternTest, value: string | null): boolean {
  return value !== null && value !== '' && test.holdsOf(value);
}

/** The operator's own rules come before those of the catalogue, tag by tag. */
export function ownFirst(own: TagProposal, builtIn: TagProposal): TagProposal {
  return {
    function: own.function ?? builtIn.function,
    placement: own.placement ?? builtIn.placement,
    generation: own.generation ?? builtIn.generation,
  };
}
