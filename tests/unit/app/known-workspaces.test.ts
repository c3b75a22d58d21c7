import {
  appendFileSync,
  copyFileSync,
  renameSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { jsonFile } from '#main/app/json-file';
import { KnownWorkspaces, knownWorkspacesSchema } from '#main/app/services/known-workspaces';
import { tempFolder } from '../../support/temp-folder.ts';

function kept() {
  const folder = tempFolder();
  const path = join(folder, 'Audit.provenet');
  writeFileSync(path, 'a workspace');
  const file = jsonFile(join(folder, 'known.json'), knownWorkspacesSchema, []);
  return { path, other: join(folder, 'Other.provenet'), known: new KnownWorkspaces(file) };
}

it('knows no workspace that it did not leave', () => {
  const { path, known } = kept();
  expect(known.isKnown(path)).toBe(false);
});

it('knows a workspace as it left it, in a later run too', () => {
  const { path, known } = kept();
  known.left(path);
  expect(known.isKnown(path)).toBe(true);
});

it.each<[string, (path: string, other: string) => void]>([
  ['written to', (path) => appendFileSync(path, '!')],
  [
    'changed in place, with its time put back',
    (path) => {
      const { atime, mtime } = statSync(path);
      writeFileSync(path, 'A workspace');
      utimesSync(path, atime, mtime);
    },
  ],
  [
    'replaced by a copy of the same bytes and time',
    (path, other) => {
      const { atime, mtime } = statSync(path);
      copyFileSync(path, other);
      utimesSync(other, atime, mtime);
      renameSync(other, path);
    },
  ],
  ['given a log', (path) => writeFileSync(`${path}-wal`, 'more')],
  ['given a journal', (path) => writeFileSync(`${path}-journal`, 'less')],
])('does not know a workspace that was %s', (_, harm) => {
  const { path, other, known } = kept();
  known.left(path);
  harm(path, other);
  expect(known.isKnown(path)).toBe(false);
});

it('knows a workspace that was open when the program ended, unless another file is in its place', () => {
  const { path, other, known } = kept();
  known.left(path);
  known.opened(path);
  appendFileSync(path, 'what was saved since');
  expect(known.isKnown(path)).toBe(true);
  copyFileSync(path, other);
  renameSync(other, path);
  expect(known.isKnown(path)).toBe(false);
});

it('forgets the workspaces that were opened longest ago', () => {
  const { path, known } = kept();
  known.left(path);
  for (let at = 0; at < 200; at += 1) {
    const another = `${path}${at}`;
    writeFileSync(another, 'another');
    known.left(another);
  }
  expect(known.isKnown(path)).toBe(false);
  expect(known.isKnown(`${path}199`)).toBe(true);
});
