import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isRejectsFile } from '#main/data/exports/is-rejects-file';
import { cliJson } from '../support/command-line.ts';
import { tempFolder, writeTo } from '../support/temp-folder.ts';

const GOOD = 'Serial,Vendor,Country\nS1,Nokia,DE\n';
const BAD = 'Serial,Vendor,Country\nS2,Nokia,Atlantis\n';
const HEADINGS = 'Provenet line,Provenet reasons,Provenet import,Serial,Vendor,Country\n';

function place() {
  const folder = tempFolder();
  const out = join(folder, 'rejects.csv');
  const run = (...texts: string[]) => {
    const files = texts.map((text, at) => writeTo(folder, `site-${at}.csv`, text));
    return cliJson('import', ...files, '--workspace', join(folder, 'a.provenet'), '--rejects', out);
  };
  return { folder, out, run };
}

describe('import --rejects where nothing is rejected', () => {
  it('leaves no rows of an earlier run behind', async () => {
    const { folder, out, run } = place();
    const second = join(folder, 'rejects-2.csv');
    const third = writeTo(folder, 'rejects-3.csv', `${HEADINGS}2,why,1-0123456789ab,S9,Nokia,X\n`);
    const kept = readFileSync(third, 'utf8');
    await run(BAD, BAD.replace('S2', 'S3'));
    expect(readFileSync(second, 'utf8')).toContain(',S3,Nokia,Atlantis');
    await run(GOOD, BAD);
    expect(readFileSync(out, 'utf8')).toContain(',S2,Nokia,Atlantis');
    expect(readFileSync(second, 'utf8')).toBe(HEADINGS);
    await run(GOOD);
    expect(readFileSync(out, 'utf8')).toBe(HEADINGS);
    // A run of two files writes no third list.
    expect(readFileSync(third, 'utf8')).toBe(kept);
  });

  it('writes nothing where there is no list, and touches no other file', async () => {
    const { folder, out, run } = place();
    await run(GOOD);
    expect(existsSync(out)).toBe(false);
    const other = 'Serial,Note\nS1,Provenet line Provenet reasons Provenet import\n';
    writeTo(folder, 'rejects.csv', other);
    await run(GOOD);
    expect(readFileSync(out, 'utf8')).toBe(other);
  });
});

describe('a list of rejected rows', () => {
  const headings = ['Provenet line', 'Provenet reasons', 'Provenet import', 'Serial'];
  it.each([
    ['quoted', `"${headings.join('";"')}"\n`, true],
    ['in single quotes', `'${headings.join("'\t'")}'\n`, true],
    ['with a long delimiter', `${headings.join('||')}\n`, true],
    ['in UTF-16', Buffer.from(`\ufeff${headings.join(';')}\n`, 'utf16le'), true],
    ['with a byte-order mark', `\ufeff${headings.join(',')}\n`, true],
    ['without one heading', `${headings.slice(1).join(',')}\n`, false],
    ['in words', 'Provenet line and Provenet reasons and Provenet import\n', false],
    ['below others', `Serial\n${headings.join(',')}\n`, false],
    ['empty', '', false],
  ])('is known by its headings: %s', (_name, text, isOne) => {
    expect(isRejectsFile(writeTo(tempFolder(), 'a.csv', text))).toBe(isOne);
  });
});
