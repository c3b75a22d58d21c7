import { describe, expect, it } from 'vitest';
import { tagItems } from '#main/data/commands/tag-items';
import { undoChange } from '#main/data/commands/undo';
import { previewUndo, undoImport } from '#main/data/commands/undo-import/undo-import';
import { readHistory } from '#main/data/queries/history';
import { importedAt, readImports } from '#main/data/queries/imports';
import { readItemCard } from '#main/data/queries/item-card';
import type { Workspace } from '#main/data/workspace';
import { expectFailure, failureOfCall } from '../support/failure.ts';
import { contentOf, expectSound, ledgerOf } from '../support/ledgers.ts';
import { importText, itemsOf, newWorkspace, onlyItem } from '../support/workspaces.ts';

const JANUARY = 'Serial,Vendor,Model,Site,Rack\nS1,Huawei,A,BER,R1\nS2,Nokia,A,BER,R2\n';

const importNamed = async (workspace: Workspace, name: string, text: string): Promise<number> => {
  const { importId } = await importText(workspace, text, { name });
  return importId ?? -1;
};
const undo = (workspace: Workspace, importId: number) =>
  workspace.write((db) => undoImport(db, importId));
const preview = (workspace: Workspace, importId: number) => previewUndo(workspace.reader, importId);
const serials = (workspace: Workspace) => itemsOf(workspace).map((item) => item.serialNumber);
const cards = (workspace: Workspace) =>
  itemsOf(workspace).map(({ id }) => {
    const { fields, extra, source, placement } = readItemCard(workspace.reader, id);
    return { id, fields, extra, source, placement };
  });

