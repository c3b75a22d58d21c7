import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ItemFacts } from '#shared/domain/conditions';
import { applyRule, type EvaluationContext } from '#shared/domain/evaluate';
import { FUNCTIONS, GENERATIONS, PLACEMENTS, STATUSES } from '#shared/domain/item';
import { missingFor, missingKey, type MissingFact } from '#shared/domain/missing';
import { OPERATOR_FACTS } from '#shared/domain/policy';
import type { KeptStatement } from '#shared/domain/statement';
import { PLAIN_CONTEXT } from '../../support/judge-rule.ts';
import { DAYS, somePacks } from '../../support/worlds.ts';
import { SUPPLIERS } from '../../support/world-records.ts';

const maybe = <T>(values: readonly T[]): fc.Arbitrary<T | null> =>
  fc.option(fc.constantFrom(...values), { nil: null, freq: 3 });

const someFacts: fc.Arbitrary<ItemFacts> = fc.record({
  supplierId: maybe(SUPPLIERS),
  placement: fc.constantFrom(...PLACEMENTS),
  function: maybe(FUNCTIONS),
  generations: maybe(GENERATIONS.map((each) => [each])),
  country: maybe(['DE', 'FR', 'RE']),
  region: maybe(['North', 'Elsewhere']),
  status: maybe(STATUSES),
  installedOn: maybe(DAYS),
  quantity: fc.constant(null),
  site: fc.constant(null),
  statements: fc.constant(new Set<number>()),
});

/** What a fact that becomes known may lead to. */
const LED_TO: ReadonlySet<string> = new Set(['headquarters', 'suppliersAround']);

type Situation = { readonly facts: ItemFacts; readonly context: EvaluationContext };

function answered(situation: Situation, question: string, holds: boolean): Situation {
  const id = situation.context.statements.length + 1;
  const statement = { kind: 'answer' as const, question, holds, conditions: [] };
  const kept: KeptStatement = { id, changeId: id, statement };
  return {
    facts: { ...situation.facts, statements: new Set([...situation.facts.statements, id]) },
    context: { ...situation.context, statements: [...situation.context.statements, kept] },
  };
}

/** The situation with a missing fact filled in; `pick` chooses which of the values it may have. */
function filled(situation: Situation, missing: MissingFact, pick: number): Situation {
  const of = <T>(values: readonly T[]): T => values[pick % values.length] as T;
  const { facts, context } = situation;
  const withFact = (changes: Partial<ItemFacts>): Situation => ({
    context,
    facts: { ...facts, ...changes },
  });
  switch (missing.fact) {
    case 'supplier':
      return withFact({ supplierId: of(SUPPLIERS) });
    case 'headquarters':
      return { facts, context: { ...context, headquartersOf: () => of(['CN', 'SE']) } };
    case 'placement':
      return withFact({ placement: of(['core', 'edge']) });
    case 'function':
      return withFact({ function: of(FUNCTIONS) });
    case 'generation':
      return withFact({ generations: [of(GENERATIONS)] });
    case 'country':
    case 'territory':
      return withFact({ country: of(['DE', 'FR', 'SE']) });
    case 'region':
      return withFact({ region: of(['North', 'South', 'Nowhere']) });
    case 'status':
      return withFact({ status: of(STATUSES) });
    case 'installedOn':
      return withFact({ installedOn: of(DAYS) });
    case 'suppliersAround': {
      const measureOf: EvaluationContext['measureOf'] = (...names) => {
        const measure = context.measureOf(...names);
        return measure === undefined ? undefined : { ...measure, mayReach: false };
      };
      return { facts, context: { ...context, measureOf } };
    }
    case 'answer':
      return answered(situation, missing.question, of([true, false]));
    case 'operator':
      return {
        facts,
        context: {
          ...context,
          operatorFacts: { ...context.operatorFacts, [missing.measure]: of([99, 100]) },
        },
      };
  }
}

describe('what is missing for a rule', () => {
  it('is something where a rule is undetermined, and settles it once it is known', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(
        somePacks,
        someFacts,
        fc.constantFrom(...DAYS),
        fc.constantFrom<string | null>(null, 'DE', 'GG'),
        fc.boolean(),
        fc.boolean(),
        fc.nat(1000),
        (packs, facts, asOf, homeCountry, knowsOffice, mayReach, pick) => {
          const context: EvaluationContext = {
            ...PLAIN_CONTEXT,
            asOf,
            homeCountry,
            headquartersOf: () => (knowsOffice ? 'CN' : null),
            listingsOf: (policyId) => [
              { policyId, supplierId: 'own-a', since: '2019-05-15', reason: 'A test' },
            ],
            operatorFacts: knowsOffice ? { [OPERATOR_FACTS[0]]: 1 } : {},
            measureOf: () => ({ named: 1, all: 2, suppliers: 2, mayReach }),
          };
          for (const pack of packs) {
            for (const rule of pack.rules) {
              const verdictIn = ({ facts: own, context: around }: Situation) =>
                applyRule(pack.id, rule, own, around)?.verdict ?? 'clear';
              const missingIn = ({ facts: own, context: around }: Situation) =>
                missingFor(pack.id, rule, own, around, (group) =>
                  around.measureOf(pack.id, rule.id, group),
                );
              const start = { facts, context };
              if (verdictIn(start) !== 'undetermined') continue;
              const missing = missingIn(start);
              expect(missing.length).toBeGreaterThan(0);
              for (const each of missing) seen.add(each.fact);
              // A new value may lead to a supplier or group of which something else is not known.
              let now = start;
              for (let round = 0; round < 20 && verdictIn(now) === 'undetermined'; round += 1) {
                const open = missingIn(now);
                expect(open.length).toBeGreaterThan(0);
                const before = new Set(open.map(missingKey));
                now = filled(now, open[0] as MissingFact, pick + round);
                const left = missingIn(now).map(missingKey);
                expect(left).not.toContain(missingKey(open[0] as MissingFact));
                const isNew = (key: string): boolean => !before.has(key) && !LED_TO.has(key);
                expect(left.filter(isNew)).toEqual([]);
              }
              expect(verdictIn(now)).not.toBe('undetermined');
              const [only] = missing;
              if (missing.length !== 1 || only === undefined) continue;
              const settled = filled(start, only, pick);
              if (missingIn(settled).some((each) => LED_TO.has(missingKey(each)))) continue;
              expect(verdictIn(settled)).not.toBe('undetermined');
            }
          }
        },
      ),
      { numRuns: 1500 },
    );
    expect([...seen].toSorted()).toEqual([
      'answer',
      'country',
      'function',
      'generation',
      'headquarters',
      'installedOn',
      'operator',
      'placement',
      'region',
      'status',
      'supplier',
      'suppliersAround',
      'territory',
    ]);
  });
});
