import type { FindingReason } from '#shared/contract/finding-reason';
import { answerFor, supplierTruth, type ItemFacts } from '#shared/domain/conditions';
import type { EvaluationContext } from '#shared/domain/evaluate';
import type { Verdict } from '#shared/domain/verdict';
import { groupOf, measuredPer } from '#shared/domain/measure';
import { missingFor, missingKey, questionKindSchema } from '#shared/domain/missing';
import type { CapGroup, Rule } from '#shared/domain/policy';
import { answersTo } from '#shared/domain/statement';
import type { Database } from '../database/connection.ts';
import { regionMark } from '../evaluation/marks.ts';
import { readCircumstances } from './class-facts.ts';
import { readRuleMissing } from './missing-facts.ts';

/** What a rule's finding on an item is asked with. */
export type FoundBy = {
  readonly policyId: string;
  readonly rule: Rule;
  readonly verdict: Verdict;
  /** The statement that excepts the item. */
  readonly waivedBy: number | null;
};

type Change = { readonly at: string; readonly who: string | null };

/** Tells, for one item, why rules say what they say. */
export class FindingReasons {
  readonly #db: Database;
  readonly #facts: ItemFacts;
  readonly #context: EvaluationContext;
  readonly #names: (id: string) => string;

  /** `facts` with the region as written; its country without the home country in its place. */
  constructor(db: Database, facts: ItemFacts) {
    this.#db = db;
    this.#facts = facts;
    this.#context = readCircumstances(db);
    const nameOf = db.prepare<[string], string>('SELECT name FROM supplier WHERE id = ?').pluck();
    this.#names = (id) => nameOf.get(id) ?? id;
  }

  of(found: FoundBy): FindingReason {
    const { policyId, rule, verdict } = found;
    return {
      effect: rule.effect,
      supplier: this.#supplier(policyId, rule),
      scope: this.#scope(rule),
      operator: this.#operator(rule),
      answers: this.#answers(rule),
      installedOn: this.#facts.installedOn,
      measure: this.#measure(policyId, rule),
      authorisations: this.#authorisations(policyId, rule),
      waiver: this.#waiver(found),
      missing: verdict === 'undetermined' ? this.#missing(policyId, rule) : [],
    };
  }

