import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CLEAR_SUPPLIER_ID, type WhatIf, type WhatIfResult } from '#shared/contract/what-if';
import type { PolicyPack, Rule } from '#shared/domain/policy';
import { setPolicyActive } from '#main/data/commands/policies/edit-policies';
import { readSummary } from '#main/data/queries/summary';
import { answerWhatIf } from '#main/data/queries/what-if/what-if';
import type { Workspace } from '#main/data/workspace';
import { contentOf } from '../support/ledgers.ts';
import { packOf, ruleOf } from '../support/policies.ts';
import { importText, newWorkspace } from '../support/workspaces.ts';

const ROWS = [
  'Serial,Vendor,Function,Placement,Country,Region,Site,Status,Install date,Quantity,Hostname',
  'S1,Huawei,gNodeB,edge,DE,North,BER,in service,2021-03-10,1,ber-1',
  'S2,Huawei,gNodeB,edge,DE,North,BER,in service,2021-06-20,3,ber-2',
  'S3,Huawei,gNodeB,edge,DE,South,MUC,in service,2021-06-20,4,muc-1',
  'S4,Nokia,gNodeB,edge,DE,South,MUC,in service,2021-06-20,2,muc-2',
  'S5,ZTE,gNodeB,core,FR,,PAR,in service,,1,par-1',
  'S6,Nokia,gNodeB,,DE,South,MUC,decommissioned,2021-06-20,1,muc-3',
  'S7,Nobody,router,,DE,South,MUC,in service,,1,muc-4',
];

async function imported(): Promise<Workspace> {
  const workspace = newWorkspace();
  await importText(workspace, `${ROWS.join('\n')}\n`);
  return workspace;
}

/** Keeps a pack in a workspace, without letting it act. */
function keep(workspace: Workspace, pack: PolicyPack): void {
  workspace.write((db) => {
    db.prepare('INSERT INTO policy_pack VALUES (?, ?, ?, 500, 0, ?)').run(
      pack.id,
      pack.version,
      JSON.stringify(pack),
      'own',
    );
  });
}

const HUAWEI = { groups: ['huawei'] };
const ruleFor = (parts: Partial<Rule> & Pick<Rule, 'effect'>): Rule =>
  ruleOf('only', { suppliers: HUAWEI, ...parts });

/** What acts is the pack and nothing else. */
function under(pack: PolicyPack, steps: WhatIf['steps'] = []): WhatIf {
  return { packs: { mode: 'instead', ids: [] }, packText: JSON.stringify(pack), steps };
}

const hashOf = (path: string): string =>
  createHash('sha256').update(readFileSync(path)).digest('hex');

const supplierRow = (
  result: WhatIfResult,
  id: string | null,
): WhatIfResult['bySupplier'][number] | undefined =>
  result.bySupplier.find(({ supplierId }) => supplierId === id);

