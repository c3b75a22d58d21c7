import {
  existsSync,
  linkSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from '#main/cli/run';
import { takePassphrase } from '#main/cli/workspace-secret';
import { countPlainSetAside } from '#main/data/durability/set-aside-files';
import { lockWith, newKey } from '#main/data/encryption/new-lock';
import { Workspace } from '#main/data/workspace';
import { backupsOf } from '../support/backups.ts';
import { cli, cliFails, cliJson } from '../support/command-line.ts';
import {
  CANARY,
  closedEncrypted,
  filesHolding,
  newEncrypted,
  newPlain,
} from '../support/encrypted.ts';
import { PASSPHRASE, sharedLock } from '../support/shared-lock.ts';
import { tempFolder, writeTo } from '../support/temp-folder.ts';
import { closeWhenDone, workerUrl } from '../support/workspaces.ts';

/** A file that holds the passphrase, as an editor leaves it. */
const passphraseFile = (text = PASSPHRASE): string =>
  writeTo(tempFolder(), 'passphrase.txt', `${text}\n`);

describe('an encrypted workspace on the command line', () => {
  it('opens by a file that holds its passphrase, wherever that option stands', async () => {
    const path = await closedEncrypted();
    const file = passphraseFile();
    expect(
      await cliJson('summary', '--workspace-passphrase-file', file, '--workspace', path),
    ).toMatchObject({ items: { total: 2 } });
    const checked = await cli('check', '--workspace', path, `--workspace-passphrase-file=${file}`);
    expect(checked).toMatchObject({ code: 0, stderr: '' });
  });

  it('opens by its passphrase in the environment, which is taken out of that', async () => {
    const path = await closedEncrypted();
    process.env['PROVENET_PASSPHRASE'] = PASSPHRASE;
    const passphrase = takePassphrase();
    expect(process.env['PROVENET_PASSPHRASE']).toBeUndefined();
    let stdout = '';
    const code = await runCli(['check', '--workspace', path], {
      stdout: (text) => {
        stdout += text;
      },
      stderr: () => undefined,
      workerUrl,
      passphrase,
    });
    expect([code, stdout]).toEqual([0, expect.stringContaining('is sound: 2 items')]);
  });

  it('says in one sentence how a passphrase is given, and where it is wrong', async () => {
    const path = await closedEncrypted();
    const none = await cliFails(1, 'summary', '--workspace', path);
    expect(none).toContain('PROVENET_PASSPHRASE');
    expect(none).toContain('--workspace-passphrase-file');
    const wrong = passphraseFile('another passphrase');
    const option = '--workspace-passphrase-file';
    expect(await cliFails(1, 'summary', '--workspace', path, option, wrong)).toContain(
      'not its passphrase',
    );
    const gone = join(dirname(wrong), 'gone.txt');
    expect(await cliFails(1, 'summary', '--workspace', path, option, gone)).toContain('gone.txt');
    expect(await cliFails(2, 'summary', '--workspace', path, option)).toContain('Name the file');
  });

  it('takes imports, and its backups are encrypted', async () => {
    const path = await closedEncrypted();
    const csv = writeTo(tempFolder(), 'more.csv', 'Serial,Vendor\nS3,Huawei\n');
    const file = passphraseFile();
    const option = ['--workspace-passphrase-file', file] as const;
    const imported = await cli('import', csv, '--workspace', path, ...option);
    expect(imported).toMatchObject({ code: 0, stderr: '' });
    const { key } = await sharedLock();
    const workspace = closeWhenDone(Workspace.open(path, false, { key }));
    expect(backupsOf(workspace).list()).toMatchObject([{ isEncrypted: true, reason: 'import' }]);
  });

  it('is made of a plain one, and made plain again', async () => {
    const plain = await newPlain();
    const { path } = plain;
    plain.close();
    const option = ['--workspace-passphrase-file', passphraseFile()] as const;
    expect(await cliFails(2, 'encrypt', '--workspace', path)).toContain('at least 12 characters');
    expect(await cliJson('encrypt', '--workspace', path, ...option)).toEqual({
      encrypted: true,
      plainSetAside: 0,
    });
    expect(filesHolding(dirname(path), CANARY)).toEqual([]);
    expect(await cliFails(1, 'encrypt', '--workspace', path, ...option)).toContain(
      'encrypted already',
    );
    expect(await cliFails(1, 'decrypt', '--workspace', path)).toContain('PROVENET_PASSPHRASE');
    const decrypted = await cli('decrypt', '--workspace', path, ...option);
    expect(decrypted).toMatchObject({ code: 0, stderr: '' });
    expect(await cli('check', '--workspace', path)).toMatchObject({ code: 0, stderr: '' });
  });

  it('is made of the file that a link leads to, and the link stays', async () => {
    const plain = await newPlain();
    const { path } = plain;
    plain.close();
    const link = join(tempFolder(), 'on-the-desk.provenet');
    symlinkSync(path, link);
    const option = ['--workspace-passphrase-file', passphraseFile()] as const;
    expect(await cliJson('encrypt', '--workspace', link, ...option)).toEqual({
      encrypted: true,
      plainSetAside: 0,
    });
    expect(readlinkSync(link)).toBe(path);
    expect(readdirSync(dirname(link))).toEqual(['on-the-desk.provenet']);
    expect(filesHolding(dirname(path), CANARY)).toEqual([]);
    expect(await cli('check', '--workspace', link, ...option)).toMatchObject({ code: 0 });
  });

  it('is not made of a file that has another name, under which it would stay plain', async () => {
    const plain = await newPlain();
    const { path } = plain;
    plain.close();
    const before = readFileSync(path);
    linkSync(path, join(dirname(path), 'other.provenet'));
    const option = ['--workspace-passphrase-file', passphraseFile()] as const;
    expect(await cliFails(1, 'encrypt', '--workspace', path, ...option)).toContain('hard link');
    expect(readFileSync(path)).toEqual(before);
    expect(existsSync(`${path}.converting`)).toBe(false);
  });

  it('is restored from a backup, of which the passphrase is asked too', async () => {
    const workspace = await newEncrypted();
    const { path } = workspace;
    const backups = backupsOf(workspace);
    await backups.make('asked');
    const [backup] = backups.list();
    workspace.close();
    writeFileSync(path, 'not a database any more');
    const words = ['restore', '--workspace', path, '--backup', backup?.id ?? ''] as const;
    expect(await cliFails(1, ...words)).toContain('PROVENET_PASSPHRASE');
    const file = passphraseFile();
    const restored = await cli(...words, '--workspace-passphrase-file', file);
    expect(restored).toMatchObject({ code: 0, stderr: '' });
    expect(existsSync(`${path}-set-aside`)).toBe(true);
    const { key } = await sharedLock();
    closeWhenDone(Workspace.open(path, false, { key }));
  });

  it('becomes plain by a plain backup only where that is said, and the list says which is', async () => {
    const folder = tempFolder();
    const path = join(folder, 'audit.provenet');
    for (const serial of ['S1', 'S2']) {
      const csv = writeTo(folder, `${serial}.csv`, `Serial\n${serial}\n`);
      await cli('import', csv, '--workspace', path);
    }
    const secret = ['--workspace-passphrase-file', passphraseFile()] as const;
    await cli('encrypt', '--workspace', path, ...secret);
    const { stdout } = await cli('backups', '--workspace', path);
    expect(stdout).toMatch(/ {2}import {2}\d+ bytes {2}\(not encrypted\)\n$/u);
    const encrypted = readFileSync(path);
    const words = ['restore', '--workspace', path, '--backup', stdout.slice(0, 16)] as const;
    const refused = await cliFails(1, ...words, ...secret);
    expect(refused).toMatch(
      /not encrypted, and audit\.provenet is.*add --plain where that is meant\.$/u,
    );
    // It is as true where the file is gone, or is no database any more.
    writeFileSync(path, 'not a database any more');
    expect(await cliFails(1, ...words)).toContain('--plain');
    writeFileSync(path, encrypted);
    expect(existsSync(`${path}-set-aside`)).toBe(false);
    const restored = await cli(...words, '--plain');
    expect(restored.stdout).toMatch(/, and audit\.provenet is not encrypted any more; what stood/u);
    expect(await cli('check', '--workspace', path)).toMatchObject({ code: 0, stderr: '' });
    const again = await cli('backups', '--workspace', path);
    expect(again.stdout).not.toContain('not encrypted');
  });

  it('is made of a plain one of which copies were set aside, and these are named', async () => {
    const plain = await newPlain();
    const { path } = plain;
    const backups = backupsOf(plain);
    await backups.make('asked');
    const [backup] = backups.list();
    plain.close();
    await cli('restore', '--workspace', path, '--backup', backup?.id ?? '');
    const secret = ['--workspace-passphrase-file', passphraseFile()] as const;
    const { stdout } = await cli('encrypt', '--workspace', path, ...secret);
    expect(stdout).toContain('nor is 1 copy in audit.provenet-set-aside: remove');
    const left = filesHolding(dirname(path), CANARY).map((file) => file.slice(path.length));
    expect(left.map((file) => file.split('/')[0])).toEqual(['-backups', '-set-aside']);
    expect(countPlainSetAside(path)).toBe(1);
  });

  it('opens by what a file says, whatever mark and line end an editor gave it', async () => {
    const path = await closedEncrypted();
    const file = join(tempFolder(), 'p.txt');
    const summary = ['summary', '--workspace', path, '--workspace-passphrase-file', file] as const;
    writeFileSync(file, `\uFEFF${PASSPHRASE}\r\n`);
    expect(await cliJson(...summary)).toMatchObject({ items: { total: 2 } });
    for (const bytes of [
      Buffer.from(`\uFEFF${PASSPHRASE}`, 'utf16le'),
      Buffer.from(PASSPHRASE, 'utf16le'),
      Buffer.from(`${PASSPHRASE} \xE9`, 'latin1'),
      Buffer.from(`${PASSPHRASE}\n\n`),
    ]) {
      writeFileSync(file, bytes);
      expect(await cliFails(1, ...summary)).toMatch(/^p\.txt .* not taken for a passphrase; save/u);
    }
  });

  it('is made by no file that says it in another way, and opens by one that once made it', async () => {
    const file = join(tempFolder(), 'p.txt');
    const secret = ['--workspace-passphrase-file', file] as const;
    for (const bytes of [
      Buffer.from(`\uFEFF${PASSPHRASE}\r\n`),
      Buffer.from(`\uFEFF${PASSPHRASE}`, 'utf16le'),
    ]) {
      writeFileSync(file, bytes);
      // As earlier versions took it.
      const passphrase = readFileSync(file, 'utf8').replace(/\r?\n$/u, '');
      const path = join(tempFolder(), 'audit.provenet');
      const lock = await lockWith(newKey(), { passphrase, recoveryKey: null });
      Workspace.open(path, true, { lock }).close();
      expect(await cli('check', '--workspace', path, ...secret)).toMatchObject({ code: 0 });
    }
    const plain = await newPlain();
    plain.close();
    expect(await cliFails(1, 'encrypt', '--workspace', plain.path, ...secret)).toContain('UTF-16');
    writeFileSync(file, `\uFEFF${PASSPHRASE}\r\n`);
    await cli('encrypt', '--workspace', plain.path, ...secret);
    const typed = ['--workspace-passphrase-file', passphraseFile()] as const;
    expect(await cli('check', '--workspace', plain.path, ...typed)).toMatchObject({ code: 0 });
  });
});
