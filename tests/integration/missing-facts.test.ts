import { describe, expect, it } from 'vitest';
import {
  addStatement,
  setOperatorFacts,
  setPolicyActive,
} from '#main/data/commands/policies/edit-policies';
import { tagItems } from '#main/data/commands/tag-items';
import { updateWorkspace } from '#main/data/commands/update-settings';
import { countItems } from '#main/data/queries/item-rows';
import { readMissingFacts } from '#main/data/queries/missing-facts';
import { readItemCard } from '#main/data/queries/item-card';
import type { Workspace } from '#main/data/workspace';
import type { ItemFilter } from '#shared/domain/filter';
import { applyOnly } from '../support/own-pack.ts';
import { packOf, ruleOf } from '../support/policies.ts';
import { importText, itemsOf, newWorkspace } from '../support/workspaces.ts';

const FILE = [
  'Serial,Vendor,Function,Placement,Generation,Country,Status,Installed on',
  'S1,Huawei,,,5G,DE,in service,2020-01-01',
  'S2,Huawei,,,5G,DE,in service,2020-01-01',
  'S3,Huawei,,,5G,DE,in service,2020-01-01',
  'S4,Huawei,,,,DE,in service,2020-01-01',
  'S5,Huawei,,core,,DE,in service,2020-01-01',
  'S6,Unheard Of,,core,5G,DE,in service,2020-01-01',
  'S7,Nokia,,,,DE,in service,2020-01-01',
  'S8,Huawei,,,,DE,decommissioned,2020-01-01',
  '',
].join('\n');

const CORE_5G = packOf('own-pack', [
  ruleOf('core-5g', {
    suppliers: { groups: ['huawei'] },
    scope: { placement: ['core'], generation: ['5G'] },
    effect: { kind: 'prohibit', from: '2020-01-01' },
  }),
]);

function undeterminedIn(workspace: Workspace): number {
  return itemsOf(workspace, { verdicts: ['undetermined'] }).length;
}

describe('what is missing', () => {
  it('counts the items that each fact settles alone, and those that lack several', async () => {
    const workspace = newWorkspace();
    await importText(workspace, FILE);
    applyOnly(workspace, CORE_5G);
    const { undetermined, facts } = readMissingFacts(workspace.reader);
    expect(undetermined).toBe(undeterminedIn(workspace));
    const rules = ['own-pack/core-5g'];
    expect(facts).toEqual([
      { missing: { fact: 'placement' }, alone: 3, among: 1, rules },
      { missing: { fact: 'generation' }, alone: 1, among: 1, rules },
      { missing: { fact: 'supplier' }, alone: 1, among: 0, rules },
    ]);
  });

  it('leads to exactly the items that lack the fact', async () => {
    const workspace = newWorkspace();
    await importText(workspace, FILE);
    applyOnly(workspace, CORE_5G);
    for (const { missing, alone, among, rules } of readMissingFacts(workspace.reader).facts) {
      if (missing.fact !== 'placement' && missing.fact !== 'generation') continue;
      const filter: ItemFilter = {
        verdicts: ['undetermined'],
        lacks: [missing.fact],
        undeterminedBy: rules,
      };
      expect(countItems(workspace.reader, filter)).toBe(alone + among);
      expect(itemsOf(workspace, filter)).toHaveLength(alone + among);
    }
  });

  it.each(['core', 'edge'] as const)(
    'of the first fact, once it is set to %s, settles as many as it said',
    async (placement) => {
      const workspace = newWorkspace();
      await importText(workspace, FILE);
      applyOnly(workspace, CORE_5G);
      const first = readMissingFacts(workspace.reader).facts[0];
      expect(first?.missing).toEqual({ fact: 'placement' });
      const before = undeterminedIn(workspace);
      workspace.write((db) =>
        tagItems(db, {
          filter: { verdicts: ['undetermined'], lacks: ['placement'] },
          set: { placement },
          reason: 'A test',
        }),
      );
      // At the edge the rule is settled whatever else is missing.
      const byAnyValue = placement === 'edge' ? (first?.among ?? 0) : 0;
      expect(before - undeterminedIn(workspace)).toBe((first?.alone ?? 0) + byAnyValue);
    },
  );

  it('says of an item what would settle it, and how many with it', async () => {
    const workspace = newWorkspace();
    await importText(workspace, FILE);
    applyOnly(workspace, CORE_5G);
    const missingOf = (serial: string) => {
      const item = itemsOf(workspace, { search: serial })[0];
      return readItemCard(workspace.reader, item?.id ?? 0).findings[0]?.reason.missing;
    };
    expect(missingOf('S1')).toEqual([{ missing: { fact: 'placement' }, alone: 3, among: 1 }]);
    expect(missingOf('S4')?.map(({ missing }) => missing.fact)).toEqual([
      'placement',
      'generation',
    ]);
    expect(missingOf('S6')).toEqual([{ missing: { fact: 'supplier' }, alone: 1, among: 0 }]);
  });

  it('names questions, the size of the operator and the country, and forgets what is answered', async () => {
    const workspace = newWorkspace();
    await importText(workspace, 'Serial,Vendor\nS1,Huawei\nS2,Huawei\nS3,Nokia\n');
    const question = 'Is it in a critical place?';
    applyOnly(
      workspace,
      packOf('own-pack', [
        ruleOf('asks', {
          suppliers: { groups: ['huawei'] },
          scope: { use: question, country: ['PL'], operator: [{ fact: 'end-users', atLeast: 5 }] },
          effect: { kind: 'review', from: '2020-01-01' },
        }),
      ]),
    );
    const names = () =>
      readMissingFacts(workspace.reader).facts.map(
        ({ missing, alone, among }) => `${missing.fact} ${alone} ${among}`,
      );
    expect(names().toSorted()).toEqual(['answer 0 2', 'country 0 2', 'operator 0 2']);
    workspace.write((db) => updateWorkspace(db, { homeCountry: 'PL' }));
    workspace.write((db) => setOperatorFacts(db, { 'end-users': 9 }));
    expect(names()).toEqual(['answer 2 0']);
    workspace.write((db) =>
      addStatement(db, { kind: 'answer', question, holds: true, conditions: [] }),
    );
    expect(names()).toEqual([]);
    expect(readMissingFacts(workspace.reader).undetermined).toBe(0);
  });

  it('of items that are waived or flagged anyway is not asked for', async () => {
    const workspace = newWorkspace();
    await importText(workspace, FILE);
    workspace.write((db) => setPolicyActive(db, 'de-2024', true));
    const before = readMissingFacts(workspace.reader);
    // The baseline flags every item of Huawei: only the unresolved one still waits.
    expect(before.undetermined).toBe(1);
    expect(before.facts.map(({ missing }) => missing.fact)).toContain('supplier');
    applyOnly(workspace, CORE_5G);
    workspace.write((db) =>
      addStatement(db, {
        kind: 'waiver',
        policyId: 'own-pack',
        ruleId: null,
        reason: 'A test',
        approver: 'Nobody',
        from: '2020-01-01',
        until: '2099-01-01',
        conditions: [],
      }),
    );
    expect(readMissingFacts(workspace.reader)).toEqual({ undetermined: 0, facts: [] });
  });
});
