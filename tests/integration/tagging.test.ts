import { describe, expect, it } from 'vitest';
import { tagItems } from '#main/data/commands/tag-items';
import { undoChange } from '#main/data/commands/undo';
import { readHistory } from '#main/data/queries/history';
import { readItemCard } from '#main/data/queries/item-card';
import { summaryFor } from '#main/data/queries/summary-document';
import type { Workspace } from '#main/data/workspace';
import { expectFailure, failureOfCall } from '../support/failure.ts';
import { contentOf, expectSound } from '../support/ledgers.ts';
import { importText, itemsOf, newWorkspace } from '../support/workspaces.ts';

const FILE = [
  'Serial,Vendor,Function,Placement,Country,Site',
  'S1,Huawei,gNodeB,,DE,BER',
  'S2,Huawei,,core,DE,BER',
  'S3,ZTE,,,FR,PAR',
  'S4,Nokia,,,FR,PAR',
  'S5,Nobody Known,,,,',
  '',
].join('\n');

async function filled(): Promise<Workspace> {
  const workspace = newWorkspace();
  await importText(workspace, FILE);
  return workspace;
}

const placements = (workspace: Workspace): string[] =>
  itemsOf(workspace).map(({ placement, placementBy }) => `${placement} ${placementBy ?? '-'}`);

type Tagging = Parameters<typeof tagItems>[1];
const tag = (workspace: Workspace, tagging: Tagging) =>
  workspace.write((db) => tagItems(db, tagging));

describe('tagging by a filter', () => {
  it('reaches exactly the items of the filter and says who and why', async () => {
    const workspace = await filled();
    expect(placements(workspace)).toEqual([
      'edge rule',
      'core file',
      'untagged -',
      'untagged -',
      'untagged -',
    ]);
    const { changed, changeId } = tag(workspace, {
      filter: { isFlagged: true, placements: ['untagged', 'core'] },
      set: { placement: 'core' },
      reason: 'Seen on site.',
    });
    expect(changed).toBe(2);
    expect(placements(workspace)).toEqual([
      'edge rule',
      'core person',
      'core person',
      'untagged -',
      'untagged -',
    ]);
    const [item] = itemsOf(workspace, { search: 's3' });
    expect(readItemCard(workspace.reader, item?.id ?? 0).placement).toMatchObject({
      value: 'core',
      by: 'person',
      evidence: 'Seen on site.',
    });
    expect(readHistory(workspace.reader)[0]).toMatchObject({
      id: changeId,
      kind: 'tag',
      reason: 'Seen on site.',
      items: 2,
      canUndo: true,
    });
    expectSound(workspace);
  });

  it('is no change the second time', async () => {
    const workspace = await filled();
    const tagging: Tagging = { filter: {}, set: { placement: 'edge' }, reason: 'All of it.' };
    expect(tag(workspace, tagging).changed).toBe(5);
    const before = contentOf(workspace);
    expect(tag(workspace, tagging)).toEqual({ changed: 0, changeId: null });
    expect(contentOf(workspace)).toEqual(before);
  });

  it('moves the counts of the summary', async () => {
    const workspace = await filled();
    const core = () => summaryFor(workspace.reader, {}).byPlacement.core;
    expect(core()).toMatchObject({ items: 1, flagged: 1 });
    tag(workspace, { filter: { countries: ['FR'] }, set: { placement: 'core' }, reason: 'Core.' });
    expect(core()).toMatchObject({ items: 3, flagged: 2 });
  });

  it('sets a vendor for some items only', async () => {
    const workspace = await filled();
    const set = { supplierId: 'zte' };
    tag(workspace, { filter: { suppliers: [null] }, set, reason: 'Read on the label.' });
    const [item] = itemsOf(workspace, { search: 'S5' });
    expect(item).toMatchObject({
      manufacturer: 'Nobody Known',
      supplierId: 'zte',
      verdict: 'review',
    });
    const card = readItemCard(workspace.reader, item?.id ?? 0);
    expect(card.vendor).toMatchObject({ by: 'person', evidence: 'Read on the label.' });
    expectSound(workspace);
  });

  it('to a vendor that is not there fails and changes nothing', async () => {
    const workspace = await filled();
    const before = contentOf(workspace);
    const set = { supplierId: 'nobody' };
    const failure = await failureOfCall(() => tag(workspace, { filter: {}, set, reason: 'x' }));
    expect(failure.code).toBe('not-found');
    expect(contentOf(workspace)).toEqual(before);
  });
});

