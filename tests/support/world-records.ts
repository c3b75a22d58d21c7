import fc from 'fast-check';
import type { ItemFacts } from '#shared/domain/conditions';
import type { Listing } from '#shared/domain/listing';
import { OPERATOR_FACTS, type OperatorFact } from '#shared/domain/policy';
import type { KeptStatement, Statement } from '#shared/domain/statement';
import { addStatement } from '#main/data/commands/policies/edit-policies';
import type { PolicyRecords } from '#main/data/evaluation/policy-records';
import type { Workspace } from '#main/data/workspace';
import { packOf, ruleOf } from './policies.ts';

/** Suppliers that no registry knows, so that nothing but the file decides an item's facts. */
export const SUPPLIERS = ['own-a', 'own-b', 'own-c', 'own-d', 'own-e'] as const;
/** Days on which rules about new installations take effect. */
export const BOUNDARY_DAYS = ['2019-05-15', '2022-11-25', '2024-02-29'] as const;
const ALL_PACKS = ['pack-0', 'pack-1', 'pack-2'] as const;

/** Statements of every kind, about items that are easily told. */
const STATEMENTS: readonly (Statement & { readonly holds?: boolean })[] = [
  { kind: 'answer', question: 'a use', holds: true, conditions: [] },
  {
    kind: 'answer',
    question: 'a use',
    holds: false,
    conditions: [{ field: 'region', test: 'equals', value: 'NORTH' }],
  },
  {
    kind: 'answer',
    question: 'a zone',
    holds: true,
    conditions: [{ field: 'site', test: 'one-of', values: ['S-1', 'S-2'] }],
  },
  {
    kind: 'answer',
    question: 'made there',
    holds: false,
    conditions: [{ field: 'supplier', test: 'equals', value: 'own-a' }],
  },
  ...ALL_PACKS.flatMap((policyId): Statement[] => [
    {
      kind: 'authorisation',
      policyId,
      ruleId: 'rule-0',
      reference: 'A 1',
      from: '2019-05-15',
      until: '2024-02-29',
      conditions: [{ field: 'model', test: 'equals', value: 'X100' }],
    },
    {
      kind: 'waiver',
      policyId,
      ruleId: null,
      reason: 'A test',
      approver: 'Nobody',
      from: '2019-05-15',
      until: '2026-12-31',
      conditions: [{ field: 'site', test: 'equals', value: 'S-3' }],
    },
    {
      kind: 'waiver',
      policyId,
      ruleId: 'rule-1',
      reason: 'A test',
      approver: 'Nobody',
      from: '2010-01-01',
      until: '2022-11-25',
      conditions: [],
    },
  ]),
];

/** Whether a statement is about an item, by what is written here and not by the engine. */
function isAbout(statement: Statement, row: { [field: string]: string | null }): boolean {
  return statement.conditions.every((condition) => {
    const value = row[condition.field]?.toUpperCase() ?? null;
    if (condition.test === 'equals') return value === condition.value.toUpperCase();
    if (condition.test === 'one-of') return value !== null && condition.values.includes(value);
    throw new Error('No statement of the world asks so.');
  });
}

/** Some of a world's statements, with listings and sizes of the operator. */
export const someRecords: fc.Arbitrary<
  (world: { readonly statements: readonly KeptStatement[] }) => PolicyRecords
> = fc
  .record({
    listings: fc.uniqueArray(
      fc.record({
        policyId: fc.constantFrom(...ALL_PACKS),
        supplierId: fc.constantFrom(...SUPPLIERS),
        since: fc.constantFrom(...BOUNDARY_DAYS),
        reason: fc.constant('A test'),
      }),
      { maxLength: 4, selector: ({ policyId, supplierId }) => `${policyId} ${supplierId}` },
    ) satisfies fc.Arbitrary<Listing[]>,
    chosen: fc.array(fc.boolean(), { minLength: STATEMENTS.length, maxLength: STATEMENTS.length }),
    operatorFacts: fc.dictionary(
      fc.constantFrom(...OPERATOR_FACTS),
      fc.constantFrom(99, 100),
    ) as fc.Arbitrary<Partial<Record<OperatorFact, number>>>,
  })
  .map(({ listings, chosen, operatorFacts }) => ({ statements }) => ({
    listings,
    operatorFacts,
    statements: statements.filter((_each, at) => chosen[at] === true),
  }));

const RULES_TO_NAME = ['rule-0', 'rule-1'].map((id) =>
  ruleOf(id, { suppliers: 'any', effect: { kind: 'review', from: '2020-01-01' } }),
);

/** The facts that stand in an item's own columns, and the statements about it. */
export function factsOfColumns(
  { supplierId }: { readonly supplierId: string | null },
  row:
    | {
        region: string | null;
        site: string | null;
        siteName: string | null;
        quantity: number | null;
        model: string | null;
      }
    | undefined,
  statements: readonly KeptStatement[],
): Pick<ItemFacts, 'region' | 'site' | 'quantity' | 'statements'> {
  const { region = null, site = null, siteName = null, quantity = null, model = null } = row ?? {};
  const about = statements.filter(({ statement }) =>
    isAbout(statement, { supplier: supplierId, region, site, model }),
  );
  const place = site ?? siteName;
  return { region, site: place, quantity, statements: new Set(about.map(({ id }) => id)) };
}

/** Puts the world's statements on record, and a pack that asks for all that tells classes apart. */
export function putOnRecord(workspace: Workspace): void {
  workspace.write((db) => {
    // One more pack asks for regions and install dates, so that they tell classes apart; it never acts.
    const asking = packOf('asks-regions', [
      ruleOf('asks', {
        suppliers: 'any',
        scope: { region: ['North'] },
        effect: { kind: 'review', from: '2020-01-01' },
      }),
      ...BOUNDARY_DAYS.map((from, at) =>
        ruleOf(`from-${at}`, { suppliers: 'any', effect: { kind: 'no-new', from } }),
      ),
    ]);
    const store = db.prepare('INSERT INTO policy_pack VALUES (?, ?, ?, ?, 0, ?)');
    for (const [at, pack] of [
      asking,
      ...ALL_PACKS.map((id) => packOf(id, RULES_TO_NAME)),
    ].entries())
      store.run(pack.id, pack.version, JSON.stringify(pack), 100 + at, 'own');
    for (const statement of STATEMENTS) addStatement(db, statement);
    db.exec(`DELETE FROM policy_pack WHERE id LIKE 'pack-%'`);
  });
}
