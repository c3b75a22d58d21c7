import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inventoriesIn, MAX_FILES, withoutFolders } from '#main/app/services/inventory-folder';
import { createPastedTexts } from '#main/app/services/pasted-texts';
import { tempFolder, writeTo } from '../../support/temp-folder.ts';

describe('the inventories of a folder', () => {
  it('are the .csv, .tsv and .txt files in it, in the order that people count', async () => {
    const folder = tempFolder();
    for (const name of ['b10.csv', 'b9.CSV', 'a.tsv', 'c.txt', 'd.xlsx', '.hidden.csv', 'csv']) {
      writeTo(folder, name, 'x');
    }
    mkdirSync(join(folder, 'deeper.csv'));
    writeTo(join(folder, 'deeper.csv'), 'e.csv', 'x');
    const names = ['a.tsv', 'b9.CSV', 'b10.csv', 'c.txt'];
    expect((await inventoriesIn(folder)).map((path) => basename(path))).toEqual(names);
    const other = writeTo(folder, 'd.xlsx', 'x');
    const all = await withoutFolders([other, folder, join(folder, 'gone.csv')]);
    expect(all.map((path) => basename(path))).toEqual(['d.xlsx', ...names, 'gone.csv']);
  });

  it('are refused where there are none or too many', async () => {
    const folder = tempFolder();
    await expect(inventoriesIn(folder)).rejects.toMatchObject({ code: 'not-found' });
    for (let at = 0; at <= MAX_FILES; at += 1) writeFileSync(join(folder, `${at}.csv`), 'x');
    await expect(inventoriesIn(folder)).rejects.toMatchObject({ code: 'invalid-input' });
  });
});

describe('a pasted text', () => {
  const at = new Date(2026, 10, 24, 14, 3);

  it('is a file that only this user can read, named by its time', async () => {
    const texts = createPastedTexts(join(tempFolder(), 'pasted'));
    const path = await texts.write('Serial\tVendor\nÄ1\tHuawei\n', at);
    expect(basename(path)).toMatch(/^Pasted text, 14[:.]03$/u);
    expect(readFileSync(path, 'utf8')).toBe('Serial\tVendor\nÄ1\tHuawei\n');
    if (process.platform !== 'win32') {
      expect(statSync(path).mode & 0o777).toBe(0o600);
      expect(statSync(dirname(path)).mode & 0o777).toBe(0o700);
    }
    expect(await texts.write('other', at), 'the same minute').not.toBe(path);
  });

  it('is removed alone, together with the others, and after a crash; other files stay', async () => {
    const folder = tempFolder();
    const other = writeTo(folder, 'own.csv', 'x');
    const texts = createPastedTexts(join(folder, 'pasted'));
    const [first, second] = [await texts.write('1', at), await texts.write('2', at)];
    await texts.remove(other);
    await texts.remove(first);
    expect([first, second, other].map(existsSync)).toEqual([false, true, true]);
    createPastedTexts(join(folder, 'pasted'));
    expect(existsSync(second)).toBe(false);
    const third = await texts.write('3', at);
    texts.removeAll();
    expect([third, other].map(existsSync)).toEqual([false, true]);
  });
});
