import { describe, expect, it } from 'vitest';
import { cli, cliFails, cliJson } from '../support/command-line.ts';
import { tempFolder, writeTo } from '../support/temp-folder.ts';

const file = (text: string | Buffer): string => writeTo(tempFolder(), 'a.csv', text);

describe('inspect, told how a file is read,', () => {
  it('takes the encoding, and shows what else it may be', async () => {
    const path = file(Buffer.from([...Buffer.from('Serial,Site\n1,Pl'), 0x9a, 0x0a]));
    const found = await cliJson('inspect', path);
    expect(found).toMatchObject({ encodingSure: false });
    const choices = (found as { encodingChoices: { encoding: string }[] }).encodingChoices;
    expect(choices.length).toBeGreaterThan(1);
    expect(await cliJson('inspect', path, '--encoding', 'macintosh')).toMatchObject({
      encoding: 'macintosh',
      warnings: [],
    });
  });

  it('takes delimiter, quote and escape', async () => {
    const path = file("Serial::Note\n1::'it\\'s::here'\n");
    const { stdout } = await cli(
      'inspect',
      path,
      '--rows',
      '--delimiter=::',
      '--quote=single',
      '--escape=backslash',
    );
    expect(stdout).toBe("Serial,Note\r\n1,it's::here\r\n");
  });

  it('takes headings in several rows, and leaves rows at the end out', async () => {
    const path = file('Export\nDevice,,Place\nSerial,Vendor,Site\n1,Nokia,a\n2,ZTE,b\nTotal,,2\n');
    const args = ['inspect', path, '--header-row', '3', '--header-rows', '2'];
    expect(await cliJson(...args)).toMatchObject({
      headerRow: 3,
      headerRows: 2,
      footerRows: 1,
      rows: 3,
      columns: [{ name: 'Device Serial' }, { name: 'Device Vendor' }, { name: 'Place Site' }],
    });
    expect(await cliJson(...args, '--footer-rows', '1')).toMatchObject({ rows: 2, footerRows: 0 });
  });

  it('takes as many rows of headings as it was told, where they are found or refuses', async () => {
    const path = file('Asset,Serial\nID,Number\nA1,S1\n');
    expect(await cliJson('inspect', path, '--header-rows', '2')).toMatchObject({
      headerRow: 2,
      headerRows: 2,
      rows: 1,
      columns: [{ name: 'Asset ID' }, { name: 'Serial Number' }],
    });
    const line = await cliFails(1, 'inspect', path, '--header-row', '1', '--header-rows', '2');
    expect(line).toContain('say the last line of them');
  });

  it('takes a file without headings', async () => {
    const found = await cliJson('inspect', file('Serial,Vendor\nS1,Nokia\n'), '--header-row', '0');
    expect(found).toMatchObject({ headerRow: 0, rows: 2, warnings: [] });
  });

  it.each([
    ['--quote', 'triple'],
    ['--escape', 'slash'],
    ['--header-row', 'two'],
    ['--footer-rows', '-1'],
    ['--header-rows', '9'],
  ])('refuses %s %s with one sentence', async (option, value) => {
    const { code, stderr } = await cli('inspect', file('Serial\n1\n'), `${option}=${value}`);
    expect(code).toBe(2);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