  #groups(): readonly string[] {
    const { supplierId } = this.#facts;
    return supplierId === null ? [] : this.#context.groupsOf(supplierId);
  }

  #supplier(policyId: string, rule: Rule): FindingReason['supplier'] {
    const { suppliers } = rule;
    const { supplierId } = this.#facts;
    const groups = this.#groups();
    const name = supplierId === null ? null : this.#names(supplierId);
    if (suppliers === 'any') return { name, match: { by: 'any' } };
    const unknown = { name, match: { by: 'unknown' as const } };
    if (supplierTruth(policyId, suppliers, this.#facts, this.#context) !== true) return unknown;
    if ('groups' in suppliers) {
      const group = groups.find((id) => suppliers.groups.includes(id));
      if (group === undefined) return unknown;
      const isItself = group === supplierId;
      return { name, match: { by: 'group', group: this.#names(group), isItself } };
    }
    if ('headquarters' in suppliers) {
      for (const id of groups) {
        const country = this.#context.headquartersOf(id);
        if (country === null || !suppliers.headquarters.includes(country)) continue;
        const owner = id === supplierId ? null : this.#names(id);
        return { name, match: { by: 'headquarters', country, owner } };
      }
      return unknown;
    }
    const [first] = this.#context
      .listingsOf(policyId)
      .filter((each) => each.since <= this.#context.asOf && groups.includes(each.supplierId))
      .toSorted((a, b) => a.since.localeCompare(b.since));
    if (first === undefined) return unknown;
    return {
      name,
      match: {
        by: 'listed',
        listed: this.#names(first.supplierId),
        isItself: first.supplierId === supplierId,
        since: first.since,
        reason: first.reason,
      },
    };
  }

  #scope({ scope }: Rule): FindingReason['scope'] {
    const { facts, homeCountry } = { facts: this.#facts, homeCountry: this.#context.homeCountry };
    const { placement, generations, country } = facts;
    type Part = FindingReason['scope'][number];
    const part = (fact: Part['fact'], isAsked: boolean, value: string | null): Part[] =>
      isAsked && value !== null ? [{ fact, value, isAssumed: false }] : [];
    const asked = scope.generation ?? [];
    const met = generations?.filter((each) => asked.includes(each)) ?? [];
    return [
      ...part(
        'placement',
        scope.placement !== undefined,
        placement === 'untagged' ? null : placement,
      ),
      ...part('function', scope.function !== undefined, facts.function),
      ...part(
        'generation',
        scope.generation !== undefined,
        met.length === 0 ? null : met.join('+'),
      ),
      ...part('country', scope.country !== undefined, country ?? homeCountry).map((each) => ({
        ...each,
        isAssumed: country === null,
      })),
      ...part('region', scope.region !== undefined, facts.region),
      ...part('status', scope.status !== undefined, facts.status),
      ...part('installedOn', scope.installed !== undefined, facts.installedOn),
    ];
  }

  #operator({ scope }: Rule): FindingReason['operator'] {
    const asked = new Set((scope.operator ?? []).map(({ fact }) => fact));
    return [...asked].flatMap((measure) => {
      const value = this.#context.operatorFacts[measure];
      return value === undefined ? [] : [{ measure, value }];
    });
  }

  #change(changeId: number): Change {
    const change = this.#db
      .prepare<[number], Change>('SELECT at, made_by AS who FROM change WHERE id = ?')
      .get(changeId);
    return change ?? { at: '', who: null };
  }

  #answers({ scope }: Rule): FindingReason['answers'] {
    return questionKindSchema.options.flatMap((kind) => {
      const question = scope[kind];
      if (question === undefined) return [];
      if (answerFor(question, this.#facts, this.#context) !== true) return [];
      const id = answersTo(question, this.#context.statements).find((each) =>
        this.#facts.statements.has(each.id),
      )?.id;
      const kept = this.#context.statements.find((each) => each.id === id);
      return kept === undefined ? [] : [{ kind, question, ...this.#change(kept.changeId) }];
    });
  }

  #measure(policyId: string, rule: Rule): FindingReason['measure'] {
    const measured = measuredPer(rule);
    if (measured === null) return null;
    const { per } = measured;
    const group = groupOf(per, this.#facts, this.#context);
    const measure = group === null ? undefined : this.#measureOf(policyId, rule, per, group);
    if (measure === undefined || group === null) return null;
    const { effect } = rule;
    return {
      ...measure,
      per: per ?? null,
      group: per === undefined ? null : per === 'region' ? this.#facts.region : group,
      unit: effect.kind === 'cap' ? (effect.of ?? 'items') : 'items',
    };
  }

  #measureOf(policyId: string, { id }: Rule, per: CapGroup | undefined, group: string) {
    return this.#context.measureOf(policyId, id, per === 'region' ? regionMark(group) : group);
  }

  #authorisations(policyId: string, rule: Rule): FindingReason['authorisations'] {
    if (rule.effect.kind !== 'authorise') return [];
    return this.#context.statements.flatMap(({ id, statement }) => {
      if (statement.kind !== 'authorisation' || !this.#facts.statements.has(id)) return [];
      if (statement.policyId !== policyId || statement.ruleId !== rule.id) return [];
      const { reference, from, until } = statement;
      return [{ reference, from, until }];
    });
  }

  #waiver({ waivedBy }: FoundBy): FindingReason['waiver'] {
    const kept = this.#context.statements.find(({ id }) => id === waivedBy);
    if (kept?.statement.kind !== 'waiver') return null;
    const { reason, approver, until } = kept.statement;
    return { reason, approver, until, ...this.#change(kept.changeId) };
  }

  #missing(policyId: string, rule: Rule): FindingReason['missing'] {
    const counts = readRuleMissing(this.#db, policyId, rule.id);
    const per = measuredPer(rule)?.per;
    return missingFor(policyId, rule, this.#facts, this.#context, (group) =>
      this.#measureOf(policyId, rule, per, group),
    ).map((missing) => counts.get(missingKey(missing)) ?? { missing, alone: 0, among: 0 });
  }
}
