import type { Generation, NetworkFunction, Placement } from '#shared/domain/item';
import type { TagRule, TagRuleSet } from '#shared/domain/tag-rule';
import { foldText } from './normalise-name.ts';

/** What a row says that tag rules look at; blank texts are ''. */
export type TagClues = {
  readonly functionText: string;
  readonly supplierId: string | null;
  readonly model: string;
  readonly hostname: string;
};

type Proposed<T> = {
  readonly value: T;
  readonly ruleId: string;
  /** `rule:<id>`, as origins are stored beside `file` and `person:<change>`. */
  readonly origin: string;
} | null;

/** The first proposal for each tag, with the rule that made it. */
export type TagProposal = {
  readonly function: Proposed<NetworkFunction>;
  readonly placement: Proposed<Exclude<Placement, 'untagged'>>;
  readonly generation: Proposed<Generation>;
};

/** What of a rule decides what it proposes. */
export type ProposingRule = { readonly id: string; readonly set: TagRule['set'] };

type CompiledRule = {
  readonly order: number;
  readonly rule: TagRule;
  readonly functionTexts: ReadonlySet<string> | null;
  readonly suppliers: ReadonlySet<string> | null;
  readonly model: RegExp | null;
};

type Match = {
  readonly rules: readonly CompiledRule[];
  readonly proposal: TagProposal;
  /** True where no rule about host names could win any tag. */
  readonly isComplete: boolean;
};

/** Rows repeat few combinations of function, vendor and model; more than this is not repetition. */
const CACHE_LIMIT = 50_000;

/** The runs of letters in a host name, folded: `BER-Core01.lab` gives `ber`, `core`, `lab`. */
function hostnameTokens(hostname: string): readonly string[] {
  // Nearly all host names are plain ASCII, where folding is lower case alone.
  if (/^[\x20-\x7e]*$/u.test(hostname)) return hostname.toLowerCase().match(/[a-z]+/g) ?? [];
  return foldText(hostname).match(/\p{L}+/gu) ?? [];
}

/**
 * Applies the tag rules of the catalogue. Among the rules whose conditions hold, the first in
 * the catalogue's order that proposes a tag wins it. A rule of certainty `MEM` proposes too:
 * a tag is a suggestion that says which rule made it, not a verdict.
 */
export class TagRules {
  readonly #byFunctionText = new Map<string, CompiledRule[]>();
  readonly #byHostnameToken = new Map<string, CompiledRule[]>();
  readonly #byModel: CompiledRule[] = [];
  /** Tells quickly that no rule can speak of a host name, which is so for most. */
  readonly #hostnameGate: RegExp;
  #firstHostnameOrder = Infinity;
  readonly #cache = new Map<string, Match>();

  constructor(ruleSet: TagRuleSet) {
    ruleSet.rules.forEach((rule, order) => {
      this.#add({
        order,
        rule,
        functionTexts:
          rule.functionTexts === undefined ? null : new Set(rule.functionTexts.map(foldText)),
        suppliers: rule.suppliers === undefined ? null : new Set(rule.suppliers),
        model: rule.modelPattern === undefined ? null : new RegExp(rule.modelPattern, 'iu'),
      });
    });
    const words = [...this.#byHostnameToken.keys()].join('|');
    this.#hostnameGate = new RegExp(`[^\\x00-\\x7f]|(?<![a-z])(?:${words})(?![a-z])`, 'iu');
  }

  #add(compiled: CompiledRule): void {
    const { functionTexts, hostnameTokens: tokens } = compiled.rule;
    if (tokens !== undefined) {
      this.#firstHostnameOrder = Math.min(this.#firstHostnameOrder, compiled.order);
      index(this.#byHostnameToken, tokens, compiled);
    } else if (functionTexts !== undefined) index(this.#byFunctionText, functionTexts, compiled);
    else this.#byModel.push(compiled);
  }

  /** The words of a host name that rules know, folded; they propose what the whole would. */
  wordsIn(hostname: string): string {
    if (!this.#hostnameGate.test(hostname)) return '';
    return hostnameTokens(hostname)
      .filter((token) => this.#byHostnameToken.has(token))
      .join(' ');
  }

  /** Proposes tags for one row. */
  propose(clues: TagClues): TagProposal {
    const cacheKey = `${clues.functionText}\u0000${clues.supplierId ?? ''}\u0000${clues.model}`;
    let match = this.#cache.get(cacheKey);
    if (match === undefined) {
      const rules = this.#matchWithoutHostname(clues);
      const proposal = proposalOf(rules.map(({ rule }) => rule));
      match = { rules, proposal, isComplete: this.#isComplete(rules) };
      if (this.#cache.size < CACHE_LIMIT) this.#cache.set(cacheKey, match);
    }
    if (clues.hostname === '' || match.isComplete) return match.proposal;
    const byHostname = this.#matchHostname(clues);
    if (byHostname.length === 0) return match.proposal;
    return proposalOf(inOrder([...match.rules, ...byHostname]).map(({ rule }) => rule));
  }

  #isComplete(rules: readonly CompiledRule[]): boolean {
    const before = rules.filter(({ order }) => order < this.#firstHostnameOrder);
    const { function: func, placement, generation } = proposalOf(before.map(({ rule }) => rule));
    return func !== null && placement !== null && generation !== null;
  }

  #matchWithoutHostname(clues: TagClues): readonly CompiledRule[] {
    const byFunction = this.#byFunctionText.get(foldText(clues.functionText)) ?? [];
    return inOrder(
      [...byFunction, ...this.#byModel].filter((compiled) => holdsFor(compiled, clues)),
    );
  }

  #matchHostname(clues: TagClues): readonly CompiledRule[] {
    return hostnameTokens(clues.hostname)
      .flatMap((token) => this.#byHostnameToken.get(token) ?? [])
      .filter((compiled) => holdsFor(compiled, clues));
  }
}

function index(
  map: Map<string, CompiledRule[]>,
  texts: readonly string[],
  compiled: CompiledRule,
): void {
  for (const text of new Set(texts.map(foldText))) {
    const list = map.get(text);
    if (list === undefined) map.set(text, [compiled]);
    else list.push(compiled);
  }
}

function holdsFor(compiled: CompiledRule, clues: TagClues): boolean {
  const isSupplier =
    compiled.suppliers === null ||
    (clues.supplierId !== null && compiled.suppliers.has(clues.supplierId));
  const isFunction =
    compiled.functionTexts === null || compiled.functionTexts.has(foldText(clues.functionText));
  return isSupplier && isFunction && (compiled.model?.test(clues.model) ?? true);
}

function inOrder(rules: readonly CompiledRule[]): readonly CompiledRule[] {
  return rules.toSorted((a, b) => a.order - b.order);
}

/** What rules that hold propose together: for each tag, the first of them that sets it. */
export function proposalOf(matching: readonly ProposingRule[]): TagProposal {
  const first = <K extends 'function' | 'placement' | 'generation'>(
    tag: K,
  ): Proposed<NonNullable<TagRule['set'][K]>> => {
    for (const { id, set } of matching) {
      const value = set[tag];
      if (value !== undefined) return { value, ruleId: id, origin: `rule:${id}` };
    }
    return null;
  };
  return {
    function: first('function'),
    placement: first('placement'),
    generation: first('generation'),
  };
}
