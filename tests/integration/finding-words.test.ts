import { describe, expect, it } from 'vitest';
import { addStatement, listSupplier } from '#main/data/commands/policies/edit-policies';
import { updateWorkspace } from '#main/data/commands/update-settings';
import { readItemCard } from '#main/data/queries/item-card';
import type { Workspace } from '#main/data/workspace';
import { itemCardSchema } from '#shared/contract/items';
import { ruleSchema, type Rule } from '#shared/domain/policy';
import { formatDate } from '../../renderer/components/format.ts';
import {
  findingRemedy,
  findingSentence,
  findingText,
} from '../../renderer/features/inventory/panel/finding-words.ts';
import { applyOnly } from '../support/own-pack.ts';
import { packOf, ruleOf } from '../support/policies.ts';
import { importText, itemsOf, newWorkspace } from '../support/workspaces.ts';

const TODAY = '2027-01-15';
const FILE = [
  'Serial,Vendor,Function,Placement,Generation,Country,Region,Status,Installed on,Quantity',
  'S1,Huawei,core-network,core,5G,DE,Berlin,in service,2020-01-01,2',
  'S2,HiSilicon,radio-access,edge,5G,,Berlin,in service,2024-01-01,1',
  'S3,Nokia,radio-access,edge,5G,DE,Bayern,in service,2024-01-01,1.5',
  'S4,Huawei,,,5G,DE,Berlin,in service,,1',
  'S5,Huawei,,,5G,DE,Berlin,in service,2020-01-01,1',
  '',
].join('\n');
const HUAWEI = { groups: ['huawei'] };

async function workspaceWith(...rules: Rule[]): Promise<Workspace> {
  const workspace = newWorkspace();
  await importText(workspace, FILE);
  workspace.write((db) => updateWorkspace(db, { asOf: TODAY, homeCountry: 'DE' }));
  applyOnly(workspace, packOf('own-pack', rules));
  return workspace;
}

function said(workspace: Workspace, serial: string) {
  const item = itemsOf(workspace, { search: serial })[0];
  const card = itemCardSchema.parse(readItemCard(workspace.reader, item?.id ?? 0));
  const finding = card.findings[0];
  if (finding === undefined) throw new Error('No rule speaks of the item.');
  return {
    why: findingSentence(finding, TODAY),
    change: findingRemedy(finding, TODAY),
    text: findingText(finding, TODAY),
  };
}

