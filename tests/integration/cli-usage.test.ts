import BetterSqlite3 from 'better-sqlite3';
import { chmodSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sealPathOf } from '#main/data/durability/seal-file';
import { cli, cliFails, cliJson } from '../support/command-line.ts';
import { sha256Of } from '../support/ledgers.ts';
import { tempFolder, writeTo } from '../support/temp-folder.ts';

async function filled(): Promise<{ folder: string; file: string; workspace: string }> {
  const folder = tempFolder();
  const file = writeTo(folder, 'site.csv', 'Serial,Vendor\nS1,Huawei\nS2,Nobody\n');
  const workspace = join(folder, 'audit.provenet');
  await cliJson('import', file, '--workspace', workspace);
  return { folder, file, workspace };
}

describe('wrong words', () => {
  it.each([
    ['no command', [], 'Usage'],
    ['an unknown command', ['audit'], 'audit'],
    ['an inherited name', ['constructor'], 'constructor'],
    ['no file', ['import', '--workspace', 'w'], 'file'],
    ['a file without a name', ['import', '', '--workspace', 'w'], 'file'],
    ['a file without a name', ['inspect', ''], 'one file'],
    ['no workspace', ['summary'], '--workspace'],
    ['an unknown option', ['summary', '--workspace', 'w', '--nope'], '--nope'],
    ['an option without a value', ['summary', '--workspace'], 'workspace'],
    ['an impossible date', ['summary', '--workspace', 'w', '--as-of', '2026-02-30'], '2026-02-30'],
    ['an unknown verdict', ['items', '--workspace', 'w', '--verdict', 'bad'], 'overdue'],
    ['an unknown placement', ['items', '--workspace', 'w', '--placement', 'rim'], 'core'],
    ['an unknown sort', ['items', '--workspace', 'w', '--sort', 'colour'], 'hostname'],
    ['an unknown format', ['items', '--workspace', 'w', '--format', 'xml'], 'json'],
    ['a limit that is none', ['items', '--workspace', 'w', '--limit', 'many'], 'many'],
    ['nothing to set', ['tag', '--workspace', 'w', '--reason', 'x'], '--set'],
    ['no reason', ['tag', '--workspace', 'w', '--set', 'placement=core'], '--reason'],
    [
      'a tag that is none',
      ['tag', '--workspace', 'w', '--set', 'x=y', '--reason', 'x'],
      'placement',
    ],
    ['rows and a document at once', ['inspect', 'a.csv', '--rows', '--json'], '--rows'],
    ['a value like an option', ['items', '--workspace', 'w', '--limit', '-1'], '--limit=-…'],
    ['an unknown encoding', ['inspect', 'a.csv', '--encoding', 'foo'], 'windows-1252'],
    ['too many rows of headings', ['inspect', 'a.csv', '--header-rows', '9'], 'from 1 to 5'],
    ['two files', ['inspect', 'a.csv', 'b.csv'], 'one file'],
    ['no place for the report', ['report', '--workspace', 'w'], '--pdf'],
    [
      'an audit that is no number',
      ['report', '--workspace', 'w', '--pdf', 'x.pdf', '--audit', 'x'],
      'audit list',
    ],
    [
      'another date for a closed audit',
      ['report', '--workspace', 'w', '--pdf', 'x', '--audit', '1', '--as-of', '2026-01-01'],
      '--as-of',
    ],
  ])('end with code 2: %s', async (_name, args, words) => {
    const result = await cli(...args);
    expect(result).toMatchObject({ code: 2, stdout: '' });
    expect(result.stderr).toContain(words);
    expect(existsSync('w')).toBe(false);
  });

  it.each([
    ['a search', '--search', ''],
    ['a search', '--search', ' \u0001 '],
    ['a query', '--where', ''],
    ['a query', '--where', '  '],
  ])('do not tag every item: %s without a word, %s %j', async (_name, option, text) => {
    const { workspace } = await filled();
    const words = ['tag', '--workspace', workspace, '--set', 'placement=core', '--reason', 'x'];
    expect(await cliFails(2, ...words, option, text)).toContain('leave them out');
    const other = ['--placement', 'untagged'] as const;
    expect(await cliJson(...words, option, text, ...other)).toEqual({ changed: 2 });
  });

  it.each([
    ['an unknown field', ['--map', 'Serial=colour'], 'serialNumber'],
    ['an unknown column', ['--map', 'Nope=model'], 'Serial, Vendor'],
    ['a pair that is none', ['--map', 'Serial'], '='],
    ['a column mapped twice', ['--map', 'Vendor=model', '--map', 'Vendor=notes'], 'twice'],
    ['a field mapped twice', ['--map', 'Serial=model', '--map', 'Vendor=model'], 'twice'],
    ['a snapshot of nothing', ['--mode', 'snapshot'], '--source'],
    ['rejects into no folder', ['--rejects', join('nowhere', 'x.csv')], 'folder'],
    ['rejects into a folder', ['--rejects', '.'], 'folder'],
    ['rejects of a trial', ['--dry-run', '--rejects', 'x.csv'], '--dry-run'],
  ])('end an import with code 2 before it begins: %s', async (_name, options, words) => {
    const { file, workspace } = await filled();
    const before = sha256Of(workspace);
    const line = await cliFails(2, 'import', file, '--workspace', workspace, ...options);
    expect(line).toContain(words);
    expect(sha256Of(workspace)).toBe(before);
  });

  it('are helped by help', async () => {
    const { code, stdout, stderr } = await cli('help');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const command of [
      'inspect',
      'import',
      'summary',
      'items',
      'tag',
      'policies',
      'report',
      'check',
    ]) {
      expect(stdout).toContain(`\n  ${command} `);
    }
  });
});

