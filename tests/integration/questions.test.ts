import { describe, expect, it } from 'vitest';
import { setPolicyActive } from '#main/data/commands/policies/edit-policies';
import { updateWorkspace } from '#main/data/commands/update-settings';
import { readPolicies } from '#main/data/queries/policies';
import { readAuditFigures } from '#main/data/queries/audit/read-figures';
import { summaryFor } from '#main/data/queries/summary-document';
import type { Workspace } from '#main/data/workspace';
import { failureOfCall } from '../support/failure.ts';
import { contentOf } from '../support/ledgers.ts';
import { importText, itemsOf, newWorkspace } from '../support/workspaces.ts';

const FILE = [
  'Serial,Vendor,Function,Placement,Generation,Country,Status',
  'S1,Huawei,core-network,core,5G,DE,in service',
  'S2,Huawei,radio-access,edge,5G,GB,in service',
  'S3,ZTE,core-network,core,5G,,in service',
  'S4,Nokia,core-network,core,5G,DE,in service',
  'S5,Huawei,core-network,core,5G,DE,decommissioned',
  'S6,Unheard Of,core-network,core,5G,DE,in service',
  '',
].join('\n');

async function filled(): Promise<Workspace> {
  const workspace = newWorkspace();
  await importText(workspace, FILE);
  return workspace;
}

describe('a question about another date or other policies', () => {
  it('is answered and leaves every kept verdict as it was', async () => {
    const workspace = await filled();
    const before = contentOf(workspace);
    const own = summaryFor(workspace.reader, {});
    const later = summaryFor(workspace.reader, {
      asOf: '2040-01-01',
      policyIds: ['de-2024', 'uk-2022'],
    });
    const earlier = summaryFor(workspace.reader, { asOf: '2015-01-01' });
    await readAuditFigures(workspace, { asOf: '2040-01-01' });
    expect(later.asOf).toBe('2040-01-01');
    expect(later.policies.map(({ id }) => id)).toEqual(['de-2024', 'uk-2022']);
    expect(later.byVerdict).not.toEqual(own.byVerdict);
    expect(earlier.items).toMatchObject({ flagged: 0, clear: 5, outOfScope: 1 });
    expect(contentOf(workspace)).toEqual(before);
    expect(summaryFor(workspace.reader, {})).toEqual(own);
    const tables = workspace.reader.prepare('SELECT name FROM sqlite_temp_schema').all();
    expect(tables).toEqual([]);
  });

  it('is what a printed summary tells of, throughout', async () => {
    const workspace = await filled();
    workspace.write((db) => {
      setPolicyActive(db, 'de-2024', true);
      updateWorkspace(db, { asOf: '2026-11-01' });
    });
    const policyIds = ['de-2024'];
    const printed = async (asOf: string) => {
      const document = await readAuditFigures(workspace, { asOf, policyIds });
      expect(document.summary.asOf).toBe(asOf);
      expect(document.policies.map(({ id }) => id)).toEqual(policyIds);
      return document.policies[0]?.rules.find(({ rule }) => rule.id === 'de-core');
    };
    expect(await printed('2019-01-01')).toMatchObject({ isUpcoming: true, items: 0 });
    // S1 for certain; S3 lacks its country and S6 its supplier.
    expect(await printed('2026-11-01')).toMatchObject({
      isUpcoming: false,
      items: 3,
      undetermined: 2,
    });
    const own = await readAuditFigures(workspace, {});
    expect(own.summary.asOf).toBe('2026-11-01');
    expect(own.policies.map(({ id }) => id)).toEqual(['eu-baseline', 'de-2024']);
  });

  it('about an unknown policy fails with the known ones', async () => {
    const workspace = await filled();
    const failure = await failureOfCall(() =>
      summaryFor(workspace.reader, { policyIds: ['xx-1999'] }),
    );
    expect(failure.code).toBe('not-found');
    expect(failure.message).toContain('eu-baseline');
  });
});

describe('the figures', () => {
  it('count each item once and add up in every part', async () => {
    const workspace = await filled();
    const { items, byVerdict, bySupplier, byPlacement, byCountry, suppliers, completeness } =
      summaryFor(workspace.reader, {});
    expect(items).toEqual({
      total: 6,
      outOfScope: 1,
      inScope: 5,
      flagged: 3,
      undetermined: 1,
      clear: 1,
    });
    expect(byVerdict.review).toBe(3);
    expect(suppliers).toEqual({ total: 3, flagged: 2, unresolvedItems: 1 });
    expect(bySupplier.map(({ supplier, items: own, flagged }) => [supplier, own, flagged])).toEqual(
      [
        ['huawei', 2, 2],
        ['zte', 1, 1],
        ['nokia', 1, 0],
      ],
    );
    for (const row of bySupplier) {
      expect(row.core + row.edge + row.untagged).toBe(row.items);
      expect(row.flaggedCore + row.flaggedEdge + row.flaggedUntagged).toBe(row.flagged);
    }
    const placed = Object.values(byPlacement).reduce((sum, each) => sum + each.items, 0);
    expect(placed).toBe(items.inScope);
    expect(byCountry).toEqual([
      { country: 'DE', items: 3, flagged: 1, undetermined: 1 },
      { country: 'GB', items: 1, flagged: 1, undetermined: 0 },
    ]);
    for (const { known, missing } of completeness) expect(known + missing).toBe(items.inScope);
  });

  it('follow the home country, the date and the policies of the workspace', async () => {
    const workspace = await filled();
    workspace.write((db) => {
      updateWorkspace(db, { homeCountry: 'FR', asOf: '2026-11-01' });
    });
    expect(summaryFor(workspace.reader, {}).byCountry).toContainEqual({
      country: 'FR',
      items: 1,
      flagged: 1,
      undetermined: 0,
    });
    workspace.write((db) => {
      setPolicyActive(db, 'eu-baseline', false);
    });
    expect(summaryFor(workspace.reader, {})).toMatchObject({
      asOf: '2026-11-01',
      policies: [],
      items: { flagged: 0, undetermined: 0, clear: 5 },
    });
    workspace.write((db) => {
      setPolicyActive(db, 'de-2024', true);
    });
    const german = itemsOf(workspace, { isFlagged: true }).map(({ serialNumber }) => serialNumber);
    expect(german).toEqual(['S1']);
    const de = readPolicies(workspace.reader).find(({ id }) => id === 'de-2024');
    const spoken = de?.rules.find(({ rule }) => rule.id === 'de-core');
    expect(spoken?.items).toBe(2);
  });
});
