import { mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { behindLink } from '#main/files/behind-link';
import { tempFolder } from '../../support/temp-folder.ts';

it('is the file that a link leads to, over several links and from within a folder', () => {
  const folder = realpathSync(tempFolder());
  const file = join(folder, 'net.provenet');
  writeFileSync(file, 'x');
  mkdirSync(join(folder, 'desk'));
  const [first, second] = [join(folder, 'desk', 'a.provenet'), join(folder, 'b.provenet')];
  symlinkSync(join('..', 'net.provenet'), first);
  symlinkSync(first, second);
  expect([behindLink(first), behindLink(second)]).toEqual([file, file]);
});

it('is the same path where no link stands there, or nothing', () => {
  const folder = tempFolder();
  const file = join(folder, 'net.provenet');
  expect(behindLink(file)).toBe(file);
  writeFileSync(file, 'x');
  expect(behindLink(file)).toBe(file);
});

it('is where the file would be of a link whose file is gone', () => {
  const folder = tempFolder();
  symlinkSync(join('gone', 'net.provenet'), join(folder, 'link.provenet'));
  expect(behindLink(join(folder, 'link.provenet'))).toBe(join(folder, 'gone', 'net.provenet'));
});

it('is the link itself where links lead in a circle', () => {
  const link = join(tempFolder(), 'link.provenet');
  symlinkSync('link.provenet', link);
  expect(behindLink(link)).toBe(link);
});
