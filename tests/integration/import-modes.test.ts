import { describe, expect, it } from 'vitest';
import type { ImportPlan, ImportResult } from '#shared/contract/import';
import { tagItems } from '#main/data/commands/tag-items';
import { readImports } from '#main/data/queries/imports';
import { readItemCard } from '#main/data/queries/item-card';
import { countItems } from '#main/data/queries/item-rows';
import type { Workspace } from '#main/data/workspace';
import { expectFailure, failureOfCall } from '../support/failure.ts';
import { contentOf, expectSound, ledgerOf } from '../support/ledgers.ts';
import { importText, itemsOf, newWorkspace, onlyItem } from '../support/workspaces.ts';

const SNAPSHOT = { mode: 'snapshot', source: 'NMS south' } as const;

const importAs = (
  workspace: Workspace,
  text: string,
  plan: Partial<ImportPlan>,
): Promise<ImportResult> => importText(workspace, text, { plan });

/** The serial numbers of the items that are missing. */
const missingOf = (workspace: Workspace): (string | null)[] =>
  itemsOf(workspace, { isMissing: true }).map(({ serialNumber }) => serialNumber);

describe('an import that only adds', () => {
  it('leaves known items as they are and counts their rows', async () => {
    const workspace = newWorkspace();
    await importText(workspace, 'Serial,Vendor\nS1,Huawei\n');
    const before = onlyItem(workspace);
    const { ledger, reasons, mode } = await importAs(
      workspace,
      'Serial,Vendor\ns1,ZTE\nS1,Huawei\nS2,ZTE\nS2,ZTE\nS2,Nokia\n',
      { mode: 'add-only' },
    );
    expect(mode).toBe('add-only');
    expect(ledger).toEqual(ledgerOf({ read: 5, added: 1, skipped: 3, rejected: 1 }));
    expect(reasons).toEqual([
      { code: 'known-item', rows: 2 },
      { code: 'duplicate-row', rows: 1 },
      { code: 'duplicate-key', rows: 1 },
    ]);
    expect(onlyItem(workspace, { search: 'S1' })).toEqual(before);
    expectSound(workspace);
  });
});

