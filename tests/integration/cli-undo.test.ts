import { join } from 'node:path';
import { expect, it } from 'vitest';
import { cli, cliFails, cliJson } from '../support/command-line.ts';
import { tempFolder, writeTo } from '../support/temp-folder.ts';
import '../support/workspaces.ts';

/** A workspace with two imports, the second of which updates and adds. */
async function twoImports(): Promise<{ workspace: string; folder: string }> {
  const folder = tempFolder();
  const workspace = join(folder, 'audit.provenet');
  const january = writeTo(folder, 'jan.csv', 'Serial,Model\nS1,A\nS2,A\n');
  const february = writeTo(folder, 'feb.csv', 'Serial,Model\nS1,B\nS3,A\n');
  await cli('import', january, february, '--workspace', workspace);
  return { workspace, folder };
}

it('imports are listed, the latest first, with their ledgers', async () => {
  const { workspace } = await twoImports();
  const ledger = { read: 2, updated: 0, unchanged: 0, skipped: 0, rejected: 0 };
  expect(await cliJson('imports', '--workspace', workspace)).toMatchObject({
    imports: [
      { id: 2, file: 'feb.csv', ledger: { ...ledger, added: 1, updated: 1 }, undone: null },
      { id: 1, file: 'jan.csv', ledger: { ...ledger, added: 2 }, source: null, mends: null },
    ],
  });
  const { stdout } = await cli('imports', '--workspace', workspace);
  expect(stdout.split('\n')[1]).toMatch(/^1 {2}jan\.csv {2}.*2 rows read = 2 added \+ 0 updated/u);
});

it('a snapshot that is undone says what is missing no more', async () => {
  const folder = tempFolder();
  const workspace = join(folder, 'w.provenet');
  const own = ['--workspace', workspace, '--mode', 'snapshot', '--source', 'NMS'];
  for (const [name, rows] of [
    ['jan.csv', 'S1,ZTE\nS2,ZTE\nS3,ZTE\n'],
    ['feb.csv', 'S1,ZTE\n'],
  ] as const) {
    const file = writeTo(folder, name, `Serial,Vendor\n${rows}`);
    await cliJson('import', file, ...own);
  }
  const undo = ['undo', '--workspace', workspace, '--import', '2'] as const;
  expect((await cli(...undo, '--dry-run')).stdout).toBe(
    'Would remove 0 items and give 0 items back what they had, 2 are missing no more.\n',
  );
  expect((await cli(...undo)).stdout).toBe(
    '0 items removed, 0 got back what they had, 2 are missing no more, 0 kept what was set later\n',
  );
});

it('an import is undone, after a look at what that does', async () => {
  const { workspace } = await twoImports();
  const undo = ['undo', '--workspace', workspace, '--import', '1'] as const;
  expect(await cliJson(...undo, '--dry-run')).toMatchObject({
    dryRun: true,
    removes: 1,
    restores: 0,
    conflicts: { total: 1, rows: [{ item: 'serial number S1' }] },
    isUndone: false,
  });
  const { stdout } = await cli(...undo, '--dry-run');
  expect(stdout).toBe(
    'serial number S1: It stays, because feb.csv changed it later.\n' +
      'Would remove 1 items and give 0 items back what they had.\n',
  );
  expect(await cliJson(...undo)).toEqual({
    removed: 1,
    restored: 0,
    found: 0,
    kept: 1,
    dryRun: false,
  });
  expect(await cliJson('check', '--workspace', workspace)).toMatchObject({ ok: true, items: 2 });
  const { imports } = (await cliJson('imports', '--workspace', workspace)) as {
    imports: { undone: string | null }[];
  };
  expect(imports.map(({ undone }) => undone === null)).toEqual([true, false]);
  expect(await cliFails(1, ...undo)).toContain('undone already');
  expect(await cli(...undo, '--dry-run')).toMatchObject({ stdout: 'It is undone already.\n' });
});

it('an undo names its import by a number of the list', async () => {
  const { workspace } = await twoImports();
  expect(await cliFails(2, 'undo', '--workspace', workspace)).toContain('--import ID');
  expect(await cliFails(2, 'undo', '--workspace', workspace, '--import', 'jan.csv')).toContain(
    'ID',
  );
  expect(await cliFails(1, 'undo', '--workspace', workspace, '--import', '9')).toContain('9');
});