describe('a command that fails', () => {
  it('says so in one line and leaves the workspace as it was', async () => {
    const { folder, file, workspace } = await filled();
    const before = sha256Of(workspace);
    const own = ['--workspace', workspace];
    const cases: readonly (readonly [string, ...string[]])[] = [
      ['nope', 'summary', ...own, '--policy', 'nope'],
      ['nobody', 'tag', ...own, '--set', 'supplier=nobody', '--reason', 'x'],
      ['out.csv', 'items', ...own, '--out', join(folder, 'no', 'out.csv')],
      ['assetId', 'import', file, ...own, '--key', 'assetId'],
      ['Atlantis', 'import', file, ...own, '--default', 'country=Atlantis'],
      ['display', 'report', ...own, '--pdf', join(folder, 'out.pdf')],
    ];
    for (const [words, ...args] of cases) {
      expect(await cliFails(1, ...args)).toContain(words);
    }
    expect(sha256Of(workspace)).toBe(before);
  });

  it.each(['summary', 'items', 'check', 'policies'])(
    'says what is wrong with the workspace: %s',
    async (command) => {
      const folder = tempFolder();
      const gone = join(folder, 'gone.provenet');
      expect(await cliFails(1, command, '--workspace', gone)).toContain('gone.provenet');
      expect(existsSync(gone)).toBe(false);
      const text = writeTo(folder, 'text.provenet', 'Serial,Vendor\n1,Nokia\n');
      expect(await cliFails(1, command, '--workspace', text)).toContain('text.provenet');
      expect(await cliFails(1, command, '--workspace', folder)).toContain('workspace');
    },
  );

  it('says that a new workspace has no folder, or a file in its place', async () => {
    const { folder, file } = await filled();
    for (const parent of [join(folder, 'none'), file]) {
      const words = await cliFails(1, 'import', file, '--workspace', join(parent, 'new.provenet'));
      expect(words).toBe('The folder for new.provenet does not exist; create it first.');
    }
  });

  it('says which ledger does not balance', async () => {
    const { workspace } = await filled();
    const db = new BetterSqlite3(workspace);
    db.exec('UPDATE import SET rows_read = 3, rows_added = 3');
    db.close();
    // Sealed, it would be refused before anybody looks at its ledgers.
    rmSync(sealPathOf(workspace));
    const result = await cli('check', '--workspace', workspace, '--json');
    expect(result.code).toBe(1);
    expect(JSON.parse(result.stdout)).toMatchObject({ ok: false, items: 2 });
    expect(result.stderr).toMatch(/^audit\.provenet is not sound: [^\n]*2 items[^\n]*3[^\n]*\n$/u);
  });
});

describe('a workspace that nobody may write', () => {
  it('is read and never changed', async () => {
    const { file, workspace } = await filled();
    chmodSync(workspace, 0o444);
    const before = sha256Of(workspace);
    const own = ['--workspace', workspace];
    expect(await cliJson('summary', ...own, '--as-of', '2035-01-01')).toMatchObject({
      items: { total: 2 },
    });
    expect(await cliJson('check', ...own)).toMatchObject({ ok: true });
    const tag = ['--set', 'placement=core', '--reason', 'x'];
    expect(await cliFails(1, 'tag', ...own, ...tag)).toContain('read-only');
    expect(await cliFails(1, 'import', file, ...own)).toContain('read-only');
    expect(sha256Of(workspace)).toBe(before);
  });
});