describe('a what-if', () => {
  it('without policies, date or steps is today', async () => {
    const { reader } = await imported();
    const result = answerWhatIf(reader, { steps: [] });
    expect(result.scenario).toEqual(result.today);
    expect(result).toMatchObject({ changed: 0, differences: [], otherDifferences: 0, steps: [] });
    const { asOf } = result.today;
    expect(result.today.items).toEqual(readSummary(reader, 'main', asOf, []).items);
  });

  it('changes nothing in the workspace, neither a row nor a byte, and leaves nothing behind', async () => {
    const workspace = await imported();
    workspace.write((db) => db.prepare('SELECT 1').get());
    const path = workspace.reader.name;
    const before = contentOf(workspace);
    const bytes = [path, `${path}-wal`].map(hashOf);
    const pack = packOf('tried', [
      ruleFor({
        effect: { kind: 'cap', from: '2020-01-01', deadline: '2020-06-01', share: 0, of: 'sites' },
      }),
    ]);
    const result = answerWhatIf(workspace.reader, {
      ...under(pack, [
        { kind: 'replace', filter: { search: 'ber-1', isFlagged: true }, to: 'clear-supplier' },
        { kind: 'place', filter: { suppliers: ['zte'] }, placement: 'edge' },
        { kind: 'remove', filter: { search: 'muc-1' } },
      ]),
      asOf: '2030-01-01',
    });
    expect(result.changed).toBeGreaterThan(0);
    expect(contentOf(workspace)).toEqual(before);
    expect([path, `${path}-wal`].map(hashOf)).toEqual(bytes);
    const left = workspace.reader.prepare('SELECT name FROM temp.sqlite_schema').all();
    expect(left).toEqual([]);
  });

  it('lets steps happen one after the other, each with its own count', async () => {
    const { reader } = await imported();
    const result = answerWhatIf(reader, {
      steps: [
        {
          kind: 'replace',
          filter: { suppliers: ['huawei'], search: 'ber' },
          to: { supplierId: 'nokia' },
        },
        {
          kind: 'place',
          filter: { suppliers: ['nokia'], statuses: ['in-service'] },
          placement: 'core',
        },
        { kind: 'remove', filter: { suppliers: ['huawei'] } },
        { kind: 'replace', filter: { isFlagged: true }, to: 'clear-supplier' },
      ],
    });
    expect(result.steps).toEqual([
      { items: 2, changed: 2 },
      { items: 3, changed: 3 },
      { items: 1, changed: 1 },
      { items: 1, changed: 1 },
    ]);
    expect(result.today.items).toMatchObject({ outOfScope: 1, inScope: 6, flagged: 4 });
    expect(result.scenario.items).toMatchObject({ outOfScope: 2, inScope: 5, flagged: 0 });
    expect(supplierRow(result, 'nokia')).toMatchObject({
      name: 'Nokia',
      today: { items: 1, core: 0, edge: 1 },
      scenario: { items: 3, flagged: 0, core: 3, edge: 0 },
    });
    expect(supplierRow(result, CLEAR_SUPPLIER_ID)).toMatchObject({
      name: null,
      scenario: { items: 1, flagged: 0, core: 1 },
    });
    expect(supplierRow(result, null)).toMatchObject({
      today: { items: 1 },
      scenario: { items: 1 },
    });
    expect(result.changed).toBe(4);
    expect(result.differences[0]).toEqual({
      supplierId: 'huawei',
      supplierName: 'Huawei',
      country: 'DE',
      placement: 'edge',
      from: 'review',
      to: 'clear',
      items: 2,
    });
    expect(result.differences).toContainEqual(
      expect.objectContaining({ supplierId: 'huawei', from: 'review', to: null, items: 1 }),
    );
  });

  it('tries proposals and packs that are not active, in addition or instead', async () => {
    const workspace = await imported();
    const proposal: PolicyPack = {
      ...packOf('proposed', [
        ruleFor({
          suppliers: { groups: ['nokia'] },
          effect: { kind: 'prohibit', from: '2020-01-01' },
        }),
      ]),
      status: 'proposal',
    };
    keep(workspace, proposal);
    const tryIt = (mode: 'instead' | 'in-addition'): WhatIfResult =>
      answerWhatIf(workspace.reader, { packs: { mode, ids: ['proposed'] }, steps: [] });
    expect(tryIt('in-addition').scenario.byVerdict).toMatchObject({ overdue: 1, review: 4 });
    expect(tryIt('instead').scenario.byVerdict).toMatchObject({ overdue: 1, review: 0 });
    expect(tryIt('instead').scenario.policies.map(({ id }) => id)).toEqual(['proposed']);
  });

  it('puts another version of a pack in the place of the one that acts', async () => {
    const workspace = await imported();
    const pack = (deadline: string): PolicyPack =>
      packOf('law', [ruleFor({ effect: { kind: 'remove-by', from: '2020-01-01', deadline } })]);
    keep(workspace, pack('2099-01-01'));
    workspace.write((db) => setPolicyActive(db, 'law', true));
    const newer = JSON.stringify({ ...pack('2021-01-01'), version: '2027.01' });
    const result = answerWhatIf(workspace.reader, { packText: newer, steps: [] });
    expect(result.today.byVerdict).toMatchObject({ 'remove-by': 3, overdue: 0 });
    expect(result.scenario.byVerdict).toMatchObject({ 'remove-by': 0, overdue: 3 });
    expect(result.scenario.policies).toContainEqual({
      id: 'law',
      version: '2027.01',
      title: 'Pack law',
    });
  });

  it('tells install dates and regions apart that no pack of the workspace asks for', async () => {
    const { reader } = await imported();
    const dated = packOf('dated', [ruleFor({ effect: { kind: 'no-new', from: '2021-05-01' } })]);
    expect(answerWhatIf(reader, under(dated)).scenario.byVerdict).toMatchObject({
      overdue: 2,
      restricted: 1,
    });
    const regional = packOf('regional', [
      ruleFor({
        suppliers: 'any',
        scope: { region: ['SOUTH'] },
        effect: { kind: 'prohibit', from: '2021-05-01' },
      }),
    ]);
    // One item has no region, so that the rule may be about it; the decommissioned one is not counted.
    expect(answerWhatIf(reader, under(regional)).scenario.byVerdict).toMatchObject({
      overdue: 3,
      undetermined: 1,
      clear: 2,
    });
  });

  it('measures the shares of caps, with the quantities and sites of exactly the items that change', async () => {
    const workspace = await imported();
    const capOf = (of: 'items' | 'quantity' | 'sites'): Rule => ({
      ...ruleOf(`of-${of}`, {
        suppliers: HUAWEI,
        scope: { country: ['DE'], function: ['radio-access'] },
        effect: { kind: 'cap', from: '2020-01-01', deadline: '2020-06-01', share: 0.5, of },
      }),
    });
    const pack = packOf('caps', [capOf('items'), capOf('quantity'), capOf('sites')]);
    keep(workspace, pack);
    workspace.write((db) => setPolicyActive(db, 'caps', true));
    const { shares, scenario } = answerWhatIf(workspace.reader, {
      packs: { mode: 'instead', ids: ['caps'] },
      steps: [{ kind: 'replace', filter: { search: 'muc-1' }, to: { supplierId: 'nokia' } }],
    });
    const of = (unit: string) => shares.find(({ ruleId }) => ruleId === `of-${unit}`);
    expect(of('items')).toMatchObject({
      today: { named: 3, all: 4, cap: 0.5 },
      scenario: { named: 2, all: 4, cap: 0.5 },
    });
    expect(of('quantity')).toMatchObject({
      today: { named: 8, all: 10 },
      scenario: { named: 4, all: 10 },
    });
    expect(of('sites')).toMatchObject({
      today: { named: 2, all: 2 },
      scenario: { named: 1, all: 2 },
    });
    expect(scenario.byVerdict).toMatchObject({ 'over-cap': 0, restricted: 2 });
  });

  it('leaves a share blank on the side where the cap does not act', async () => {
    const { reader } = await imported();
    const pack = packOf('cap', [
      ruleFor({
        effect: {
          kind: 'cap',
          from: '2020-01-01',
          deadline: '2020-06-01',
          share: 0.2,
          per: 'region',
        },
      }),
    ]);
    const { shares } = answerWhatIf(reader, under(pack));
    expect(shares.map(({ group }) => group).toSorted()).toEqual(['North', 'South']);
    expect(shares).toContainEqual(
      expect.objectContaining({
        group: 'South',
        today: null,
        scenario: { named: 1, all: 3, cap: 0.2 },
      }),
    );
  });

  it('says in one sentence what it cannot try', async () => {
    const { reader } = await imported();
    const told = (question: WhatIf): string => {
      try {
        answerWhatIf(reader, question);
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      }
      return 'nothing';
    };
    expect(told({ packText: '{ "id"', steps: [] })).toMatch(
      /^The policy pack is not JSON \(.+\); /u,
    );
    const pack = packOf('law', [ruleFor({ effect: { kind: 'prohibit', from: '2020-01-01' } })]);
    const broken = JSON.stringify(pack).replace('2020-01-01', '2020-13-01');
    expect(told({ packText: broken, steps: [] })).toMatch(
      /^This is not a policy pack: rule 1 \(.+\), effect\.from: .+; correct it and try again\.$/u,
    );
    const nobody = { packs: { mode: 'instead' as const, ids: ['no-such'] }, steps: [] };
    expect(told(nobody)).toMatch(/^There is no policy "no-such"; known are /u);
    expect(
      told({ steps: [{ kind: 'replace', filter: {}, to: { supplierId: 'no-such' } }] }),
    ).toMatch(/^There is no supplier "no-such"; /u);
  });
});
