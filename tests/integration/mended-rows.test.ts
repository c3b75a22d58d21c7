import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ImportPlan } from '#shared/contract/import';
import { undoImport } from '#main/data/commands/undo-import/undo-import';
import { writeRejectsFile } from '#main/data/exports/write-rejects';
import { readHistory } from '#main/data/queries/history';
import { readImports, readRejects } from '#main/data/queries/imports';
import type { Encoding } from '#main/import/encodings';
import { failureOfCall } from '../support/failure.ts';
import { expectSound, ledgerOf } from '../support/ledgers.ts';
import { FILE, ledgerIn, mend, rejecting, rejectsOf } from '../support/mended.ts';
import { tempFolder, writeTo } from '../support/temp-folder.ts';
import { importFile, importText, itemsOf, newWorkspace } from '../support/workspaces.ts';

describe('rejected rows that were mended', () => {
  it('are counted in the import that rejected them', async () => {
    const { workspace, first } = await rejecting();
    expect(first.ledger).toEqual(ledgerOf({ read: 4, added: 1, rejected: 3 }));
    const rejects = await rejectsOf(workspace, first.importId);
    const mark = `${first.importId}-${first.sha256.slice(0, 12)}`;
    expect(rejects.split('\n')[0]).toBe(
      'Provenet line,Provenet reasons,Provenet import,Serial,Vendor,Country,Note',
    );
    expect(rejects.match(new RegExp(mark, 'gu'))).toHaveLength(3);

    const mended = rejects.replaceAll(',Atlantis,', ',FR,').replaceAll(',Utopia,', ',Xanadu,');
    const second = await mend(workspace, mended);
    expect(second.ledger).toEqual(ledgerOf({ read: 3, added: 1, rejected: 2 }));
    expect(second.mends).toBe(first.importId);
    expect(ledgerIn(workspace, first.importId)).toEqual(
      ledgerOf({ read: 4, added: 2, rejected: 2 }),
    );
    const left = readRejects(workspace.reader, first.importId ?? -1, 0, 10);
    expect(left.map(({ row, line, cells }) => ({ row, line, cells }))).toEqual([
      { row: 3, line: 4, cells: ['S3', 'Nokia', 'Xanadu', ' spaced '] },
      { row: 4, line: 5, cells: ['S4', 'Nokia', 'Nowhere', '=1+1'] },
    ]);
    expect(left[0]?.reasons[0]?.message).toContain('Xanadu');
    expect(readHistory(workspace.reader)[0]).toMatchObject({
      kind: 'import',
      text: 'Mended 1 rows of site.csv',
      items: 1,
      canUndo: false,
    });
    expectSound(workspace);

    // The rejects of the mending file are those that are left of the import.
    const third = (await rejectsOf(workspace, second.importId))
      .replaceAll(',Xanadu,', ',FI,')
      .replaceAll(',Nowhere,', ',NL,');
    await mend(workspace, third);
    expect(ledgerIn(workspace, first.importId)).toEqual(ledgerOf({ read: 4, added: 4 }));
    const [, , now] = readImports(workspace.reader);
    expect(now?.reasons).toEqual([]);
    expect(itemsOf(workspace).map((item) => item.country)).toEqual(['DE', 'FR', 'FI', 'NL']);
    expectSound(workspace);
  });

  it('are counted by what becomes of them: updated, unchanged and left out', async () => {
    const { workspace, first } = await rejecting(
      'Serial,Model,Country\nS1,A,DE\nS1,B,DE\nS2,A,Atlantis\nS3,A,Utopia\n',
    );
    expect(first.ledger).toEqual(ledgerOf({ read: 4, added: 1, rejected: 3 }));
    const rejects = await rejectsOf(workspace, first.importId);
    // S2 becomes S1 as the file's own second row says it, S3 the same once more.
    const mended = rejects
      .replaceAll(',S2,A,Atlantis', ',S1,B,DE')
      .replaceAll(',S3,A,Utopia', ',S1,B,DE');
    const { ledger } = await mend(workspace, mended);
    expect(ledger).toEqual(ledgerOf({ read: 3, updated: 1, skipped: 2 }));
    expect(ledgerIn(workspace, first.importId)).toEqual(
      ledgerOf({ read: 4, added: 1, updated: 1, skipped: 2 }),
    );
    const [, now] = readImports(workspace.reader);
    expect(now?.reasons).toEqual([{ code: 'duplicate-row', rows: 2 }]);
    expectSound(workspace);
  });

  it('may come with new ones, which are read and counted there too', async () => {
    const { workspace, first } = await rejecting();
    const rejects = await rejectsOf(workspace, first.importId);
    const mark = `${first.importId}-${first.sha256.slice(0, 12)}`;
    const more = `,,,N1,Cisco,DE,\n,,,N2,Cisco,Narnia,\n3,,${mark},N3,Cisco,DE,\n`;
    await mend(workspace, rejects.replaceAll(',Atlantis,', ',FR,') + more);
    // N1 and N2 have no line, and that of N3 is taken.
    expect(ledgerIn(workspace, first.importId)).toEqual(
      ledgerOf({ read: 7, added: 4, rejected: 3 }),
    );
    expectSound(workspace);
  });

  it('go with the import that rejected them, and not by themselves', async () => {
    const { workspace, first } = await rejecting();
    await importText(workspace, 'Serial,Note\nX1,old\n');
    const rejects = await rejectsOf(workspace, first.importId);
    const mended = rejects
      .replaceAll(',Atlantis,', ',FR,')
      .replaceAll(',S3,Nokia,Utopia,', ',X1,Nokia,FI,');
    const second = await mend(workspace, mended);
    expect(second.ledger).toEqual(ledgerOf({ read: 3, added: 1, updated: 1, rejected: 1 }));
    const undo = (importId: number | null) =>
      workspace.write((db) => undoImport(db, importId ?? -1));
    const failure = await failureOfCall(() => undo(second.importId));
    expect(failure.code).toBe('conflict');
    expect(undo(first.importId)).toMatchObject({ removed: 2, restored: 1 });
    expect(itemsOf(workspace)).toMatchObject([
      { serialNumber: 'X1', manufacturer: null, country: null },
    ]);
    expect(readImports(workspace.reader).map(({ undoneAt }) => undoneAt !== null)).toEqual([
      true,
      false,
      true,
    ]);
    expectSound(workspace);

    // Its rejects belong to nothing any more: they come as any other file.
    const again = await mend(workspace, mended);
    expect(again).toMatchObject({ mends: null, ledger: { read: 3, added: 1, updated: 1 } });
    expectSound(workspace);
  });

  it('of another workspace are rows like any other, our columns left out', async () => {
    const { workspace, first } = await rejecting();
    const rejects = await rejectsOf(workspace, first.importId);
    const other = newWorkspace();
    await importText(other, 'Serial\nZ1\n');
    const { mends, ledger } = await mend(other, rejects.replaceAll('Atlantis', 'FR'));
    expect({ mends, ledger }).toEqual({
      mends: null,
      ledger: ledgerOf({ read: 3, added: 1, rejected: 2 }),
    });
    expectSound(other);
  });

  it('are tried without a trace', async () => {
    const { workspace, first } = await rejecting();
    const rejects = await rejectsOf(workspace, first.importId);
    const tried = await importText(workspace, rejects.replaceAll('Atlantis', 'FR'), {
      isDryRun: true,
    });
    expect(tried.ledger).toEqual(ledgerOf({ read: 3, added: 1, rejected: 2 }));
    expect(ledgerIn(workspace, first.importId)).toEqual(first.ledger);
    expectSound(workspace);
  });

  it('keep a line with a stray quote as it stood, however often it comes', async () => {
    const { workspace, first } = await rejecting(
      'Serial,Vendor,Rack\nS1,Cisco,d\n"S2" x,Huawei,b\nS3,Nokia,e\nS4,Nokia,f\n',
    );
    expect(first.ledger).toEqual(ledgerOf({ read: 4, added: 3, rejected: 1 }));
    const rejects = await rejectsOf(workspace, first.importId);
    await mend(workspace, `${rejects},,,N1,Cisco,g\n`);
    expect(readRejects(workspace.reader, first.importId ?? -1, 0, 9)).toMatchObject([
      { row: 2, line: 3, cells: ['"S2" x,Huawei,b'] },
    ]);
    await mend(workspace, rejects.replace('"S2" x', 'S2'));
    expect(ledgerIn(workspace, first.importId)).toEqual(ledgerOf({ read: 5, added: 5 }));
    expectSound(workspace);
  });
});

