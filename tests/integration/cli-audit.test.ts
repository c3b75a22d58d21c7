import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { cli, cliFails, cliJson } from '../support/command-line.ts';
import { tempFolder, writeTo } from '../support/temp-folder.ts';
import '../support/workspaces.ts';

it('audits are closed, listed, shown as they were, compared and withdrawn', async () => {
  const folder = tempFolder();
  const workspace = join(folder, 'audit.provenet');
  const at = ['--workspace', workspace] as const;
  const from = ['--source', 'one', '--mode', 'snapshot'] as const;
  const january = writeTo(folder, 'jan.csv', 'Serial,Vendor\nS1,Huawei\nS2,Nokia\nS3,ZTE\n');
  const february = writeTo(folder, 'feb.csv', 'Serial,Vendor\nS1,Huawei\nS2,ZTE\nS4,Nokia\n');
  await cli('import', january, ...at, ...from);
  expect(await cliFails(2, 'audit', 'close', ...at)).toContain('--name');
  const closed = await cliJson('audit', 'close', ...at, '--name', 'Winter', '--auditor', 'A. A.');
  expect(closed).toMatchObject({ id: 1, name: 'Winter', items: { total: 3, flagged: 2 } });

  await cli('import', february, ...at, ...from);
  const { stdout: figures } = await cli('audit', 'show', '1', ...at);
  const { figuresSha256 } = closed as { figuresSha256: string };
  expect(createHash('sha256').update(figures).digest('hex')).toBe(figuresSha256);
  expect(await cliJson('audit', 'compare', '1', ...at)).toMatchObject({
    before: { items: 3, flagged: 2 },
    after: { items: 4, flagged: 3 },
    // S3 is flagged, and the new list of its source does not name it any more.
    counts: { vanished: 1, added: 1, removed: 0, supplier: 1, verdict: 1 },
  });
  const out = join(folder, 'differences.csv');
  expect(await cliJson('audit', 'compare', '1', 'now', ...at, '--out', out)).toEqual({ rows: 3 });
  expect(readFileSync(out, 'utf8')).toContain('sn:S3,S3,,vanished missing,ZTE');

  expect(await cliFails(2, 'audit', 'withdraw', '1', ...at)).toContain('--reason');
  await cliJson('audit', 'withdraw', '1', ...at, '--reason', 'A trial');
  const { stdout: list } = await cli('audit', 'list', ...at);
  expect(list).toMatch(
    /^1 {2}Winter {2}closed .*2 of 3 items flagged, 0 undetermined .*\(withdrawn: A trial\)\n$/u,
  );
  expect(await cliFails(1, 'audit', 'show', '7', ...at)).toContain('no closed audit 7');
  expect(await cliFails(1, 'audit', 'compare', '7', ...at)).toContain('no closed audit 7');
  expect(await cliFails(2, 'audit', 'open', ...at)).toContain('audit close');
  expect(await cliFails(2, 'audit', 'list', 'x', ...at)).toContain('one word too many');
});
