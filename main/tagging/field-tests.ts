import { foldCase } from '#shared/domain/fold-case';
import type { RuleCondition } from '#shared/domain/own-tag-rule';
import { ownCopy } from '../import/own-copy.ts';
import { compilePattern, type TextPattern } from './rule-pattern.ts';

type LookedUp = Exclude<RuleCondition, { readonly test: 'matches' }>;

/** Values that are remembered with what holds of them; the fields that repeat have fewer. */
const MAX_REMEMBERED = 20_000;
/** Longer texts do not repeat. */
const LONGEST_REMEMBERED = 200;

const NONE: readonly number[] = [];

function add(map: Map<string, number[]>, key: string, rule: number): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [rule]);
  else list.push(rule);
}

/** What has been found out about some values, as long as these are short and few. */
class ValueMemory<T> {
  readonly #known = new Map<string, T>();

  get(value: string): T | undefined {
    return this.#known.get(value);
  }

  keep(value: string, found: T): T {
    if (value.length <= LONGEST_REMEMBERED && this.#known.size < MAX_REMEMBERED) {
      this.#known.set(ownCopy(value), found);
    }
    return found;
  }
}

/** A pattern that is asked for one value after another. */
export class PatternTest {
  readonly #pattern: TextPattern;
  readonly #known = new ValueMemory<boolean>();

  /** Throws `invalid-input` where the pattern cannot be compiled. */
  constructor(pattern: string) {
    this.#pattern = compilePattern(pattern);
  }

  /** True where the value holds the pattern. */
  holdsOf(value: string): boolean {
    return this.#known.get(value) ?? this.#known.keep(value, this.#pattern.test(value));
  }
}

/**
 * What the rules of a list ask of one field, but for patterns: all of them are looked up at once for
 * each distinct value.
 */
export class FieldTests {
  readonly #whole = new Map<string, number[]>();
  /** By length, so that a text is cut once for each length and not once for each rule. */
  readonly #beginnings = new Map<number, Map<string, number[]>>();
  readonly #known = new ValueMemory<readonly number[]>();

  /** Adds a condition of a rule. */
  add(condition: LookedUp, rule: number): void {
    switch (condition.test) {
      case 'equals':
        add(this.#whole, foldCase(condition.value.trim()), rule);
        break;
      case 'one-of':
        // Values that are the same but for case fulfil one condition, not two.
        for (const value of new Set(condition.values.map((each) => foldCase(each.trim())))) {
          add(this.#whole, value, rule);
        }
        break;
      case 'starts-with': {
        const beginning = foldCase(condition.value.trimStart());
        const ofLength = this.#beginnings.get(beginning.length) ?? new Map<string, number[]>();
        this.#beginnings.set(beginning.length, ofLength);
        add(ofLength, beginning, rule);
        break;
      }
    }
  }

  /** The rules of which a condition holds for a value, each once for each such condition. */
  rulesOf(value: string): readonly number[] {
    return this.#known.get(value) ?? this.#known.keep(value, this.#find(value));
  }

  #find(value: string): readonly number[] {
    const folded = foldCase(value);
    let found = this.#whole.get(folded.trim()) ?? NONE;
    for (const [length, beginnings] of this.#beginnings) {
      const rules = beginnings.get(folded.slice(0, length));
      if (rules !== undefined) found = [...found, ...rules];
    }
    return found;
  }
}
