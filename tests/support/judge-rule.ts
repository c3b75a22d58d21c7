import type { ItemFacts } from '#shared/domain/conditions';
import { applyRule, type EvaluationContext } from '#shared/domain/evaluate';
import type { OperatorFact, Rule } from '#shared/domain/policy';
import type { KeptStatement } from '#shared/domain/statement';
import { builtInPacks } from '#main/tagging/built-in-packs';

/** An item about which everything is known but its vendor's name. */
export const PLAIN_FACTS: ItemFacts = {
  supplierId: 'huawei',
  placement: 'core',
  function: 'core-network',
  generations: ['5G'],
  country: 'DE',
  region: null,
  status: 'in-service',
  installedOn: '2018-01-01',
  quantity: null,
  site: null,
  statements: new Set(),
};

/** A workspace in which nobody belongs to anybody and nothing is on record. */
export const PLAIN_CONTEXT: EvaluationContext = {
  asOf: '2026-11-23',
  homeCountry: null,
  groupsOf: (id) => [id],
  headquartersOf: () => null,
  listingsOf: () => [],
  operatorFacts: {},
  statements: [],
  measureOf: () => undefined,
};

/** What is known beside an item when a rule is tried. */
export type Circumstances = {
  readonly homeCountry?: string | null;
  /** Answers to questions of the scope, about the item. */
  readonly answers?: Readonly<Record<string, boolean>>;
  readonly listed?: readonly { readonly supplierId: string; readonly since: string }[];
  readonly operatorFacts?: Readonly<Partial<Record<OperatorFact, number>>>;
  /** An authorisation of the item, with its last day. */
  readonly authorised?: { readonly until: string | null };
  readonly headquarters?: Readonly<Record<string, string>>;
  /** The share that a cap measures, 0 to 1. */
  readonly share?: number;
  readonly suppliersInScope?: number;
};

/** Parsing all packs takes longer than judging. */
const PACKS = builtInPacks();

function ruleOfPack(packId: string, ruleId: string): Rule {
  const pack = PACKS.find(({ id }) => id === packId);
  const rule = pack?.rules.find(({ id }) => id === ruleId);
  if (rule === undefined) throw new Error(`There is no rule ${packId}/${ruleId}.`);
  return rule;
}

function statementsOf(
  packId: string,
  ruleId: string,
  { answers = {}, authorised }: Circumstances,
): KeptStatement[] {
  const given = Object.entries(answers).map(([question, holds], at): KeptStatement => {
    const statement = { kind: 'answer' as const, question, holds, conditions: [] };
    return { id: at + 1, changeId: at + 1, statement };
  });
  if (authorised === undefined) return given;
  const statement = {
    kind: 'authorisation' as const,
    policyId: packId,
    ruleId,
    reference: 'A test',
    from: '1990-01-01',
    until: authorised.until,
    conditions: [],
  };
  return [...given, { id: 1000, changeId: 1000, statement }];
}

/** What one rule of a built-in pack says of an item on a day: `remove-by by 2026-12-31`, `clear` … */
export function judgeRule(
  packId: string,
  ruleId: string,
  asOf: string,
  facts: Partial<ItemFacts> = {},
  circumstances: Circumstances = {},
): string {
  const rule = ruleOfPack(packId, ruleId);
  const statements = statementsOf(packId, ruleId, circumstances);
  const { share = 0, suppliersInScope = 1 } = circumstances;
  const finding = applyRule(
    packId,
    rule,
    {
      ...PLAIN_FACTS,
      country: rule.scope.country?.[0] ?? 'DE',
      statements: new Set(statements.map(({ id }) => id)),
      ...facts,
    },
    {
      ...PLAIN_CONTEXT,
      asOf,
      homeCountry: circumstances.homeCountry ?? null,
      headquartersOf: (id) => circumstances.headquarters?.[id] ?? null,
      listingsOf: () =>
        (circumstances.listed ?? []).map((each) => ({ ...each, policyId: packId, reason: 'Test' })),
      operatorFacts: circumstances.operatorFacts ?? {},
      statements,
      measureOf: () => ({
        named: share * 1000,
        all: 1000,
        suppliers: suppliersInScope,
        mayReach: false,
      }),
    },
  );
  if (finding === null) return 'clear';
  return `${finding.verdict}${finding.deadline === null ? '' : ` by ${finding.deadline}`}`;
}
