import { describe, expect, it } from 'vitest';
import type { ViewDefinition } from '#shared/domain/saved-view';
import {
  removeView,
  renameView,
  restoreView,
  saveView,
  setStartView,
  updateView,
} from '#main/data/commands/saved-views';
import { removePack } from '#main/data/commands/policies/own-packs';
import { undoChange } from '#main/data/commands/undo';
import { undoImport } from '#main/data/commands/undo-import/undo-import';
import { readSavedViews } from '#main/data/queries/saved-views';
import { Workspace } from '#main/data/workspace';
import { expectFailure, failureOfCall } from '../support/failure.ts';
import { filled, NOKIA, REVIEW, take } from '../support/pack-files.ts';
import { packOf, ruleOf } from '../support/policies.ts';
import { closeWhenDone, importText, newWorkspace } from '../support/workspaces.ts';

const VIEW: ViewDefinition = {
  filter: { isFlagged: true, countries: ['DE', null] },
  order: [
    { field: 'model', direction: 'asc' },
    { field: 'site', direction: 'desc' },
  ],
  columns: { order: ['model', 'site'], hidden: ['site'], pinned: ['model'], widths: { model: 90 } },
  density: 'compact',
};
const EVERYTHING: ViewDefinition = {
  filter: {},
  order: [{ field: 'verdict', direction: 'desc' }],
  columns: { order: [], hidden: [], pinned: [], widths: {} },
  density: 'normal',
};

const save = (workspace: Workspace, name: string, view = VIEW): number =>
  workspace.write((db) => saveView(db, name, view)).id;
const viewsOf = (workspace: Workspace) => readSavedViews(workspace.reader);
const namesOf = (workspace: Workspace) => viewsOf(workspace).map(({ name }) => name);
const startsOf = (workspace: Workspace) =>
  viewsOf(workspace)
    .filter(({ isStart }) => isStart)
    .map(({ name }) => name);

/** Puts a text in the place of what was stored, as another version of Provenet may have left it. */
function storeText(workspace: Workspace, id: number, text: string): void {
  workspace.write((db) => db.prepare('UPDATE saved_view SET view = ? WHERE id = ?').run(text, id));
}

describe('a saved view', () => {
  it('is there as it was saved when the workspace is opened again', () => {
    const workspace = newWorkspace();
    const id = save(workspace, 'Flagged in Germany');
    workspace.close();
    const again = closeWhenDone(Workspace.open(workspace.path, false));
    expect(viewsOf(again)).toEqual([
      { id, name: 'Flagged in Germany', view: VIEW, isStart: false, note: null },
    ]);
  });

  it('is changed and renamed, and stands in the order of names', () => {
    const workspace = newWorkspace();
    const id = save(workspace, 'Zeta');
    save(workspace, 'beta');
    workspace.write((db) => updateView(db, id, EVERYTHING));
    expect(viewsOf(workspace).map(({ view }) => view)).toEqual([VIEW, EVERYTHING]);
    workspace.write((db) => renameView(db, id, 'Alpha'));
    expect(namesOf(workspace)).toEqual(['Alpha', 'beta']);
    // Its own name in other letters is not taken.
    workspace.write((db) => renameView(db, id, 'ALPHA'));
    expect(namesOf(workspace)).toEqual(['ALPHA', 'beta']);
  });

  it('cannot have the name of another one', async () => {
    const workspace = newWorkspace();
    save(workspace, 'Core');
    const other = save(workspace, 'Edge');
    const saving = await failureOfCall(() => save(workspace, 'CORE'));
    expectFailure(saving, 'conflict', '“Core”');
    const renaming = await failureOfCall(() =>
      workspace.write((db) => renameView(db, other, 'core')),
    );
    expectFailure(renaming, 'conflict', '“Core”');
    expect(namesOf(workspace)).toEqual(['Core', 'Edge']);
  });

  it('is the start view until another one is, or none', () => {
    const workspace = newWorkspace();
    const [one, other] = [save(workspace, 'One'), save(workspace, 'Other')];
    workspace.write((db) => setStartView(db, one));
    expect(startsOf(workspace)).toEqual(['One']);
    workspace.write((db) => setStartView(db, other));
    expect(startsOf(workspace)).toEqual(['Other']);
    workspace.write((db) => setStartView(db, null));
    expect(startsOf(workspace)).toEqual([]);
  });

  it('comes back after it was removed, as the start view unless another one is', () => {
    const workspace = newWorkspace();
    const [one, other] = [save(workspace, 'One'), save(workspace, 'Other')];
    workspace.write((db) => setStartView(db, one));
    workspace.write((db) => removeView(db, one));
    expect(namesOf(workspace)).toEqual(['Other']);
    workspace.write((db) => restoreView(db, one));
    expect(startsOf(workspace)).toEqual(['One']);
    workspace.write((db) => removeView(db, one));
    workspace.write((db) => setStartView(db, other));
    workspace.write((db) => restoreView(db, one));
    expect(namesOf(workspace)).toEqual(['One', 'Other']);
    expect(startsOf(workspace)).toEqual(['Other']);
  });

  it('does not come back over another one of its name, or after the workspace was closed', async () => {
    const workspace = newWorkspace();
    const id = save(workspace, 'One');
    workspace.write((db) => removeView(db, id));
    save(workspace, 'one');
    const taken = await failureOfCall(() => workspace.write((db) => restoreView(db, id)));
    expectFailure(taken, 'conflict', '“one”');
    workspace.close();
    const again = closeWhenDone(Workspace.open(workspace.path, false));
    const gone = await failureOfCall(() => again.write((db) => restoreView(db, id)));
    expectFailure(gone, 'not-found', 'not in the workspace');
  });

  it.each([
    ['changed', (workspace: Workspace) => workspace.write((db) => updateView(db, 9, VIEW))],
    ['renamed', (workspace: Workspace) => workspace.write((db) => renameView(db, 9, 'X'))],
    ['removed', (workspace: Workspace) => workspace.write((db) => removeView(db, 9))],
    ['a start', (workspace: Workspace) => workspace.write((db) => setStartView(db, 9))],
  ])('that is not there cannot be %s', async (_, change) => {
    const workspace = newWorkspace();
    const start = save(workspace, 'Start');
    workspace.write((db) => setStartView(db, start));
    const failure = await failureOfCall(() => change(workspace));
    expectFailure(failure, 'not-found', 'not in the workspace');
    expect(startsOf(workspace)).toEqual(['Start']);
  });
});

