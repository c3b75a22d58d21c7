import { expect, it } from 'vitest';
import { changeItemsAtOnce } from '#main/data/commands/edit/change-items';
import { undoChange } from '#main/data/commands/undo';
import { readItemCard } from '#main/data/queries/item-card';
import type { ItemSet } from '#shared/contract/item-changes';
import type { Workspace } from '#main/data/workspace';
import { importText, newWorkspace } from '../support/workspaces.ts';

const FIRST = 'Serial,Vendor,Location code,Country,Rack\nS0,Nokia,X,FR,R0\nS1,Huawei,BER,DE,R1\n';

const set = (workspace: Workspace, what: ItemSet) =>
  workspace.write((db) =>
    changeItemsAtOnce(db, { filter: { search: 'S1' }, set: what, reason: 'Moved in May.' }),
  );

async function filled(): Promise<Workspace> {
  const workspace = newWorkspace();
  const mapping = ['serialNumber', 'manufacturer', 'site', 'country'] as const;
  await importText(workspace, FIRST, {
    name: 'first.csv',
    plan: { mapping: mapping.map((field, column) => ({ column, field })) },
  });
  return workspace;
}

const fieldOf = (workspace: Workspace, field: string) =>
  readItemCard(workspace.reader, 2).fields.find((each) => each.field === field);

it('says of every value which row and column of which file it comes from', async () => {
  const workspace = await filled();
  expect(fieldOf(workspace, 'site')).toEqual({
    field: 'site',
    value: 'BER',
    origin: { kind: 'file', fileName: 'first.csv', row: 2, heading: 'Location code' },
  });
  await importText(workspace, 'Serial,Site,Model\nS1,BER,NE40E\n', { name: 'second.csv' });
  // The second file says the same of the site, and first of the model.
  expect(fieldOf(workspace, 'site')?.origin).toMatchObject({ fileName: 'first.csv', row: 2 });
  expect(fieldOf(workspace, 'model')?.origin).toEqual({
    kind: 'file',
    fileName: 'second.csv',
    row: 1,
    heading: 'Model',
  });
  expect(fieldOf(workspace, 'notes')).toEqual({ field: 'notes', value: null, origin: null });
});

it('tells what changed when by which import or person, from what to what', async () => {
  const workspace = await filled();
  await importText(workspace, 'Serial,Country,Rack\nS1,AT,R9\n', { name: 'second.csv' });
  set(workspace, { field: 'site', value: 'HAM' });
  set(workspace, { placement: 'core' });
  set(workspace, { supplierId: 'zte' });
  const undone = set(workspace, { field: 'notes', value: 'Wrong' });
  workspace.write((db) => undoChange(db, undone.changeId ?? -1));
  const { history } = readItemCard(workspace.reader, 2);
  expect(
    history.map(({ text, reason, values }) => [
      text,
      reason,
      values.map(({ name, before, after }) => `${name}: ${before ?? '-'} → ${after ?? '-'}`),
    ]),
  ).toEqual([
    ['Set vendor ZTE where contains “S1”', 'Moved in May.', ['supplier: - → ZTE']],
    ['Set placement core where contains “S1”', 'Moved in May.', ['placement: untagged → core']],
    ['Set site HAM where contains “S1”', 'Moved in May.', ['site: BER → HAM']],
    ['Imported second.csv', null, ['Rack: R1 → R9', 'country: DE → AT']],
  ]);
  expect(fieldOf(workspace, 'site')?.origin).toMatchObject({
    kind: 'person',
    reason: 'Moved in May.',
  });
  expect(fieldOf(workspace, 'country')?.origin).toMatchObject({ fileName: 'second.csv', row: 1 });
});
