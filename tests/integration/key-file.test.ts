import { copyFileSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { countPlainSetAside, setAsideFiles } from '#main/data/durability/set-aside-files';
import { keyPathOf, readKeyFile } from '#main/data/encryption/key-file';
import { lockWith, newKey } from '#main/data/encryption/new-lock';
import { replaceKeyFiles } from '#main/data/encryption/replace-key-file';
import { unlock } from '#main/data/encryption/unlock';
import { Workspace } from '#main/data/workspace';
import { backupsOf } from '../support/backups.ts';
import { closedEncrypted, newEncrypted } from '../support/encrypted.ts';
import { expectFailure, failureOfCall } from '../support/failure.ts';
import { ENCRYPTED, PASSPHRASE } from '../support/shared-lock.ts';
import { tempFolder } from '../support/temp-folder.ts';

const words = (text: string) => ({ kind: 'words', text }) as const;

describe('the key file', () => {
  it('is asked for where it is missing, and found beside a backup', async () => {
    const workspace = await newEncrypted();
    const { path } = workspace;
    workspace.close();
    const aside = join(tempFolder(), 'key');
    renameSync(keyPathOf(path), aside);
    expectFailure(await failureOfCall(() => unlock(path, words(PASSPHRASE))), 'io', 'its key file');
    copyFileSync(aside, keyPathOf(path));
    const key = await unlock(path, words(PASSPHRASE));
    const open = Workspace.open(path, false, { key });
    const backups = backupsOf(open);
    await backups.make('asked');
    open.close();
    rmSync(keyPathOf(path));
    expect(await unlock(path, words(PASSPHRASE))).toBe(key);
    Workspace.open(path, false, { key }).close();
    // Put back by the opening.
    expect(readKeyFile(keyPathOf(path))?.id).toBe(key?.slice(-32));
  });

  it('says where it is damaged, which is not a wrong passphrase', async () => {
    const path = await closedEncrypted();
    const sound = readFileSync(keyPathOf(path), 'latin1');
    for (const at of [0, 40, 200, 700, sound.length - 3]) {
      const sign = sound[at] === '1' ? '2' : '1';
      writeFileSync(keyPathOf(path), `${sound.slice(0, at)}${sign}${sound.slice(at + 1)}`);
      const failure = await failureOfCall(() => unlock(path, words(PASSPHRASE)));
      expectFailure(failure, 'io', 'is damaged');
    }
  });

  it('opens by the new passphrase only, once that was changed, beside each backup too', async () => {
    const workspace = await newEncrypted();
    const { path, key } = workspace;
    const backups = backupsOf(workspace);
    await backups.make('asked');
    const [backup] = backups.list();
    const changed = await lockWith(key ?? '', {
      passphrase: 'a newer passphrase',
      recoveryKey: null,
    });
    replaceKeyFiles(path, changed.file);
    workspace.close();
    for (const place of [path, backup?.path ?? '']) {
      expect(await unlock(place, words('a newer passphrase'))).toBe(key);
      expectFailure(
        await failureOfCall(() => unlock(place, words(PASSPHRASE))),
        'invalid-input',
        'stays locked',
      );
    }
  });

  it('of what was set aside opens by the new passphrase only, too', async () => {
    const path = await closedEncrypted();
    const key = await unlock(path, words(PASSPHRASE));
    // Opened as it is: copies are set aside first.
    const workspace = Workspace.open(path, false, { key, isAsItIs: true });
    const [aside = ''] = setAsideFiles(path);
    expect(await unlock(aside, words(PASSPHRASE))).toBe(key);
    const secrets = { passphrase: 'a newer passphrase', recoveryKey: null };
    replaceKeyFiles(path, (await lockWith(key ?? '', secrets)).file);
    workspace.close();
    const failure = await failureOfCall(() => unlock(aside, words(PASSPHRASE)));
    expectFailure(failure, 'invalid-input', 'stays locked');
    expect(await unlock(aside, words('a newer passphrase'))).toBe(key);
    expect(countPlainSetAside(path)).toBe(0);
  });

  it('never gives way to another one', async () => {
    const folder = tempFolder();
    const path = join(folder, 'audit.provenet');
    const first = await lockWith(newKey(), ENCRYPTED);
    Workspace.open(path, true, { lock: first }).close();
    rmSync(path);
    const second = await lockWith(newKey(), ENCRYPTED);
    Workspace.open(path, true, { lock: second }).close();
    expect(readKeyFile(`${keyPathOf(path)}-${first.file.id.slice(0, 8)}`)).toEqual(first.file);
    expect(await unlock(path, words(PASSPHRASE))).toBe(second.key);
  });
});
