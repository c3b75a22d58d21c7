import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PoliciesChanged } from '#shared/contract/policies';
import type { RuleEffect, RuleScope, RuleSuppliers } from '#shared/domain/policy';
import type { Statement } from '#shared/domain/statement';
import { addStatement } from '#main/data/commands/policies/edit-policies';
import { undoChange } from '#main/data/commands/undo';
import type { Workspace } from '#main/data/workspace';
import { take } from '../support/pack-files.ts';
import { packOf, ruleOf } from '../support/policies.ts';
import { importText, itemsOf, newWorkspace } from '../support/workspaces.ts';

const FILE = `Serial,Vendor,Model,Country,Region,Placement,Install date
S1,Huawei,A,DE,North,core,2024-06-01
S2,Huawei,A,DE,South,edge,2018-01-01
S3,Huawei,B,DE,North,edge,2023-01-01
S4,Huawei,B,DE,South,core,
S5,ZTE,A,FR,North,core,2021-05-05
S6,ZTE,B,DE,South,edge,2019-05-05
S7,Nokia,A,DE,North,core,2020-02-02
`;

const PROHIBIT: RuleEffect = { kind: 'prohibit', from: '2020-01-01' };
const REVIEW: RuleEffect = { kind: 'review', from: '2020-01-01' };

const effects: readonly RuleEffect[] = [
  PROHIBIT,
  REVIEW,
  { kind: 'remove-by', from: '2020-01-01', deadline: '2098-12-31' },
  { kind: 'remove-by', from: '2020-01-01', deadline: '2099-12-31' },
  { kind: 'no-new', from: '2022-01-01' },
];
const scopes: readonly RuleScope[] = [
  {},
  { placement: ['core'] },
  { placement: ['edge'] },
  { region: ['North'] },
  { installed: { from: '2020-01-01' } },
  { installed: { until: '2022-12-31' } },
];

const makers: readonly RuleSuppliers[] = [{ groups: ['huawei'] }, { groups: ['huawei', 'zte'] }];

/** What of each item a change of policies is counted by. */
function stateOf(workspace: Workspace): ReadonlyMap<string | null, string> {
  return new Map(
    itemsOf(workspace).map(({ serialNumber, verdict, deadline }) => [
      serialNumber,
      `${verdict} ${deadline}`,
    ]),
  );
}

/** How many items a change says that it changed, and how many it did. */
async function counted(workspace: Workspace, change: () => Promise<{ changed: number }>) {
  const before = stateOf(workspace);
  const { changed } = await change();
  const differ = [...stateOf(workspace)].filter(([serial, state]) => state !== before.get(serial));
  return [changed, differ.length];
}

describe('the items that a change of policies changed', () => {
  it('are counted where what some lose others gain', async () => {
    const workspace = newWorkspace();
    await importText(workspace, FILE);
    const law = (version: string, core: RuleEffect, edge: RuleEffect) => {
      const suppliers = { groups: ['huawei'] };
      const rules = [
        ruleOf('core', { suppliers, scope: { placement: ['core'] }, effect: core }),
        ruleOf('edge', { suppliers, scope: { placement: ['edge'] }, effect: edge }),
      ];
      return { ...packOf('law', rules), version };
    };
    await take(workspace, law('2026.01', PROHIBIT, REVIEW));
    const { done } = await take(workspace, law('2026.02', REVIEW, PROHIBIT));
    expect(done.changed).toBe(4);
  });

  const rule = fc.record({
    suppliers: fc.constantFrom(...makers),
    scope: fc.constantFrom(...scopes),
    effect: fc.constantFrom(...effects),
  });
  const rules = fc.array(rule, { minLength: 2, maxLength: 3 });
  const waiver = fc.record({
    field: fc.constant('serialNumber' as const),
    values: fc.uniqueArray(fc.constantFrom('S1', 'S2', 'S3', 'S4', 'S5'), { minLength: 1 }),
  });

  it('are those that differ, whatever classes are split or rewritten', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(rules, waiver), { minLength: 3, maxLength: 6 }),
        async (steps) => {
          const workspace = newWorkspace();
          await importText(workspace, FILE);
          const first = ruleOf('r0', { suppliers: 'any', effect: REVIEW });
          await take(workspace, packOf('law', [first]));
          let last: PoliciesChanged | null = null;
          for (const [at, step] of steps.entries()) {
            const change = async (): Promise<PoliciesChanged> => {
              if (Array.isArray(step)) {
                const made = step.map((parts, number) => ruleOf(`r${number}`, parts));
                const pack = { ...packOf('law', made), version: `2026.02.${at + 1}` };
                return (await take(workspace, pack)).done;
              }
              const waived: Statement = {
                kind: 'waiver',
                policyId: 'law',
                ruleId: null,
                reason: 'Spare',
                approver: 'CISO',
                from: '2020-01-01',
                until: '2099-01-01',
                conditions: [{ field: step.field, test: 'one-of', values: step.values }],
              };
              return workspace.write((db) => addStatement(db, waived));
            };
            const [told, found] = await counted(workspace, async () => (last = await change()));
            expect(told).toBe(found);
          }
          if (last !== null) {
            const { changeId } = last as PoliciesChanged;
            const undo = async () => workspace.write((db) => undoChange(db, changeId));
            const [told, found] = await counted(workspace, undo);
            expect(told).toBe(found);
          }
          workspace.close();
        },
      ),
      { numRuns: 25 },
    );
  });
});
