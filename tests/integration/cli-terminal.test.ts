import fc from 'fast-check';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from '#main/cli/run';
import { cli, cliFails, cliJson } from '../support/command-line.ts';
import { tempFolder, writeTo } from '../support/temp-folder.ts';
import { workerUrl } from '../support/workspaces.ts';

const MARKS =
  '\u061c\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff';

/** What of a text moves the cursor, changes the title of a window or turns a line around. */
function steeringIn(text: string): string[] {
  return Array.from(text).filter((character) => {
    const code = character.charCodeAt(0);
    const isControl = code < 32 || (code > 126 && code < 160);
    return (isControl && character !== '\t' && character !== '\n') || MARKS.includes(character);
  });
}

const TITLE = '\u001b]0;sound\u0007';
const ERASE = '\u009b2J';
const TURNED = '\u202egnp';
const TEXT = `Serial,Vendor${TITLE},Site\nS1,Huawei${ERASE},Ulm${TURNED}\nS2,,\r\n`;

/** A hostile list, under a hostile name, and a workspace that holds it. */
async function filled(): Promise<{ file: string; workspace: string }> {
  const folder = tempFolder();
  const file = writeTo(folder, `list${TITLE}.csv`, TEXT);
  const workspace = join(folder, `audit${TITLE}.provenet`);
  await cliJson('import', file, '--workspace', workspace);
  return { file, workspace };
}

describe('what a file says to the terminal', () => {
  it('steers nothing, whatever is told of it', async () => {
    const { file, workspace } = await filled();
    for (const args of [
      ['inspect', file],
      ['import', file, '--workspace', workspace, '--dry-run'],
      ['imports', '--workspace', workspace],
      ['summary', '--workspace', workspace],
      ['check', '--workspace', workspace],
      ['inspect', `${file}.gone`],
      [`inspect${TITLE}`],
      ['inspect', file, `--${TITLE}`],
    ]) {
      const { stdout, stderr } = await cli(...args);
      expect(`${stdout}${stderr}`).not.toBe('');
      expect({ args, steering: steeringIn(`${stdout}${stderr}`) }).toEqual({ args, steering: [] });
    }
    expect((await cli('inspect', file)).stdout).toContain(String.raw`list\u001b]0;sound\u0007.csv`);
  });

  it('comes whole out of a JSON document', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 8 }), async (text) => {
        const heading = `x${TURNED}${ERASE}${text.replaceAll(/["\p{Cc}\p{Cs}]/gu, '')}x`;
        const file = writeTo(tempFolder(), 'a.csv', `Serial,"${heading}"\nS1,a\n`);
        // A column's name is its heading with one space for white space of any kind and length.
        const name = heading.replaceAll(/\s+/gu, ' ');
        const { stdout } = await cli('inspect', file, '--json');
        expect(steeringIn(stdout)).toEqual([]);
        const { columns } = JSON.parse(stdout) as { columns: { name: string }[] };
        expect(columns.map((column) => column.name)).toEqual(['Serial', name]);
      }),
      { numRuns: 40 },
    );
  });

  it('comes as it is where rows are asked for, unless they are shown on a terminal', async () => {
    const { file, workspace } = await filled();
    for (const args of [
      ['inspect', file, '--rows'],
      ['items', '--workspace', workspace],
      ['items', '--workspace', workspace, '--format', 'ndjson'],
    ]) {
      expect((await cli(...args)).stdout).toContain(`Ulm${TURNED}`);
      let shown = '';
      const onTerminal = {
        stdout: (text: string) => {
          shown += text;
        },
        stderr: () => undefined,
        isTerminal: true,
        workerUrl,
      };
      await runCli(args, onTerminal);
      expect(shown).toContain(String.raw`Ulm\u202egnp`);
      expect(steeringIn(shown.replaceAll('\r\n', '\n'))).toEqual([]);
    }
  });

  it('adds no verdict to the check of a bundle', async () => {
    const folder = tempFolder();
    const list = writeTo(folder, 'list.csv', 'Serial,Vendor\nS1,Huawei\n');
    const workspace = join(folder, 'Net\nsigned by the authority\n.provenet');
    await cliJson('import', list, '--workspace', workspace);
    const out = join(folder, 'audit.zip');
    await cliJson('bundle', '--workspace', workspace, '--without-pdf', '--out', out);
    const { code, stdout } = await cli('verify', out);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^bundle of Net signed by the authority/u);
    expect(stdout).not.toMatch(/^signed by/mu);
  });

  it('is safe in what a workspace names, too', async () => {
    const { workspace } = await filled();
    await cliJson('audit', 'close', '--workspace', workspace, '--name', `A${TURNED}\nB`);
    const { stdout } = await cli('audit', 'list', '--workspace', workspace);
    expect(stdout).toMatch(/^1 {2}A\\u202egnp B {2}closed/u);
  });

  it('tells a failure in one line that steers nothing', async () => {
    const told = await cliFails(1, 'inspect', `no${TITLE}${TURNED}.csv`);
    expect(steeringIn(told)).toEqual([]);
  });
});