describe('undoing a tag', () => {
  it.each<Tagging['set']>([
    { placement: 'core' },
    { function: 'transport' },
    { supplierId: 'zte' },
  ])('puts back what each item had: %j', async (set) => {
    const workspace = await filled();
    const before = itemsOf(workspace);
    const { changeId, changed } = tag(workspace, { filter: {}, set, reason: 'A mistake.' });
    expect(itemsOf(workspace)).not.toEqual(before);
    const undone = workspace.write((db) => undoChange(db, changeId ?? 0));
    expect(undone.changed).toBe(changed);
    expect(itemsOf(workspace)).toEqual(before);
    const [undo, tagged] = readHistory(workspace.reader);
    expect(undo).toMatchObject({ kind: 'undo', items: changed, canUndo: false });
    expect(tagged).toMatchObject({ id: changeId, canUndo: false });
    expectSound(workspace);
  });

  it('goes back through several tags, the latest first', async () => {
    const workspace = await filled();
    const states = [placements(workspace)];
    const changes = (['core', 'edge', 'untagged'] as const).map((placement) => {
      const { changeId } = tag(workspace, { filter: {}, set: { placement }, reason: placement });
      states.push(placements(workspace));
      return changeId ?? 0;
    });
    states.pop();
    for (const changeId of changes.toReversed()) {
      workspace.write((db) => undoChange(db, changeId));
      expect(placements(workspace)).toEqual(states.pop());
    }
  });

  it('waits for a later tag of the same items, which it names', async () => {
    const workspace = await filled();
    const before = itemsOf(workspace);
    const first = tag(workspace, { filter: {}, set: { placement: 'core' }, reason: 'One.' });
    const second = tag(workspace, {
      filter: { search: 'S1' },
      set: { placement: 'edge' },
      reason: 'Two.',
    });
    const undo = ({ changeId }: typeof first) =>
      workspace.write((db) => undoChange(db, changeId ?? 0));
    const covered = contentOf(workspace);
    const failure = await failureOfCall(() => undo(first));
    expectFailure(failure, 'conflict', 'placement edge');
    expect(contentOf(workspace)).toEqual(covered);
    expect(undo(second).changed).toBe(1);
    expect(undo(first).changed).toBe(5);
    expect(itemsOf(workspace)).toEqual(before);
    expectSound(workspace);
  });

  it('waits for no tag of another kind, of other items or undone before', async () => {
    const workspace = await filled();
    const one = tag(workspace, {
      filter: { search: 'S1' },
      set: { placement: 'core' },
      reason: 'One.',
    });
    tag(workspace, { filter: { search: 'S2' }, set: { placement: 'edge' }, reason: 'Two.' });
    tag(workspace, { filter: {}, set: { function: 'transport' }, reason: 'Three.' });
    workspace.write((db) => undoChange(db, one.changeId ?? 0));
    expect(placements(workspace).slice(0, 2)).toEqual(['edge rule', 'edge person']);
    expect(itemsOf(workspace).map((item) => item.function)).toEqual(
      Array.from({ length: 5 }, () => 'transport'),
    );
  });

  it('fails twice, and for what is not there', async () => {
    const workspace = await filled();
    const { changeId } = tag(workspace, { filter: {}, set: { placement: 'core' }, reason: 'One.' });
    workspace.write((db) => undoChange(db, changeId ?? 0));
    const before = contentOf(workspace);
    const twice = await failureOfCall(() => workspace.write((db) => undoChange(db, changeId ?? 0)));
    expect(twice.code).toBe('conflict');
    const unknown = await failureOfCall(() => workspace.write((db) => undoChange(db, 999)));
    expect(unknown.code).toBe('not-found');
    expect(contentOf(workspace)).toEqual(before);
  });
});
