import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSummaryDocument } from '#main/data/queries/audit/document';
import { cli } from '../support/command-line.ts';
import { csvText } from '../support/csv.ts';
import { tempFolder, writeTo } from '../support/temp-folder.ts';
import { unzip } from '../support/unzip.ts';
import { importText, newWorkspace } from '../support/workspaces.ts';

const HOSTS = csvText([
  ['Serial', 'Vendor', 'Hostname'],
  ...['RTR WIEN 01', 'olt-7', 'olt-8', 'sw9.core.example.net', 'RTR LINZ 02'].map((host, at) => [
    `S${at}`,
    'Huawei',
    host,
  ]),
]);
const ON_HOSTS =
  'RTR WIEN 01;olt-7:eth0;olt-7/olt-8;olt-7.example.net;olt-7–olt-8;OLT‑7;sw9.core.example.net/24;olt-7+olt-8;host=olt-7;ssh://olt-7;olt-7|x;olt-7@x'.split(
    ';',
  );
const NAMES = /rtr.wien|olt.?[78]|sw9|linz/iu;

describe('names of hosts', () => {
  it('are nowhere in a redacted document, whatever stands around them', async () => {
    const workspace = newWorkspace();
    await importText(workspace, HOSTS);
    const notes = Object.fromEntries(ON_HOSTS.map((text, at) => [String(at), `See ${text} too.`]));
    const question = { redaction: 'no-sites', texts: notes } as const;
    const { texts } = await readSummaryDocument(workspace, question, '0.1.0');
    expect(Object.values(texts).filter((text) => NAMES.test(text))).toEqual([]);
    expect(texts['2']).toBe('See [left out]/[left out] too.');
    expect(texts['6']).toBe('See [left out]/24 too.');
  });

  it('are in no file that the command line redacts, as the name of the workspace or of a source', async () => {
    const folder = tempFolder();
    const workspace = join(folder, 'rtr linz 02.provenet');
    const file = writeTo(folder, 'hosts.csv', HOSTS);
    const source = 'the NMS, host=olt-7/olt-8';
    const run = async (...args: readonly string[]) => {
      expect(await cli(...args)).toMatchObject({ code: 0 });
    };
    await run('import', file, '--workspace', workspace, '--source', source);
    const annexes = ['--workspace', workspace, '--folder', folder, '--redact', 'no-sites'];
    await run('annexes', ...annexes);
    expect(readFileSync(join(folder, 'figures.json'), 'utf8')).toContain('host=[left out]');
    const out = join(folder, 'bundle.zip');
    const redacted = ['--without-pdf', '--redact', 'no-sites', '--out', out];
    await run('bundle', '--workspace', workspace, ...redacted);
    const named = [...unzip(readFileSync(out))].filter(([, content]) =>
      NAMES.test(content.toString('utf8')),
    );
    expect(named.map(([name]) => name)).toEqual([]);
  });
});