describe('the reason of a finding', () => {
  it('names supplier, place and deadline, the rule and its source', async () => {
    const rule = ruleOf('gone', {
      suppliers: HUAWEI,
      scope: { placement: ['core'], generation: ['5G'], country: ['DE'] },
      effect: { kind: 'remove-by', from: '2024-07-11', deadline: '2026-12-31' },
    });
    const workspace = await workspaceWith(
      ruleSchema.parse({
        ...rule,
        citation: { instrument: 'Contracts', reference: 'Section 41', date: '2024-07-11' },
      }),
    );
    const { why, change, text } = said(workspace, 'S1');
    expect(why).toBe(
      `Overdue: Huawei in the core of the 5G network in Germany had to be removed by ${formatDate('2026-12-31')}.`,
    );
    expect(change).toContain('replace or decommission the item, or record a waiver');
    expect(text).toContain('Rule: Rule gone (Pack own-pack, version 2026.01).');
    expect(text).toContain(`Source: Contracts, Section 41, ${formatDate('2024-07-11')}.`);
  });

  it('says to which group a supplier belongs, and that the home country was assumed', async () => {
    const workspace = await workspaceWith(
      ruleOf('banned', {
        suppliers: HUAWEI,
        scope: { country: ['DE'] },
        effect: { kind: 'prohibit', from: '2024-07-11' },
      }),
    );
    workspace.write((db) => {
      db.prepare(
        `INSERT OR IGNORE INTO supplier_parent VALUES ('nokia', 'huawei', NULL, NULL)`,
      ).run();
      db.exec('UPDATE item_class SET country = NULL');
      updateWorkspace(db, { asOf: '2027-01-14' });
      updateWorkspace(db, { asOf: TODAY });
    });
    expect(said(workspace, 'S3').why).toBe(
      `Overdue: Nokia (part of the group Huawei on ${formatDate(TODAY)}) in Germany (the home country, as the item names none) must not be used, since ${formatDate('2024-07-11')}.`,
    );
  });

  it('says of no supplier that it is named, which a rule about it does not tell', async () => {
    const review = (suppliers: Rule['suppliers']): Rule =>
      ruleOf('assessed', { suppliers, scope: {}, effect: { kind: 'review', from: '2026-12-19' } });
    const since = formatDate('2026-12-19');
    const ofAny = said(await workspaceWith(review('any')), 'S3').why;
    expect(ofAny).toBe(`Review: Nokia must be assessed and recorded, since ${since}.`);
    const named = said(await workspaceWith(review(HUAWEI)), 'S1').why;
    expect(named).toBe(`Review: Huawei must be assessed and recorded, since ${since}.`);
  });

  it('says of equipment that is still planned that it is to be installed', async () => {
    const rule = ruleOf('frozen', {
      suppliers: HUAWEI,
      scope: {},
      effect: { kind: 'no-new', from: '2026-01-01' },
    });
    const workspace = await workspaceWith(rule);
    await importText(workspace, 'Serial,Status,Installed on\nS1,planned,2027-06-15\n');
    expect(said(workspace, 'S1').why).toBe(
      `Overdue: Huawei is to be installed on ${formatDate('2027-06-15')}, and nothing new may be installed from ${formatDate('2026-01-01')} on.`,
    );
  });

  it('says since when and why a supplier is listed', async () => {
    const workspace = await workspaceWith(
      ruleOf('listed', {
        suppliers: { listed: true },
        effect: { kind: 'remove-after-listing', from: '2020-01-01', years: 7 },
      }),
    );
    workspace.write((db) =>
      listSupplier(db, {
        policyId: 'own-pack',
        supplierId: 'huawei',
        since: '2026-05-03',
        reason: 'Decision 12',
      }),
    );
    expect(said(workspace, 'S1').why).toContain(
      `Huawei (listed since ${formatDate('2026-05-03')}: Decision 12) must be removed within 7 years of its listing, that is by ${formatDate('2033-05-03')}`,
    );
  });

  it('does not give a share of sites where no item has one', async () => {
    const workspace = await workspaceWith(
      ruleOf('cap', {
        suppliers: HUAWEI,
        scope: {},
        effect: {
          kind: 'cap',
          from: '2020-01-01',
          deadline: '2021-01-01',
          share: 0.3,
          of: 'sites',
        },
      }),
    );
    expect(said(workspace, 'S1').why).toContain(
      'the share is not known, since nothing in it has a site',
    );
  });

  it('gives the share of a cap with both numbers, fractions too', async () => {
    const workspace = await workspaceWith(
      ruleOf('cap', {
        suppliers: { groups: ['nokia'] },
        effect: {
          kind: 'cap',
          from: '2020-01-01',
          deadline: '2021-01-01',
          share: 0.35,
          of: 'quantity',
          per: 'region',
        },
      }),
    );
    const { why, change } = said(workspace, 'S3');
    expect(why).toMatch(
      /^Over cap: Nokia counts towards a capped share of 100\D0\s?% \(\S+ of \S+ pieces of equipment in the region Bayern\)/u,
    );
    expect(change).toContain('Caps');
  });

  it('tells of an authorisation that ended, and of a waiver with who approved it', async () => {
    const workspace = await workspaceWith(
      ruleOf('permit', { suppliers: HUAWEI, effect: { kind: 'authorise', from: '2020-01-01' } }),
    );
    expect(said(workspace, 'S1').why).toContain('and none is on record');
    workspace.write((db) =>
      addStatement(db, {
        kind: 'authorisation',
        policyId: 'own-pack',
        ruleId: 'permit',
        reference: 'AZ 7',
        from: '2020-01-01',
        until: '2026-06-30',
        conditions: [],
      }),
    );
    expect(said(workspace, 'S1').why).toContain(`“AZ 7” ended on ${formatDate('2026-06-30')}`);
    workspace.write((db) =>
      addStatement(db, {
        kind: 'waiver',
        policyId: 'own-pack',
        ruleId: null,
        reason: 'No spare parts',
        approver: 'The board',
        from: '2020-01-01',
        until: '2027-12-31',
        conditions: [],
      }),
    );
    expect(said(workspace, 'S1').change).toContain(
      `Waived until ${formatDate('2027-12-31')} by The board (No spare parts`,
    );
  });

  it('names the answer that a finding rests on', async () => {
    const question = 'Is it critical?';
    const workspace = await workspaceWith(
      ruleOf('asks', {
        suppliers: HUAWEI,
        scope: { use: question },
        effect: { kind: 'review', from: '2020-01-01' },
      }),
    );
    expect(said(workspace, 'S1').why).toContain(`what the answer to “${question}” is`);
    expect(said(workspace, 'S1').change).toMatch(
      /^Answering that question would settle it, and with it \d other items\.$/u,
    );
    workspace.write((db) =>
      addStatement(db, { kind: 'answer', question, holds: true, conditions: [] }),
    );
    expect(said(workspace, 'S1').why).toContain(`because “${question}” was answered with yes`);
  });

  it('says what is not known, what would settle it, and how many items with it', async () => {
    const workspace = await workspaceWith(
      ruleOf('core', {
        suppliers: HUAWEI,
        scope: { placement: ['core'] },
        effect: { kind: 'no-new', from: '2022-01-01' },
      }),
    );
    expect(said(workspace, 'S5')).toMatchObject({
      why: 'Undetermined: it is not known whether it is core or edge, so Huawei may or may not fall under this rule.',
      change: 'Tagging its placement would settle it.',
    });
    expect(said(workspace, 'S4').change).toBe(
      'Tagging its placement and giving its install date would settle it. Tagging its placement would settle 1 other item by itself.',
    );
  });
});