describe('a snapshot', () => {
  it('is refused without the name of its source', async () => {
    const workspace = newWorkspace();
    const failure = await failureOfCall(() =>
      importAs(workspace, 'Serial\nS1\n', { mode: 'snapshot' }),
    );
    expectFailure(failure, 'invalid-input', 'source');
    expect(readImports(workspace.reader)).toEqual([]);
  });

  it('marks what its source named before and names no more, and deletes nothing', async () => {
    const workspace = newWorkspace();
    const first = 'Serial,Vendor\nS1,Huawei\nS2,ZTE\nS3,Nokia\n';
    expect((await importAs(workspace, first, SNAPSHOT)).missing).toBe(0);
    await importAs(workspace, 'Serial,Vendor\nX1,Huawei\n', { source: 'Other' });
    await importText(workspace, 'Serial,Vendor\nY1,Huawei\n');
    const second = await importAs(workspace, 'Serial,Vendor\nS1,Huawei\nS4,ZTE\n', SNAPSHOT);
    expect(second.ledger).toEqual(ledgerOf({ read: 2, added: 1, unchanged: 1 }));
    expect(second.missing).toBe(2);
    expect(readImports(workspace.reader)[0]).toEqual(second);
    expect(missingOf(workspace)).toEqual(['S2', 'S3']);
    expect(countItems(workspace.reader, {})).toBe(6);
    expect(countItems(workspace.reader, { isMissing: false })).toBe(4);
    const card = readItemCard(workspace.reader, onlyItem(workspace, { search: 'S3' }).id);
    expect(card.missingSince).toEqual({
      importId: second.importId,
      fileName: 'inventory.csv',
      source: 'NMS south',
      importedAt: second.importedAt,
    });
    expectSound(workspace);
  });

  it('counts an item once, as missing since the first snapshot without it', async () => {
    const workspace = newWorkspace();
    await importAs(workspace, 'Serial\nS1\nS2\n', SNAPSHOT);
    const second = await importAs(workspace, 'Serial\nS1\n', SNAPSHOT);
    const third = await importAs(workspace, 'Serial,Model\nS1,M\n', SNAPSHOT);
    expect([second.missing, third.missing]).toEqual([1, 0]);
    const { id } = onlyItem(workspace, { isMissing: true });
    expect(readItemCard(workspace.reader, id).missingSince?.importId).toBe(second.importId);
  });

  it('speaks of items that its source named without adding or changing them', async () => {
    const workspace = newWorkspace();
    await importText(workspace, 'Serial\nS1\nS2\nS3\n');
    await importAs(workspace, 'Serial\nS1\nS2\n', SNAPSHOT);
    expect(missingOf(workspace)).toEqual([]);
    await importAs(workspace, 'Serial\nS1\n', { ...SNAPSHOT, source: 'nms SOUTH' });
    expect(missingOf(workspace)).toEqual(['S2']);
  });

  it('does not miss an item whose row it rejects or repeats', async () => {
    const workspace = newWorkspace();
    await importAs(workspace, 'Serial,Vendor,Quantity\nS1,ZTE,1\nS2,ZTE,1\nS3,ZTE,1\n', SNAPSHOT);
    const { ledger, missing } = await importAs(
      workspace,
      'Serial,Vendor,Quantity\nS1,ZTE,1\nS1,Nokia,1\n s2,ZTE,many\n',
      SNAPSHOT,
    );
    expect(ledger).toEqual(ledgerOf({ read: 3, unchanged: 1, rejected: 2 }));
    expect(missing).toBe(1);
    expect(missingOf(workspace)).toEqual(['S3']);
  });

  it('does not miss an item whose row cannot be split into cells', async () => {
    const workspace = newWorkspace();
    const first = 'Hostname,Site,Vendor\nr1,Ulm,Nokia\nr2,Ulm,Nokia\nr2,Bonn,Nokia\n';
    await importAs(workspace, first, SNAPSHOT);
    const second = 'Hostname,Site,Vendor\nr1,Ulm,Nokia\n"R2",ulm,"Nokia\nr3,Kiel,Nokia\n';
    for (const isDryRun of [true, false]) {
      const { ledger, missing } = await importText(workspace, second, { plan: SNAPSHOT, isDryRun });
      expect(ledger).toEqual(ledgerOf({ read: 3, added: 1, unchanged: 1, rejected: 1 }));
      expect(missing).toBe(1);
    }
    const gone = itemsOf(workspace, { isMissing: true });
    expect(gone.map(({ hostname, site }) => [hostname, site])).toEqual([['r2', 'Bonn']]);
    const third = await importAs(workspace, 'Hostname,Site,Vendor\nr1,Ulm,Nokia\n', SNAPSHOT);
    expect(third.missing).toBe(2);
  });

  it('does not count an undone import as of its source', async () => {
    const workspace = newWorkspace();
    const first = await importAs(workspace, 'Serial\nS1\nS2\n', SNAPSHOT);
    workspace.write((db) => {
      db.prepare('UPDATE import SET undone_by = change_id WHERE id = ?').run(first.importId);
    });
    expect((await importAs(workspace, 'Serial\nS1\n', SNAPSHOT)).missing).toBe(0);
  });

  it.each(['add-and-update', 'add-only', 'snapshot'] as const)(
    'is answered by a later file that names the item again: %s',
    async (mode) => {
      const workspace = newWorkspace();
      await importAs(workspace, 'Serial,Vendor\nS1,Huawei\nS2,ZTE\nS3,ZTE\n', SNAPSHOT);
      await importAs(workspace, 'Serial,Vendor\nS1,Huawei\n', SNAPSHOT);
      expect(missingOf(workspace)).toEqual(['S2', 'S3']);
      await importAs(workspace, 'Serial,Vendor\nS1,Huawei\nS2,ZTE\nS3,Nokia\n', {
        ...SNAPSHOT,
        mode,
      });
      expect(missingOf(workspace)).toEqual([]);
      expectSound(workspace);
    },
  );

  it('that is tried only marks nothing and tells how many it would', async () => {
    const workspace = newWorkspace();
    await importAs(workspace, 'Serial\nS1\nS2\n', SNAPSHOT);
    const before = contentOf(workspace);
    const tried = await importText(workspace, 'Serial\nS1\n', { plan: SNAPSHOT, isDryRun: true });
    expect(tried.missing).toBe(1);
    expect(contentOf(workspace)).toEqual(before);
  });
});

