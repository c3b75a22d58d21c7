import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AppErrorCode } from '#shared/rpc/app-error';
import { inspectFile } from '#main/import/inspect';
import { decodeFile } from '#main/import/decode';
import { readFileFacts } from '#main/import/file-facts';
import { expectFailure, failureOfCall } from '../../support/failure.ts';
import { aliases, openFile } from '../../support/read-file.ts';
import { tempFolder, writeTo } from '../../support/temp-folder.ts';

/** The head of a JPEG and bytes as compression leaves them, the same at every run. */
function jpegBytes(): Buffer {
  let state = 1;
  const noise = Array.from({ length: 4000 }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return (state >>> 16) & 0xff;
  });
  return Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, ...noise]);
}

const REFUSED: readonly (readonly [string, AppErrorCode, string | Buffer])[] = [
  ['empty.csv', 'file-empty', ''],
  ['bom-only.csv', 'file-empty', '\ufeff'],
  ['blank-lines.csv', 'no-header', '\n\n\r\n'],
  ['picture.jpg', 'file-binary', jpegBytes()],
  ['picture.png', 'file-binary', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])],
  ['sheet.xlsx', 'file-binary', Buffer.from([0x50, 0x4b, 3, 4, 20, 0])],
  ['sheet.xls', 'file-binary', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1])],
  ['rows.csv.gz', 'file-binary', Buffer.from([0x1f, 0x8b, 8, 0])],
  ['report.pdf', 'file-binary', '%PDF-1.7\n'],
  ['audit.provenet', 'file-binary', 'SQLite format 3\u0000'],
  ['zeros.csv', 'file-binary', Buffer.alloc(5000)],
  ['line.csv', 'record-too-long', 'x'.repeat(10_000_000)],
];

describe('a file that cannot be an inventory', () => {
  it.each(REFUSED)('is refused with one sentence: %s, %s', async (name, code, content) => {
    const path = writeTo(tempFolder(), name, content);
    expectFailure(await failureOfCall(() => openFile(path)), code, name);
  });

  it('is refused where it is a folder, not there, or not an ordinary file', async () => {
    const folder = tempFolder();
    mkdirSync(join(folder, 'inventories'));
    const atFolder = await failureOfCall(() => openFile(join(folder, 'inventories')));
    expectFailure(atFolder, 'file-directory', 'inventories');
    const atNothing = await failureOfCall(() => openFile(join(folder, 'gone.csv')));
    expectFailure(atNothing, 'file-missing', 'gone.csv');
    symlinkSync('/dev/zero', join(folder, 'device.csv'));
    const atDevice = await failureOfCall(() => openFile(join(folder, 'device.csv')));
    expectFailure(atDevice, 'io', 'device.csv');
  });

  it('is read in the encoding that was chosen, which must be a known one', async () => {
    const path = writeTo(
      tempFolder(),
      'a.csv',
      Buffer.from('Serial,Site\n1,K\u00f6ln\n', 'latin1'),
    );
    const file = await inspectFile(path, { encoding: 'utf-8' }, aliases);
    expect(file.warnings).toMatchObject([{ code: 'encoding-damaged', line: 2 }]);
    const unknown = await failureOfCall(() => openFile(path, { encoding: 'ebcdic' }));
    expectFailure(unknown, 'invalid-input', 'ebcdic');
  });

  it('is refused where it changed between two readings', async () => {
    const path = writeTo(tempFolder(), 'a.csv', 'Serial,Site\n1,a\n');
    const facts = await readFileFacts(path);
    writeFileSync(path, 'Serial,Site\n1,b\n');
    const failure = await failureOfCall(async () => {
      for await (const _chunk of decodeFile(path, facts)) continue;
    });
    expectFailure(failure, 'file-changed', 'a.csv');
  });
});

describe('the facts of a file', () => {
  it('hold its hash, its size and how much was read', async () => {
    const path = writeTo(tempFolder(), 'abc.csv', 'abc');
    const seen: number[] = [];
    const facts = await readFileFacts(path, (bytes) => seen.push(bytes));
    expect(facts).toMatchObject({
      fileName: 'abc.csv',
      bytes: 3,
      // The example of FIPS 180-2.
      sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    });
    expect(seen).toEqual([3]);
  });
});
