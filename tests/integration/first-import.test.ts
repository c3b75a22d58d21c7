import { describe, expect, it } from 'vitest';
import { tagItems } from '#main/data/commands/tag-items';
import { readRejects } from '#main/data/queries/imports';
import type { Workspace } from '#main/data/workspace';
import { failureOfCall } from '../support/failure.ts';
import { contentOf, expectSound, ledgerOf } from '../support/ledgers.ts';
import { importTextByWorker, itemsOf, newWorkspace } from '../support/workspaces.ts';

/** The definition of every table and index of the file. */
function schemaOf(workspace: Workspace): unknown[] {
  return workspace.reader
    .prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name')
    .all();
}

const rowsOf = (count: number, row: (at: number) => string): string =>
  `Serial,Vendor,Notes\n${Array.from({ length: count }, (_, at) => row(at)).join('\n')}\n`;

describe('the first import of a workspace', () => {
  it('tells repeated keys, and leaves the indexes as a new workspace has them', async () => {
    const workspace = newWorkspace();
    const fresh = schemaOf(workspace);
    const file =
      'Serial,Vendor,Notes\nS1,Huawei,a\nS2,Huawei,b\ns1,Huawei,c\nS1,Huawei,a\nS3,ZTE,d\nS2,Huawei,b\n';
    const { ledger, importId } = await importTextByWorker(workspace, file);
    expect(ledger).toEqual(ledgerOf({ read: 6, added: 3, skipped: 2, rejected: 1 }));
    const [reject] = readRejects(workspace.reader, importId ?? 0, 0, 10);
    expect(reject).toMatchObject({ row: 3, line: 4, cells: ['s1', 'Huawei', 'c'] });
    expect(reject?.reasons[0]?.message).toContain('line 2');
    expect(schemaOf(workspace)).toEqual(fresh);
    expectSound(workspace);
    const again = await importTextByWorker(workspace, file);
    expect(again.ledger).toEqual(ledgerOf({ read: 6, unchanged: 3, skipped: 2, rejected: 1 }));
    expect(schemaOf(workspace)).toEqual(fresh);
  });

  it('tells more repeats than it puts aside', async () => {
    const workspace = newWorkspace();
    const fresh = schemaOf(workspace);
    // 100 items; 25 000 rows alike and 50 that contradict; 1 000 new items behind them.
    const text = rowsOf(26_150, (at) => {
      if (at < 25_100) return `S${at % 100},Huawei,n`;
      return at < 25_150 ? `S${at % 100},Huawei,other` : `T${at},ZTE,n`;
    });
    const { ledger, importId } = await importTextByWorker(workspace, text);
    expect(ledger).toEqual(ledgerOf({ read: 26_150, added: 1100, skipped: 25_000, rejected: 50 }));
    const rejects = readRejects(workspace.reader, importId ?? 0, 0, 100);
    expect(rejects.map(({ row }) => row)).toEqual(
      Array.from({ length: 50 }, (_, at) => 25_101 + at),
    );
    expect(schemaOf(workspace)).toEqual(fresh);
    expect(itemsOf(workspace, { search: 'T26149' })).toHaveLength(1);
    expectSound(workspace);
  });

  it('keeps each of the rows that name nothing unique', async () => {
    const workspace = newWorkspace();
    const text = 'Serial,Vendor,Model\nN/A,Huawei,X\n-,Huawei,X\n,Huawei,X\n,Huawei,X\n';
    expect((await importTextByWorker(workspace, text)).ledger).toEqual(
      ledgerOf({ read: 4, added: 4 }),
    );
    expect((await importTextByWorker(workspace, text)).ledger).toEqual(
      ledgerOf({ read: 4, unchanged: 4 }),
    );
  });

  it('leaves everything in its place when it is cancelled in the middle', async () => {
    const workspace = newWorkspace();
    const fresh = schemaOf(workspace);
    const before = contentOf(workspace);
    const controller = new AbortController();
    const text = rowsOf(60_000, (at) => `S${at % 50_000},Huawei,${'x'.repeat(200)}`);
    let rowsSeen = 0;
    const failure = await failureOfCall(() =>
      importTextByWorker(workspace, text, {
        signal: controller.signal,
        onProgress: ({ phase, rows }) => {
          if (phase !== 'reading') return;
          rowsSeen = rows;
          controller.abort();
        },
      }),
    );
    expect(failure.code).toBe('cancelled');
    expect(rowsSeen).toBeGreaterThan(0);
    expect(schemaOf(workspace)).toEqual(fresh);
    expect(contentOf(workspace)).toEqual(before);
    const next = await importTextByWorker(workspace, 'Serial,Vendor\nS1,Huawei\nS1,ZTE\n');
    expect(next.ledger).toEqual(ledgerOf({ read: 2, added: 1, rejected: 1 }));
    expect(schemaOf(workspace)).toEqual(fresh);
    expectSound(workspace);
  });

  it('tried only, leaves everything in its place', async () => {
    const workspace = newWorkspace();
    const fresh = schemaOf(workspace);
    const before = contentOf(workspace);
    const text = 'Serial,Vendor\nS1,Huawei\nS1,ZTE\n';
    const { ledger } = await importTextByWorker(workspace, text, { isDryRun: true });
    expect(ledger).toEqual(ledgerOf({ read: 2, added: 1, rejected: 1 }));
    expect(schemaOf(workspace)).toEqual(fresh);
    expect(contentOf(workspace)).toEqual(before);
    await importTextByWorker(workspace, text);
    const tagging = { filter: {}, set: { placement: 'core' as const }, reason: 'Seen.' };
    expect(workspace.write((db) => tagItems(db, tagging)).changed).toBe(1);
  });
});
