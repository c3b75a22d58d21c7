import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { summaryFor } from '#main/data/queries/summary-document';
import type { Workspace } from '#main/data/workspace';
import { importText, newWorkspace } from '../support/workspaces.ts';

const ROWS = 4000;
const PAGE_BYTES = 4096;

/** Bytes that this process read of any file, ever. */
const readBytes = (): number =>
  Number(/^rchar: (\d+)/mu.exec(readFileSync('/proc/self/io', 'utf8'))?.[1]);

/** Pages of the file that a question about every item reads; what was kept is not read again. */
function pagesOf({ reader }: Workspace): number {
  const before = readBytes();
  reader.prepare('SELECT sum(length(hostname)) FROM item').pluck().get();
  return Math.floor((readBytes() - before) / PAGE_BYTES);
}

it('lets the connection that reads go of its pages, and answers as before', async () => {
  const workspace = newWorkspace();
  const rows = Array.from({ length: ROWS }, (_, each) => `S${each},Huawei,host-${each}`);
  await importText(workspace, `Serial,Vendor,Hostname\n${rows.join('\n')}\n`);
  const first = pagesOf(workspace);
  expect(first).toBeGreaterThan(20);
  expect(pagesOf(workspace)).toBeLessThan(first / 10);
  const before = summaryFor(workspace.reader, {});
  workspace.releasePages();
  expect(pagesOf(workspace)).toBeGreaterThan(first / 2);
  expect(summaryFor(workspace.reader, {})).toEqual(before);
});