describe('undoing an import', () => {
  it('removes what it added, and says so in the history', async () => {
    const workspace = newWorkspace();
    await importNamed(workspace, 'jan.csv', JANUARY);
    const before = cards(workspace);
    const february = await importNamed(workspace, 'feb.csv', 'Serial,Vendor\nS3,ZTE\nS4,\n,,\n');
    expect(preview(workspace, february)).toEqual({
      removes: 2,
      restores: 0,
      finds: 0,
      conflicts: { total: 0, rows: [] },
      isUndone: false,
    });
    const done = undo(workspace, february);
    expect(done).toMatchObject({ removed: 2, restored: 0, kept: 0 });
    expect(cards(workspace)).toEqual(before);
    const [entry, imported] = readHistory(workspace.reader);
    expect(entry).toMatchObject({ id: done.changeId, kind: 'undo', items: 2, canUndo: false });
    expect(entry?.text).toContain('feb.csv');
    expect(imported).toMatchObject({ canUndo: false, isUndone: true });
    const [listed, first] = readImports(workspace.reader);
    expect(listed?.undoneAt).not.toBeNull();
    expect(listed?.ledger).toEqual(ledgerOf({ read: 3, added: 2, skipped: 1 }));
    expect(first?.undoneAt).toBeNull();
    expectSound(workspace);
  });

  it('gives items back what it changed: fields, columns of their own, tags and their source', async () => {
    const workspace = newWorkspace();
    await importNamed(workspace, 'jan.csv', JANUARY);
    const before = cards(workspace);
    const february = await importNamed(
      workspace,
      'feb.csv',
      'Serial,Vendor,Model,Rack,Room,Placement,Country,Install date\nS1,ZTE,B,R9,Cellar,core,DE,2024-01-02\n',
    );
    expect(cards(workspace)).not.toEqual(before);
    expect(preview(workspace, february)).toMatchObject({ removes: 0, restores: 1 });
    expect(undo(workspace, february)).toMatchObject({ removed: 0, restored: 1, kept: 0 });
    expect(cards(workspace)).toEqual(before);
    expectSound(workspace);
  });

  it('does not confuse the next import of the same file', async () => {
    const workspace = newWorkspace();
    const first = await importText(workspace, JANUARY, { name: 'jan.csv' });
    expect(importedAt(workspace.reader, first.sha256)).toBe(first.importedAt);
    undo(workspace, first.importId ?? -1);
    expect(importedAt(workspace.reader, first.sha256)).toBeNull();
    const again = await importText(workspace, JANUARY, { name: 'jan.csv' });
    expect(again.ledger).toEqual(first.ledger);
    const same = await importText(workspace, JANUARY, { name: 'jan.csv' });
    expect(same.ledger).toEqual(ledgerOf({ read: 2, unchanged: 2 }));
    expect(importedAt(workspace.reader, first.sha256)).toBe(same.importedAt);
    expectSound(workspace);
  });

  it('lets the next import change again what it brought back', async () => {
    const workspace = newWorkspace();
    await importNamed(workspace, 'jan.csv', JANUARY);
    const text = 'Serial,Model\nS1,B\n';
    const february = await importNamed(workspace, 'feb.csv', text);
    await importNamed(workspace, 'mar.csv', text);
    undo(workspace, february);
    expect(itemsOf(workspace)[0]?.model).toBe('A');
    const again = await importText(workspace, text, { name: 'feb.csv' });
    expect(again.ledger).toEqual(ledgerOf({ read: 1, updated: 1 }));
    expectSound(workspace);
  });

  it('keeps what a later import or a person set, field by field, and names it first', async () => {
    const workspace = newWorkspace();
    await importNamed(workspace, 'jan.csv', JANUARY);
    const february = await importNamed(
      workspace,
      'feb.csv',
      'Serial,Model,Site,Rack,Room,Placement\nS1,B,MUC,R5,X,core\nS2,B,MUC,R6,Y,core\n',
    );
    await importNamed(workspace, 'mar.csv', 'Serial,Site,Rack\nS1,HAM,R7\n');
    workspace.write((db) =>
      tagItems(db, { filter: { search: 'S2' }, set: { placement: 'edge' }, reason: 'Seen.' }),
    );
    const [s1, s2] = itemsOf(workspace);
    expect(preview(workspace, february)).toMatchObject({
      removes: 0,
      restores: 2,
      conflicts: {
        total: 2,
        rows: [
          {
            itemId: s1?.id,
            item: 'serial number S1',
            text: 'Its site and “Rack” stay as mar.csv set them later.',
          },
          {
            itemId: s2?.id,
            item: 'serial number S2',
            text: 'Its placement stays as a person (“Set placement edge where search S2”) set it later.'.replace(
              'search S2',
              (readHistory(workspace.reader)[0]?.text ?? '').split('where ')[1] ?? '',
            ),
          },
        ],
      },
    });
    expect(undo(workspace, february)).toMatchObject({ removed: 0, restored: 2, kept: 2 });
    const [one, two] = itemsOf(workspace);
    expect(one).toMatchObject({ model: 'A', site: 'HAM', placement: 'untagged' });
    expect(two).toMatchObject({ model: 'A', site: 'BER', placement: 'edge' });
    expect(cards(workspace).map(({ extra }) => extra)).toEqual([
      [{ heading: 'Rack', value: 'R7' }],
      [{ heading: 'Rack', value: 'R2' }],
    ]);
    expectSound(workspace);
  });

  it('in any order leads to the same, since a later change forgets what was undone below it', async () => {
    const workspace = newWorkspace();
    await importNamed(workspace, 'jan.csv', JANUARY);
    const before = cards(workspace);
    const february = await importNamed(
      workspace,
      'feb.csv',
      'Serial,Model,Rack,Country,Placement\nS1,B,R5,DE,core\n',
    );
    const march = await importNamed(
      workspace,
      'mar.csv',
      'Serial,Model,Rack,Country,Placement\nS1,C,R6,FR,edge\n',
    );
    const { changeId } = workspace.write((db) =>
      tagItems(db, {
        filter: { search: 'S1' },
        set: { placement: 'untagged' },
        reason: 'Unclear.',
      }),
    );
    undo(workspace, february);
    undo(workspace, march);
    workspace.write((db) => undoChange(db, changeId ?? -1));
    expect(cards(workspace)).toEqual(before);
    expectSound(workspace);
  });

  it('leaves items that another import names to it, and they go with that one', async () => {
    const workspace = newWorkspace();
    const january = await importNamed(workspace, 'jan.csv', `${JANUARY}S3,ZTE,A,BER,R3\n`);
    const february = await importNamed(workspace, 'feb.csv', 'Serial,Model\nS1,B\nS2,A\n');
    expect(preview(workspace, january)).toMatchObject({
      removes: 1,
      restores: 0,
      conflicts: {
        total: 2,
        rows: [
          { item: 'serial number S1', text: 'It stays, because feb.csv changed it later.' },
          { item: 'serial number S2', text: 'It stays, because feb.csv names it too.' },
        ],
      },
    });
    expect(undo(workspace, january)).toMatchObject({ removed: 1, restored: 0, kept: 2 });
    expect(serials(workspace)).toEqual(['S1', 'S2']);
    expect(itemsOf(workspace)[0]?.model).toBe('B');
    expectSound(workspace);
    expect(undo(workspace, february)).toMatchObject({ removed: 2, restored: 0, kept: 0 });
    expect(serials(workspace)).toEqual([]);
    expectSound(workspace);
  });

  it('takes later tags with the items that go, and says so', async () => {
    const workspace = newWorkspace();
    const january = await importNamed(workspace, 'jan.csv', JANUARY);
    const { changeId } = workspace.write((db) =>
      tagItems(db, { filter: {}, set: { placement: 'core' }, reason: 'All.' }),
    );
    const { removes, conflicts } = preview(workspace, january);
    expect({ removes, total: conflicts.total }).toEqual({ removes: 2, total: 2 });
    expect(conflicts.rows[0]?.text).toBe(
      'It goes, and with it what a person set later: “Set placement core”.',
    );
    undo(workspace, january);
    await importNamed(workspace, 'other.csv', 'Serial,Vendor\nX1,Nokia\n');
    workspace.write((db) => undoChange(db, changeId ?? -1));
    expect(onlyItem(workspace)).toMatchObject({ serialNumber: 'X1', placement: 'untagged' });
    expectSound(workspace);
  });

  it('says which former values come back although a later file named the item again', async () => {
    const workspace = newWorkspace();
    await importNamed(workspace, 'jan.csv', JANUARY);
    const february = await importNamed(workspace, 'feb.csv', 'Serial,Model\nS1,B\n');
    await importNamed(workspace, 'mar.csv', 'Serial,Model\nS1,B\n');
    expect(preview(workspace, february).conflicts).toMatchObject({
      total: 1,
      rows: [{ text: 'Its former values come back, though mar.csv named it again later.' }],
    });
  });

  it('lists the first 200 conflicts and counts all', async () => {
    const workspace = newWorkspace();
    const rows = Array.from({ length: 250 }, (_, at) => `N${at},Nokia`).join('\n');
    const first = await importNamed(workspace, 'a.csv', `Serial,Vendor\n${rows}\n`);
    await importNamed(workspace, 'b.csv', `Serial,Vendor\n${rows}\n`);
    const { conflicts } = preview(workspace, first);
    expect(conflicts.total).toBe(250);
    expect(conflicts.rows).toHaveLength(200);
  });

  it('is the same from the history', async () => {
    const workspace = newWorkspace();
    await importNamed(workspace, 'jan.csv', JANUARY);
    const [entry] = readHistory(workspace.reader);
    expect(entry?.canUndo).toBe(true);
    expect(workspace.write((db) => undoChange(db, entry?.id ?? -1))).toEqual({ changed: 2 });
    expect(itemsOf(workspace)).toEqual([]);
    expectSound(workspace);
  });

  it('fails twice, and for what is not there, and changes nothing then', async () => {
    const workspace = newWorkspace();
    const january = await importNamed(workspace, 'jan.csv', JANUARY);
    undo(workspace, january);
    const before = contentOf(workspace);
    expect(preview(workspace, january)).toEqual({
      removes: 0,
      restores: 0,
      finds: 0,
      conflicts: { total: 0, rows: [] },
      isUndone: true,
    });
    expectFailure(await failureOfCall(() => undo(workspace, january)), 'conflict', 'jan.csv');
    expectFailure(await failureOfCall(() => undo(workspace, 99)), 'not-found', '99');
    expectFailure(await failureOfCall(() => preview(workspace, 99)), 'not-found', '99');
    expect(contentOf(workspace)).toEqual(before);
  });
});