describe('a view that the workspace has outlived', () => {
  it('says in a sentence which vendors and imports are gone, and still opens', async () => {
    const workspace = newWorkspace();
    const { importId } = await importText(workspace, 'Serial,Vendor\nS1,Huawei\n');
    const filter = {
      suppliers: ['huawei', 'own-gone', null],
      not: { importIds: [importId ?? 0, 77] },
    };
    save(workspace, 'Old', { ...VIEW, filter });
    save(workspace, 'New', {
      ...VIEW,
      filter: { suppliers: ['huawei'], importIds: [importId ?? 0] },
    });
    const [current, old] = viewsOf(workspace);
    expect(current?.note).toBeNull();
    expect(old?.view.filter).toEqual(filter);
    expect(old?.note).toBe(
      'This view names one vendor (own-gone) and one import that the workspace does not have any more.',
    );
  });

  it('says which rules are gone, of which nothing is left in a filter, and comes to itself', async () => {
    const workspace = await filled();
    const rule = ruleOf('nokia', { suppliers: NOKIA, effect: REVIEW });
    await take(workspace, packOf('law', [rule]));
    save(workspace, 'Flagged', { ...VIEW, filter: { flaggedBy: ['law/nokia'] } });
    const not = { undeterminedBy: ['law/nokia'] };
    const suppliers = ['own-gone'];
    save(workspace, 'Not open', { ...VIEW, filter: { suppliers, importIds: [77], not } });
    const notes = () => viewsOf(workspace).map(({ note }) => note);
    expect(notes()[0]).toBeNull();
    const { changeId } = workspace.write((db) => removePack(db, 'law'));
    expect(notes()).toEqual([
      'This view names one rule (law/nokia) that the workspace does not have any more.',
      'This view names one vendor (own-gone), one rule (law/nokia) and one import that the workspace does not have any more.',
    ]);
    workspace.write((db) => undoChange(db, changeId));
    expect(notes()[0]).toBeNull();
  });

  it('says that an import was undone', async () => {
    const workspace = newWorkspace();
    const { importId } = await importText(workspace, 'Serial,Vendor\nS1,Huawei\n');
    save(workspace, 'Theirs', { ...VIEW, filter: { importIds: [importId ?? 0] } });
    expect(viewsOf(workspace)[0]?.note).toBeNull();
    workspace.write((db) => undoImport(db, importId ?? 0));
    expect(viewsOf(workspace)[0]?.note).toBe('This view names one undone import.');
  });

  it.each([
    [
      'conditions of another version',
      { ...VIEW, filter: { isFlagged: true, moonPhase: 'new' } },
      { filter: { isFlagged: true } },
    ],
    [
      'a condition of another form',
      { ...VIEW, filter: { countries: 'DE', isFlagged: true } },
      { filter: { isFlagged: true } },
    ],
    [
      'another order',
      { ...VIEW, order: [{ field: 'moon', direction: 'up' }] },
      { order: EVERYTHING.order },
    ],
    ['no filter at all', { order: VIEW.order }, { ...EVERYTHING, order: VIEW.order }],
  ])('opens without %s, and says so', (_, stored, read) => {
    const workspace = newWorkspace();
    storeText(workspace, save(workspace, 'Odd'), JSON.stringify(stored));
    const [odd] = viewsOf(workspace);
    expect(odd?.view).toMatchObject(read);
    if ('filter' in read) expect(odd?.view.filter).toEqual(read.filter);
    expect(odd?.note).toContain('left out');
  });

  it.each(['{', '[]', 'null', '"x"'])('opens as the whole inventory where it is %s', (text) => {
    const workspace = newWorkspace();
    storeText(workspace, save(workspace, 'Odd'), text);
    const [odd] = viewsOf(workspace);
    expect(odd?.view).toEqual(EVERYTHING);
    expect(odd?.note).toContain('left out');
  });

  it('opens in the columns of the program where its own cannot be read, without a word', () => {
    const workspace = newWorkspace();
    storeText(
      workspace,
      save(workspace, 'Odd'),
      JSON.stringify({ ...VIEW, columns: 7, density: 'x' }),
    );
    const [odd] = viewsOf(workspace);
    expect(odd?.view).toEqual({ ...VIEW, columns: EVERYTHING.columns, density: 'normal' });
    expect(odd?.note).toBeNull();
  });
});

it('a change of views tells nobody that items changed', () => {
  const workspace = newWorkspace();
  const before = workspace.dataVersion;
  workspace.write((db) => saveView(db, 'Mine', VIEW), { isAboutItems: false });
  expect(workspace.dataVersion).toBe(before);
  expect(namesOf(workspace)).toEqual(['Mine']);
});
