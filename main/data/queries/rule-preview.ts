import type { DataContract } from '#shared/contract/data';
import type { RulePreview } from '#shared/contract/tag-rules';
import type { ActiveRule, KeptRule, RuleDraft } from '#shared/domain/own-tag-rule';
import { severityOf } from '#shared/domain/verdict';
import type { InputOf } from '#shared/rpc/contract';
import { problemsOf } from '../../tagging/own-rules.ts';
import {
  isOfRule,
  readClassesInUse,
  RULE_TAGS,
  RuleTagger,
  saysOther,
  type ClassOfItems,
  type Retagging,
  type RowToTag,
} from '../commands/own-rules/rule-tagger.ts';
import { placeOf } from '../commands/own-rules/rule-list.ts';
import type { Database } from '../database/connection.ts';
import { asOfDate, readSettings } from '../database/settings.ts';
import type { SqlTerm } from '../evaluation/compile-rule.ts';
import { withVerdictsFor, type ClassShift } from '../evaluation/evaluate.ts';
import { readRowsById } from './item-rows.ts';
import { readKeptRules } from './own-rules.ts';
import { readActivePacks } from './packs.ts';
import { RuleMatcher } from './rule-candidates.ts';

const EXAMPLES = 5;

/** The id of a rule that is not in the list yet. */
const NEW_ID = Number.MAX_SAFE_INTEGER;

/** The rules as they would be: one replaced, or one more at the end. */
function rulesWith(kept: readonly KeptRule[], rule: RuleDraft, replacing?: number): ActiveRule[] {
  const others = kept.flatMap((each): ActiveRule[] => {
    if (each.id === replacing) return [{ id: each.id, rule }];
    return each.isActive ? [each] : [];
  });
  return replacing === undefined ? [...others, { id: NEW_ID, rule }] : others;
}

function countFlagged(db: Database, store: 'main' | 'temp'): number {
  return (
    db
      .prepare<[number], number>(
        `SELECT coalesce(sum(items), 0) FROM ${store}.class_verdict WHERE severity >= ?`,
      )
      .pluck()
      .get(severityOf('review')) ?? 0
  );
}

/** True where a tag that the rule sets stays another because the file or a person set it. */
function keepsAnother({ set }: RuleDraft, of: ClassOfItems): boolean {
  return RULE_TAGS.some((tag) => {
    const value = set[tag];
    return value !== undefined && !isOfRule(of[`${tag}_by`]) && of[tag] !== value;
  });
}

/** Counts what the rows that a rule may touch would become. */
class Tally {
  readonly examples: number[] = [];
  matched = 0;
  kept = 0;
  readonly #moves = new Map<Retagging, number>();

  add(retagging: Retagging, id: number, isMatch: boolean, rule: RuleDraft): void {
    if (isMatch) {
      this.matched += 1;
      if (this.examples.length < EXAMPLES) this.examples.push(id);
    }
    if (retagging.tags !== null) {
      this.#moves.set(retagging, (this.#moves.get(retagging) ?? 0) + 1);
    }
    if (isMatch && keepsAnother(rule, retagging.of)) this.kept += 1;
  }

  /** Items that would be told to have changed; see `saysOther`. */
  get changed(): number {
    let items = 0;
    for (const [retagging, moved] of this.#moves) if (saysOther(retagging)) items += moved;
    return items;
  }

  changes(): RulePreview['changes'] {
    const found = new Map<string, RulePreview['changes'][number]>();
    for (const [{ of, tags }, items] of this.#moves) {
      for (const tag of RULE_TAGS) {
        if (tags === null || of[tag] === tags[tag]) continue;
        const from = of[tag] === null ? null : String(of[tag]);
        const to = tags[tag] === null ? null : String(tags[tag]);
        const key = JSON.stringify([tag, from, to]);
        found.set(key, { tag, from, to, items: (found.get(key)?.items ?? 0) + items });
      }
    }
    return [...found.values()].toSorted((a, b) => b.items - a.items);
  }

  shifts(): ClassShift[] {
    return [...this.#moves].flatMap(([{ of, tags }, items]) => {
      if (tags === null) return [];
      const { function: func, placement, generation } = tags;
      const text = (value: string | number | null) => (value === null ? null : String(value));
      return {
        classId: of.id,
        items,
        function: text(func),
        placement: String(placement),
        generation: text(generation),
      };
    });
  }
}

const NOTHING: Omit<RulePreview, 'problems' | 'flaggedNow' | 'flaggedThen'> = {
  matched: 0,
  changed: 0,
  kept: 0,
  changes: [],
  examples: [],
};

/**
 * What a rule would do, at the end of the list or in the place of another. Looks only at the items
 * that it, or the one that it replaces, may be about; writes temporary tables alone, so that a
 * connection that reads will do. Fails with `not-found` where there is no rule to replace.
 */
export function previewRule(
  db: Database,
  { rule, replacing }: InputOf<DataContract, 'tagRules.preview'>,
): RulePreview {
  const flaggedNow = countFlagged(db, 'main');
  const problems = problemsOf(rule.conditions);
  if (problems.length > 0) return { ...NOTHING, problems, flaggedNow, flaggedThen: flaggedNow };
  const kept = readKeptRules(db);
  const replaced = replacing === undefined ? undefined : kept[placeOf(kept, replacing)];
  const matcher = new RuleMatcher(rule);
  const former = replaced?.isActive === true ? new RuleMatcher(replaced.rule) : null;
  const tagger = new RuleTagger(rulesWith(kept, rule, replacing));
  const tally = new Tally();
  const classes = readClassesInUse(db);
  const fields = [...rule.conditions, ...(former === null ? [] : (replaced?.rule.conditions ?? []))]
    .map(({ field }) => field)
    .filter((field) => field !== 'supplier');
  const all = [...classes.values()];
  const where = either(
    [matcher, ...(former === null ? [] : [former])].map((m) => m.candidates(all)),
  );
  if (where !== null) {
    const rows = db
      .prepare<unknown[], RowToTag>(
        `SELECT ${['id', 'class_id', ...tagger.itemColumns(fields)].map((column) => `i.${column}`).join(', ')}
         FROM item i WHERE ${where.sql}`,
      )
      .iterate(...where.values);
    for (const row of rows) {
      const of = classes.get(row.class_id);
      if (of === undefined) throw new Error('An item is of no class.');
      const isMatch = matcher.holdsOf(row, of);
      if (!isMatch && former?.holdsOf(row, of) !== true) continue;
      tally.add(tagger.retag(row, of), row.id, isMatch, rule);
    }
  }
  const { changed, matched, kept: keeping } = tally;
  return {
    problems,
    matched,
    changed,
    kept: keeping,
    changes: tally.changes(),
    flaggedNow,
    flaggedThen: changed === 0 ? flaggedNow : countFlaggedThen(db, tally.shifts()),
    examples: readRowsById(db, tally.examples),
  };
}

function either(terms: readonly (SqlTerm | null)[]): SqlTerm | null {
  const some = terms.flatMap((term) => term ?? []);
  if (some.length === 0) return null;
  return {
    sql: some.map(({ sql }) => `(${sql})`).join(' OR '),
    values: some.flatMap(({ values }) => values),
  };
}

function countFlaggedThen(db: Database, shifts: readonly ClassShift[]): number {
  const settings = readSettings(db);
  return withVerdictsFor(
    db,
    {
      asOf: asOfDate(settings),
      homeCountry: settings.homeCountry,
      packs: readActivePacks(db),
      shifts,
    },
    (store) => countFlagged(db, store),
  );
}