describe('blank cells that erase', () => {
  const FULL =
    'Serial,Vendor,Model,Function,Country,Status,Install date,Placement,Site,Rack\nS1,Huawei,M,gNodeB,DE,spare,2024-01-02,core,BER,R1\n';
  const BLANK =
    'Serial,Vendor,Model,Function,Country,Status,Install date,Placement,Rack\nS1,,,,,,,,\n';
  const erasing = { blanksErase: true };

  it('empty every field that has a column, and no other', async () => {
    const workspace = newWorkspace();
    await importText(workspace, FULL);
    const { ledger } = await importAs(workspace, BLANK, erasing);
    expect(ledger).toEqual(ledgerOf({ read: 1, updated: 1 }));
    const item = onlyItem(workspace);
    expect(item).toMatchObject({
      serialNumber: 'S1',
      manufacturer: null,
      supplierId: null,
      model: null,
      function: null,
      country: null,
      status: null,
      installedOn: null,
      placement: 'untagged',
      placementBy: null,
      site: 'BER',
    });
    expect(readItemCard(workspace.reader, item.id).extra).toEqual([]);
    expectSound(workspace);
    const again = await importAs(workspace, BLANK, erasing);
    expect(again.ledger).toEqual(ledgerOf({ read: 1, unchanged: 1 }));
  });

  it('erase nothing where the plan does not say so, nor what has no column', async () => {
    const workspace = newWorkspace();
    await importText(workspace, FULL);
    const before = onlyItem(workspace);
    expect((await importText(workspace, BLANK)).ledger).toEqual(
      ledgerOf({ read: 1, unchanged: 1 }),
    );
    const { ledger } = await importAs(workspace, 'Serial\nS1\n', erasing);
    expect(ledger).toEqual(ledgerOf({ read: 1, unchanged: 1 }));
    expect(onlyItem(workspace)).toEqual(before);
    // The same row once more, now with blanks that say something.
    expect((await importAs(workspace, BLANK, erasing)).ledger.updated).toBe(1);
  });

  it('never erase a tag that a person set', async () => {
    const workspace = newWorkspace();
    await importText(workspace, FULL);
    const reason = 'Seen on site.';
    for (const set of [
      { placement: 'edge' as const },
      { function: 'transport' as const },
      { supplierId: 'nokia' },
    ]) {
      workspace.write((db) => tagItems(db, { filter: {}, set, reason }));
    }
    await importAs(workspace, BLANK, erasing);
    expect(onlyItem(workspace)).toMatchObject({
      manufacturer: null,
      supplierId: 'nokia',
      function: 'transport',
      placement: 'edge',
      placementBy: 'person',
      country: null,
    });
    expectSound(workspace);
  });

  it('leave a tag that rules proposed to what they propose now', async () => {
    const workspace = newWorkspace();
    await importText(workspace, 'Serial,Vendor,Function\nS1,Huawei,gNodeB\n');
    expect(onlyItem(workspace)).toMatchObject({ placement: 'edge', placementBy: 'rule' });
    await importAs(workspace, 'Serial,Vendor,Function\nS1,Huawei,\n', erasing);
    expect(onlyItem(workspace)).toMatchObject({ function: null, placement: 'untagged' });
  });

  it('do not count a word that a field does not understand, nor a default, as blank', async () => {
    const workspace = newWorkspace();
    await importText(workspace, 'Serial,Status,Country\nS1,spare,DE\n');
    await importAs(workspace, 'Serial,Status,Country\nS1,somewhere else,\n', {
      ...erasing,
      defaults: [{ field: 'country', value: 'FR' }],
    });
    expect(onlyItem(workspace)).toMatchObject({ status: 'spare', country: 'FR' });
  });
});
