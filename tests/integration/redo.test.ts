import { describe, expect, it } from 'vitest';
import { changeItemsAtOnce } from '#main/data/commands/edit/change-items';
import { undoChange } from '#main/data/commands/undo';
import { undoImport } from '#main/data/commands/undo-import/undo-import';
import { updateWorkspace } from '#main/data/commands/update-settings';
import { readHistory, readLastChange } from '#main/data/queries/history';
import type { Workspace } from '#main/data/workspace';
import { expectFailure, failureOfCall } from '../support/failure.ts';
import { expectSound } from '../support/ledgers.ts';
import { expectSameFound, indexSearches } from '../support/searches.ts';
import { importText, itemsOf, newWorkspace } from '../support/workspaces.ts';

const FILE = 'Serial,Vendor,Site\nS1,Huawei,BER\nS2,ZTE,BER\nS3,Nokia,PAR\n';

async function filled(): Promise<Workspace> {
  const workspace = newWorkspace();
  await importText(workspace, FILE);
  return workspace;
}

function setSite(workspace: Workspace, search: string, value: string): void {
  workspace.write((db) =>
    changeItemsAtOnce(db, { filter: { search }, set: { field: 'site', value }, reason: 'Moved.' }),
  );
}

/** Undoes the last change, as the key does. */
function undo(workspace: Workspace): string {
  const last = readLastChange(workspace.reader);
  if (last === null) throw new Error('There is nothing to undo.');
  workspace.undo((db) => undoChange(db, last.id));
  return last.text;
}

const sites = (workspace: Workspace) => itemsOf(workspace).map(({ site }) => site);

describe('redo', () => {
  it('does again what was undone, step by step, and names it', async () => {
    const workspace = await filled();
    setSite(workspace, 'S1', 'HAM');
    setSite(workspace, 'S2', 'LEJ');
    expect(workspace.nextRedo).toBeNull();
    expect(undo(workspace)).toBe('Set site LEJ where contains “S2”');
    expect(undo(workspace)).toBe('Set site HAM where contains “S1”');
    expect(sites(workspace)).toEqual(['BER', 'BER', 'PAR']);
    expect(workspace.nextRedo).toBe('Set site HAM where contains “S1”');
    expect(workspace.redo()).toEqual({ text: 'Set site HAM where contains “S1”', changed: 1 });
    expect(workspace.redo()).toEqual({ text: 'Set site LEJ where contains “S2”', changed: 1 });
    expect(sites(workspace)).toEqual(['HAM', 'LEJ', 'PAR']);
    expect(workspace.nextRedo).toBeNull();
    expect(readHistory(workspace.reader).map(({ text, isUndone }) => [text, isUndone])).toEqual([
      ['Redid: Set site LEJ where contains “S2”', false],
      ['Redid: Set site HAM where contains “S1”', false],
      ['Undid: Set site HAM where contains “S1”', true],
      ['Undid: Set site LEJ where contains “S2”', true],
      ['Set site LEJ where contains “S2”', false],
      ['Set site HAM where contains “S1”', false],
      ['Imported inventory.csv', false],
    ]);
    expectSound(workspace);
  });

  it('ends with another change, and says so', async () => {
    const workspace = await filled();
    setSite(workspace, 'S1', 'HAM');
    undo(workspace);
    setSite(workspace, 'S2', 'LEJ');
    expect(workspace.nextRedo).toBeNull();
    expectFailure(await failureOfCall(() => workspace.redo()), 'not-found', 'nothing to redo');
    expect(sites(workspace)).toEqual(['BER', 'LEJ', 'PAR']);
  });

  it('may be undone and done again any number of times', async () => {
    const workspace = await filled();
    setSite(workspace, '', 'HAM');
    for (let turn = 0; turn < 3; turn += 1) {
      undo(workspace);
      expect(sites(workspace)).toEqual(['BER', 'BER', 'PAR']);
      workspace.redo();
      expect(sites(workspace)).toEqual(['HAM', 'HAM', 'HAM']);
    }
    expectSound(workspace);
  });

  it('brings an import back with its items, its ledger and what was done to them', async () => {
    const workspace = await filled();
    setSite(workspace, 'S1', 'HAM');
    const before = itemsOf(workspace);
    const importId = workspace.reader.prepare<[], number>('SELECT id FROM import').pluck().get();
    workspace.undo((db) => undoImport(db, importId ?? -1));
    expect(itemsOf(workspace)).toEqual([]);
    workspace.redo();
    expect(itemsOf(workspace)).toEqual(before);
    expectSound(workspace);
    // What undo needs came back too.
    undo(workspace);
    expect(sites(workspace)).toEqual(['BER', 'BER', 'PAR']);
    undo(workspace);
    expect(itemsOf(workspace)).toEqual([]);
  });

  it('is found by searches that have seen the workspace without it', async () => {
    const workspace = await filled();
    await importText(workspace, 'Serial,Vendor,Site\nS4,Huawei,LEJ\n', { name: 'second.csv' });
    indexSearches(workspace);
    // Their numbers lie before those of the second import, which stays.
    workspace.undo((db) => undoImport(db, 1));
    indexSearches(workspace);
    expectSameFound(workspace, ['S1', 'S4', 'BER', 'LEJ']);
    workspace.redo();
    expectSameFound(workspace, ['S1', 'S4', 'BER', 'LEJ']);
    indexSearches(workspace);
    expectSameFound(workspace, ['S1', 'S4', 'BER', 'LEJ']);
    expect(itemsOf(workspace)).toHaveLength(4);
  });

  it('goes through settings that verdicts hang on', async () => {
    const workspace = await filled();
    workspace.write((db) => {
      updateWorkspace(db, { homeCountry: 'DE' });
    });
    const homeCountry = () =>
      workspace.reader
        .prepare<[], string>(`SELECT value FROM setting WHERE name = 'homeCountry'`)
        .pluck()
        .get();
    expect(undo(workspace)).toBe('Set home country DE');
    expect(homeCountry()).toBe('null');
    workspace.redo();
    expect(homeCountry()).toBe('"DE"');
  });

  it('keeps nothing of an undo that failed', async () => {
    const workspace = await filled();
    setSite(workspace, '', 'HAM');
    setSite(workspace, 'S1', 'LEJ');
    const covered = readHistory(workspace.reader)[1];
    const failing = () => workspace.undo((db) => undoChange(db, covered?.id ?? -1));
    expectFailure(await failureOfCall(failing), 'conflict', 'LEJ');
    expect(workspace.nextRedo).toBeNull();
    undo(workspace);
    expect(workspace.redo().text).toBe('Set site LEJ where contains “S1”');
    expect(sites(workspace)).toEqual(['LEJ', 'HAM', 'HAM']);
  });
});