describe('the file of rejected rows is written as the imported one was:', () => {
  const ROWS = [
    ['Serial', 'Vendor', 'Country', 'Note'],
    ['S1', 'Huawei', 'DE', 'good'],
    ['S2', 'Huawei', 'Atlantis', 'Žluťoučký; kůň'],
    ['S3', 'Nokia', 'Utopia', 'it\'s \\ "q"'],
  ];

  async function written(bytes: Uint8Array, plan: Partial<ImportPlan>): Promise<Buffer> {
    const workspace = newWorkspace();
    const { ledger, importId } = await importFile(
      workspace,
      writeTo(tempFolder(), 'in.csv', bytes),
      { plan },
    );
    expect(ledger).toEqual(ledgerOf({ read: 3, added: 1, rejected: 2 }));
    const path = join(tempFolder(), 'rejects.csv');
    await writeRejectsFile(workspace.reader, importId ?? -1, path);
    const mended = readFileSync(path);
    const second = await importFile(workspace, path, { plan });
    expect(second.ledger).toEqual(ledgerOf({ read: 2, rejected: 2 }));
    expect(
      readRejects(workspace.reader, importId ?? -1, 0, 9).map(({ cells }) => cells.slice(0, 3)),
    ).toEqual(ROWS.slice(2).map((cells) => cells.slice(0, 3)));
    return mended;
  }

  it.each<[Encoding, Buffer]>([
    ['utf-16le', Buffer.from([0xff, 0xfe])],
    ['utf-16be', Buffer.from([0xfe, 0xff])],
  ])('%s', async (encoding, start) => {
    const text = ROWS.map((cells) => cells.join('\t')).join('\r\n');
    const bytes = Buffer.from(`\ufeff${text}\r\n`, 'utf16le');
    const out = await written(encoding === 'utf-16be' ? bytes.swap16() : bytes, { encoding });
    expect(out.subarray(0, 2)).toEqual(start);
    expect(new TextDecoder(encoding).decode(out)).toContain('Žluťoučký; kůň');
  });

  it('windows-1250, with semicolons and line feeds', async () => {
    const decoder = new TextDecoder('windows-1250');
    const byteOf = new Map(
      Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]),
    );
    const text = `${ROWS.map((cells) => cells.map((cell) => (cell.includes(';') ? `"${cell}"` : cell.replaceAll('"', ''))).join(';')).join('\n')}\n`;
    const bytes = Uint8Array.from(text, (letter) => byteOf.get(letter) ?? 0);
    const out = decoder.decode(await written(bytes, { encoding: 'windows-1250' }));
    expect(out).toContain(';S2;Huawei;Atlantis;"Žluťoučký; kůň"\n');
    expect(out).not.toContain('\r');
  });

  it('windows-1252 with a NUL, which goes back as it was', async () => {
    const workspace = newWorkspace();
    const bytes = Buffer.from('Serial,Vendor,Country\nS1,Zür\0ich,Utopia\n', 'latin1');
    const plan = { encoding: 'windows-1252' };
    const file = writeTo(tempFolder(), 'in.csv', bytes);
    const { importId } = await importFile(workspace, file, { plan });
    const path = join(tempFolder(), 'rejects.csv');
    await writeRejectsFile(workspace.reader, importId ?? -1, path);
    expect(readFileSync(path).toString('latin1')).toContain('S1,Zür\0ich,Utopia');
  });

  it('gb18030 as UTF-8 with a byte order mark, since it cannot be written', async () => {
    const workspace = newWorkspace();
    const plan = { encoding: 'gb18030' };
    const { importId } = await importText(workspace, FILE, { plan });
    const path = join(tempFolder(), 'rejects.csv');
    const done = await writeRejectsFile(workspace.reader, importId ?? -1, path);
    expect(done).toEqual({ rows: 3, encoding: 'utf-8' });
    expect(readFileSync(path).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect((await importFile(workspace, path)).mends).toBe(importId);
  });

  it('single quotes and backslashes', async () => {
    const plan: Partial<ImportPlan> = { quote: "'", escape: 'backslash', delimiter: ';' };
    const rows = ROWS.map((cells) =>
      cells.map((cell) => `'${cell.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`).join(';'),
    );
    const out = (await written(Buffer.from(`${rows.join('\n')}\n`), plan)).toString('utf8');
    expect(out).toContain(";S3;Nokia;Utopia;'it\\'s \\\\ \"q\"'\n");
  });
});
