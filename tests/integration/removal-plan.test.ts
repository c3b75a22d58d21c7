import { describe, expect, it } from 'vitest';
import type { RemovalSet } from '#shared/domain/removal';
import { changeItemsAtOnce } from '#main/data/commands/edit/change-items';
import { previewRemoval } from '#main/data/commands/removal/set-removal';
import { undoChange } from '#main/data/commands/undo';
import { undoImport } from '#main/data/commands/undo-import/undo-import';
import { readHistory } from '#main/data/queries/history';
import { countItems } from '#main/data/queries/item-rows';
import { readItemRemoval } from '#main/data/queries/removal/of-item';
import type { Workspace } from '#main/data/workspace';
import { expectFailure, failureOfCall } from '../support/failure.ts';
import { expectSound } from '../support/ledgers.ts';
import { removeSome } from '../support/removals.ts';
import { importText, newWorkspace } from '../support/workspaces.ts';

const FILE = [
  'Serial,Vendor,Country,Site',
  'S1,Huawei,DE,BER',
  'S2,Huawei,DE,BER',
  'S3,ZTE,FR,PAR',
  'S4,Nokia,FR,PAR',
  '',
].join('\n');

async function filled(): Promise<{ workspace: Workspace; importId: number }> {
  const workspace = newWorkspace();
  const { importId } = await importText(workspace, FILE);
  return { workspace, importId: importId ?? -1 };
}

const plans = (workspace: Workspace): unknown[] =>
  [1, 2, 3, 4].map((id) => readItemRemoval(workspace.reader, id).entry);

const FULL: RemovalSet = {
  status: 'ordered',
  owner: 'Netzbau',
  dueOn: '2026-12-31',
  replacement: '诺基亚 7750',
  cost: { amount: 1200.1, currency: 'EUR' },
  note: 'With the summer works',
};

describe('the removal plan', () => {
  it('is set for a whole filter with its exceptions, says so, and is undone and done again', async () => {
    const { workspace } = await filled();
    const filter = { isFlagged: true, exceptItemIds: [2] };
    const told = previewRemoval(workspace.reader, filter, FULL);
    expect(told).toEqual({ items: 2, changed: 2 });
    const { changeId, ...done } = removeSome(workspace, filter, FULL, 'Board of 3 May');
    expect(done).toEqual(told);
    expect(plans(workspace)).toEqual([FULL, null, FULL, null]);
    expect(readHistory(workspace.reader)[0]).toMatchObject({
      text: 'Set the removal plan to ordered, due 2026-12-31, cost 1200.1 EUR each, owner Netzbau, replacement 诺基亚 7750, a note where flagged, without the item 2',
      reason: 'Board of 3 May',
      items: 2,
      canUndo: true,
    });
    expect(readItemRemoval(workspace.reader, 1).past).toMatchObject([
      { changeId, reason: 'Board of 3 May' },
    ]);
    expect(workspace.undo((db) => undoChange(db, changeId ?? -1))).toEqual({ changed: 2 });
    expect(plans(workspace)).toEqual([null, null, null, null]);
    expect(readItemRemoval(workspace.reader, 1).past).toEqual([]);
    expect(workspace.redo()).toMatchObject({ changed: 2 });
    expect(plans(workspace)).toEqual([FULL, null, FULL, null]);
    expectSound(workspace);
  });

  it('keeps what is not given, clears what is null, and plans what was not planned', async () => {
    const { workspace } = await filled();
    removeSome(workspace, { itemId: 1 }, FULL);
    const { items, changed, changeId } = removeSome(
      workspace,
      { countries: ['DE'] },
      { dueOn: '2027-01-01', note: null, owner: '  ' },
    );
    expect([items, changed]).toEqual([2, 2]);
    const empty = { owner: null, replacement: null, cost: null, note: null };
    expect(plans(workspace)).toEqual([
      { ...FULL, dueOn: '2027-01-01', note: null, owner: null },
      { ...empty, status: 'planned', dueOn: '2027-01-01' },
      null,
      null,
    ]);
    workspace.write((db) => undoChange(db, changeId ?? -1));
    expect(plans(workspace)).toEqual([FULL, null, null, null]);
  });

  it('changes nothing the second time, and lets items be taken off', async () => {
    const { workspace } = await filled();
    removeSome(workspace, {}, FULL);
    const version = readHistory(workspace.reader).length;
    expect(removeSome(workspace, {}, FULL)).toEqual({ items: 4, changed: 0, changeId: null });
    expect(readHistory(workspace.reader)).toHaveLength(version);
    const { changeId } = removeSome(
      workspace,
      { removals: ['ordered'], itemId: 3 },
      { status: null },
    );
    expect(plans(workspace)).toEqual([FULL, FULL, null, FULL]);
    expect(countItems(workspace.reader, { removals: [null] })).toBe(1);
    workspace.undo((db) => undoChange(db, changeId ?? -1));
    expect(plans(workspace)).toEqual([FULL, FULL, FULL, FULL]);
  });

  it('is not undone below a later change of the same items, which is named', async () => {
    const { workspace } = await filled();
    const first = removeSome(workspace, { countries: ['DE'] }, { status: 'planned' });
    const other = removeSome(workspace, { countries: ['FR'] }, { status: 'planned' });
    const later = removeSome(workspace, { itemId: 2 }, { status: 'removed' });
    workspace.write((db) => undoChange(db, other.changeId ?? -1));
    const failure = await failureOfCall(() =>
      workspace.write((db) => undoChange(db, first.changeId ?? -1)),
    );
    expectFailure(failure, 'conflict', 'Set the removal plan to removed');
    workspace.write((db) => undoChange(db, later.changeId ?? -1));
    workspace.write((db) => undoChange(db, first.changeId ?? -1));
    expect(plans(workspace)).toEqual([null, null, null, null]);
  });

  it('stays with an item that is edited or imported anew, and goes with a removed one', async () => {
    const { workspace, importId } = await filled();
    removeSome(workspace, { itemId: 1 }, FULL);
    workspace.write((db) =>
      changeItemsAtOnce(db, { filter: {}, set: { field: 'site', value: 'HAM' }, reason: 'Moved.' }),
    );
    const again = await importText(workspace, FILE.replaceAll(',DE,', ',AT,'));
    expect(plans(workspace)).toEqual([FULL, null, null, null]);
    workspace.write((db) => undoImport(db, again.importId ?? -1));
    workspace.undo((db) => undoImport(db, importId));
    expect(countItems(workspace.reader, {})).toBe(0);
    workspace.redo();
    expect(plans(workspace)).toEqual([FULL, null, null, null]);
    workspace.write((db) => undoImport(db, importId));
    // The ids of removed items are given again.
    await importText(workspace, 'Serial,Vendor\nX1,Huawei\nX2,ZTE\n');
    expect(plans(workspace)).toEqual([null, null, null, null]);
    expect(readItemRemoval(workspace.reader, 1).past).toEqual([]);
    expectSound(workspace);
  });
});
