import { describe, expect, it } from 'vitest';
import { readHistory } from '#main/data/queries/history';
import { readRejects } from '#main/data/queries/imports';
import { contentOf, expectSound, ledgerOf } from '../support/ledgers.ts';
import { importTextByWorker, itemsOf, newWorkspace } from '../support/workspaces.ts';

describe('an import', () => {
  it('of the same file again changes nothing', async () => {
    const workspace = newWorkspace();
    const text = 'Serial,Vendor,Model\nS1,Huawei,a\nS2,ZTE,b\nS3,"No\nkia",c\n';
    await importTextByWorker(workspace, text);
    const before = itemsOf(workspace);
    const again = await importTextByWorker(workspace, text);
    expect(again.ledger).toEqual(ledgerOf({ read: 3, unchanged: 3 }));
    expect(itemsOf(workspace)).toEqual(before);
    expectSound(workspace);
  });

  it('of a file that repeats itself skips what is the same and names what is not', async () => {
    const workspace = newWorkspace();
    await importTextByWorker(workspace, 'Serial,Vendor\nS0,Nokia\n');
    const text = 'Serial,Vendor\nS1,Huawei\ns1 ,ZTE\nS1,Huawei\nS0,Nokia\nS0,Cisco\n';
    const { ledger, importId } = await importTextByWorker(workspace, text, { name: 'second.csv' });
    expect(ledger).toEqual(ledgerOf({ read: 5, added: 1, unchanged: 1, skipped: 1, rejected: 2 }));
    const rejects = readRejects(workspace.reader, importId ?? 0, 0, 10);
    expect(rejects.map(({ line, cells }) => [line, ...cells])).toEqual([
      [3, 's1', 'ZTE'],
      [6, 'S0', 'Cisco'],
    ]);
    expect(rejects[0]?.reasons[0]?.message).toContain('line 2');
    expectSound(workspace);
  });

  it('of many rows keeps each of them, in order', async () => {
    const workspace = newWorkspace();
    const rows = Array.from({ length: 9001 }, (_, at) => `S${at},Vendor ${at % 700},M${at}`);
    const phases = new Set<string>();
    let lastRead = 0;
    const result = await importTextByWorker(workspace, `Serial,Vendor,Model\n${rows.join('\n')}`, {
      onProgress: ({ phase, bytesRead, bytesTotal }) => {
        phases.add(phase);
        if (phase === 'finishing') lastRead = bytesRead - bytesTotal;
      },
    });
    expect(result.ledger).toEqual(ledgerOf({ read: 9001, added: 9001 }));
    expect(lastRead).toBe(0);
    expect(phases.has('analysing') && phases.has('finishing')).toBe(true);
    const items = itemsOf(workspace);
    expect(
      items.map(
        ({ serialNumber, manufacturer, model }) => `${serialNumber},${manufacturer},${model}`,
      ),
    ).toEqual(rows);
    expectSound(workspace);
  });

  it('that is tried only leaves the workspace as it was', async () => {
    const workspace = newWorkspace();
    await importTextByWorker(workspace, 'Serial,Vendor\nS1,Huawei\nS2,Nobody\n');
    const before = contentOf(workspace);
    const version = workspace.dataVersion;
    const tried = await importTextByWorker(
      workspace,
      'Serial,Vendor,Country\nS1,ZTE,DE\nS9,New,FR\nS2,x,\n',
      {
        isDryRun: true,
      },
    );
    expect(tried).toMatchObject({
      importId: null,
      isDryRun: true,
      ledger: { read: 3, added: 1, updated: 2, rejected: 0, unchanged: 0, skipped: 0 },
    });
    expect(contentOf(workspace)).toEqual(before);
    expect(workspace.dataVersion).toBe(version);
    const real = await importTextByWorker(
      workspace,
      'Serial,Vendor,Country\nS1,ZTE,DE\nS9,New,FR\nS2,x,\n',
    );
    expect(real.ledger).toEqual(tried.ledger);
  });

  it('is one entry of the history, with the items it touched', async () => {
    const workspace = newWorkspace();
    await importTextByWorker(workspace, 'Serial,Vendor\nS1,Huawei\nS2,ZTE\n', {
      name: 'first.csv',
    });
    const [entry] = readHistory(workspace.reader);
    expect(entry).toMatchObject({ kind: 'import', text: 'Imported first.csv', items: 2 });
  });
});
