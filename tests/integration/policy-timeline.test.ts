import { describe, expect, it } from 'vitest';
import type { Timeline, TimelineStep } from '#shared/contract/timeline';
import {
  addStatement,
  listSupplier,
  setPolicyActive,
} from '#main/data/commands/policies/edit-policies';
import { readTimeline } from '#main/data/queries/timeline';
import type { Workspace } from '#main/data/workspace';
import { packOf, ruleOf } from '../support/policies.ts';
import { tempFolder, writeTo } from '../support/temp-folder.ts';
import { importFile, importText, itemsOf, newWorkspace } from '../support/workspaces.ts';

const FILE = [
  'Serial,Vendor,Placement,Function,Generation,Country,Status',
  'S1,Huawei,core,,5G,DE,in service',
  'S2,Huawei,core,,5G,DE,in service',
  'S3,ZTE,core,,5G,DE,in service',
  'S4,Huawei,core,,,DE,in service',
  'S5,Huawei,edge,,5G,DE,in service',
  'S6,Nokia,core,,5G,DE,in service',
  'S7,Huawei,core,,5G,DE,decommissioned',
  '',
].join('\n');

async function network(): Promise<Workspace> {
  const folder = tempFolder();
  const workspace = newWorkspace(folder);
  await importFile(workspace, writeTo(folder, 'network.csv', FILE));
  return workspace;
}

function stepOn({ steps }: Timeline, date: string): TimelineStep {
  const step = steps.find((each) => each.date === date);
  if (step === undefined) throw new Error(`Nothing changes on ${date}.`);
  return step;
}

describe('the dates at which something changes', () => {
  it('tell what a deadline demands, and what is overdue the day after', async () => {
    const workspace = await network();
    workspace.write((db) => setPolicyActive(db, 'de-2024', true));
    const timeline = readTimeline(workspace.reader);
    const eve = timeline.steps.findLast(({ date }) => date <= '2026-12-31');
    expect(eve?.counts.byVerdict).toMatchObject({ 'remove-by': 3, overdue: 0, review: 2 });
    const { counts, affected, changes } = stepOn(timeline, '2027-01-01');
    expect(counts.byVerdict).toMatchObject({ 'remove-by': 0, overdue: 3, review: 2 });
    expect(counts).toMatchObject({ flagged: 5, undetermined: 0, clear: 1 });
    expect(affected).toBe(3);
    expect(changes).toMatchObject([
      {
        kind: 'deadline',
        policy: { id: 'de-2024' },
        rule: { id: 'de-core' },
        items: 3,
        demand: {
          deadline: '2026-12-31',
          amount: 3,
          unit: 'items',
          isReplacement: false,
          undetermined: 1,
        },
        filter: { flaggedBy: ['de-2024/de-core'] },
      },
    ]);
    const [change] = changes;
    expect(itemsOf(workspace, change?.filter ?? {})).toHaveLength(3);
  });

  it('leave out policies that do not act', async () => {
    const workspace = await network();
    const { before, steps } = readTimeline(workspace.reader);
    expect(before).toMatchObject({ flagged: 0, undetermined: 0, clear: 6 });
    expect(
      steps.some(({ changes }) => changes.some(({ policy }) => policy?.id === 'de-2024')),
    ).toBe(false);
    expect(stepOn(readTimeline(workspace.reader), '2023-06-15')).toMatchObject({ affected: 5 });
  });

  it('tell of listings, waivers and caps, each with its items', async () => {
    const workspace = await network();
    workspace.write((db) => {
      const pack = packOf('own', [
        ruleOf('listed', {
          suppliers: { listed: true },
          effect: { kind: 'remove-after-listing', from: '2020-01-01', years: 2 },
        }),
        ruleOf('cap', {
          suppliers: { groups: ['huawei'] },
          effect: { kind: 'cap', from: '2020-01-01', deadline: '2030-06-30', share: 0.5 },
        }),
      ]);
      const store = db.prepare('INSERT INTO policy_pack VALUES (?, ?, ?, ?, 0, ?)');
      store.run(pack.id, pack.version, JSON.stringify(pack), 900, 'own');
      setPolicyActive(db, 'eu-baseline', false);
      setPolicyActive(db, 'own', true);
      listSupplier(db, {
        policyId: 'own',
        supplierId: 'nokia',
        since: '2027-03-01',
        reason: 'Test',
      });
      addStatement(db, {
        kind: 'waiver',
        policyId: 'own',
        ruleId: 'listed',
        reason: 'Spares are late',
        approver: 'Board',
        from: '2029-03-02',
        until: '2029-12-31',
        conditions: [],
      });
    });
    const timeline = readTimeline(workspace.reader);
    expect(stepOn(timeline, '2027-03-01')).toMatchObject({
      affected: 1,
      changes: [{ kind: 'listing', suppliers: ['Nokia'], items: 1, rule: null }],
    });
    const due = stepOn(timeline, '2029-03-02');
    expect(due.changes.map(({ kind }) => kind).toSorted()).toEqual(['deadline', 'waiver-start']);
    expect(due).toMatchObject({ affected: 1 });
    expect(due.counts.clear).toBe(2);
    expect(stepOn(timeline, '2030-01-01')).toMatchObject({
      affected: 1,
      changes: [{ kind: 'waiver-end', text: 'Spares are late', rule: { id: 'listed' } }],
    });
    // Four of six are Huawei's, three may be.
    expect(stepOn(timeline, '2030-07-01')).toMatchObject({
      affected: 4,
      changes: [{ kind: 'deadline', demand: { amount: 1, isReplacement: true }, filter: null }],
    });
  });

  it('ask of a cap what its list of replacements does, at exactly its share too', async () => {
    const rows = Array.from(
      { length: 180 },
      (_, at) => `C${at},${at < 64 ? 'Huawei' : 'Nokia'},edge,fixed-access,,GB,in service`,
    );
    const workspace = newWorkspace();
    await importText(workspace, [FILE.split('\n')[0], ...rows, ''].join('\n'));
    workspace.write((db) => setPolicyActive(db, 'uk-2022', true));
    const { changes } = stepOn(readTimeline(workspace.reader), '2023-11-01');
    // 63 of 180 are 35 % exactly.
    expect(changes).toMatchObject([{ demand: { amount: 1, isReplacement: true } }]);
  });

  it('leave out what would be due on the day of another listed supplier', async () => {
    const workspace = newWorkspace();
    const rows = ['S1,Huawei,,,,,', 'S2,Huawei,,,,,', 'S3,ZTE,,,,PL,', 'S4,,,,,PL,'];
    await importText(workspace, [FILE.split('\n')[0], ...rows, ''].join('\n'));
    workspace.write((db) => {
      const pack = packOf('own', [
        ruleOf('listed', {
          suppliers: { listed: true },
          scope: { country: ['PL'] },
          effect: { kind: 'remove-after-listing', from: '2020-01-01', years: 7 },
        }),
      ]);
      db.prepare('INSERT INTO policy_pack VALUES (?, ?, ?, ?, 0, ?)').run(
        pack.id,
        pack.version,
        JSON.stringify(pack),
        900,
        'own',
      );
      setPolicyActive(db, 'eu-baseline', false);
      setPolicyActive(db, 'own', true);
      for (const [supplierId, since] of [
        ['huawei', '2026-05-01'],
        ['zte', '2026-06-01'],
      ] as const) {
        listSupplier(db, { policyId: 'own', supplierId, since, reason: 'Test' });
      }
    });
    const timeline = readTimeline(workspace.reader);
    const demandOn = (date: string): unknown =>
      stepOn(timeline, date).changes.find(({ kind }) => kind === 'deadline')?.demand;
    // The item of an unknown maker may be either's.
    expect(demandOn('2033-05-02')).toMatchObject({ amount: 0, undetermined: 3 });
    expect(demandOn('2033-06-02')).toMatchObject({ amount: 1, undetermined: 1 });
  });

  it('open no items where another listing under the same rule has as many', async () => {
    const workspace = newWorkspace();
    const rows = ['S1,Nokia,edge,OSS,4G,PL,in service', 'S2,Ericsson,edge,OSS,4G,PL,in service'];
    await importText(workspace, [FILE.split('\n')[0], ...rows, ''].join('\n'));
    workspace.write((db) => setPolicyActive(db, 'pl-2026', true));
    const list = (supplierId: string, since: string): void => {
      const listing = { policyId: 'pl-2026', supplierId, since, reason: 'Monitor Polski.' };
      workspace.write((db) => listSupplier(db, listing));
    };
    const demands = () =>
      readTimeline(workspace.reader).steps.flatMap(({ changes }) =>
        changes.flatMap(({ demand, filter, rule }) =>
          demand !== null && demand.amount > 0 && rule?.id === 'pl-all'
            ? [[demand.deadline, filter]]
            : [],
        ),
      );
    list('nokia', '2026-05-01');
    const filter = { flaggedBy: ['pl-2026/pl-all'] };
    expect(demands()).toEqual([['2033-05-01', filter]]);
    list('ericsson', '2027-02-01');
    expect(demands()).toEqual([
      ['2033-05-01', null],
      ['2034-02-01', null],
    ]);
  });

  it('are none where nothing is active or imported', () => {
    const workspace = newWorkspace();
    workspace.write((db) => setPolicyActive(db, 'eu-baseline', false));
    const { before, steps } = readTimeline(workspace.reader);
    expect(steps).toEqual([]);
    expect(before).toMatchObject({ flagged: 0, undetermined: 0, clear: 0 });
  });
});
