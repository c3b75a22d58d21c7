import { describe, expect, it } from 'vitest';
import { readItemCard } from '#main/data/queries/item-card';
import type { Workspace } from '#main/data/workspace';
import { importText, newWorkspace, onlyItem } from '../support/workspaces.ts';

const FIRST = 'Serial,Vendor,Status,Ward\nS1,Huawei,asleep,north\n';

/** The texts that the only item keeps, by their headings. */
function keptBy(workspace: Workspace): Record<string, string> {
  const { extra } = readItemCard(workspace.reader, onlyItem(workspace).id);
  return Object.fromEntries(extra.map(({ heading, value }) => [heading, value]));
}

describe('a text that a field did not understand', () => {
  it('goes where its column says what the field understands', async () => {
    const workspace = newWorkspace();
    await importText(workspace, FIRST);
    expect(keptBy(workspace)).toEqual({ Status: 'asleep', Ward: 'north' });
    const second = 'Serial,Status\nS1,spare\n';
    const { ledger } = await importText(workspace, second, { name: 'b.csv' });
    expect(ledger).toMatchObject({ updated: 1 });
    expect(onlyItem(workspace)).toMatchObject({ status: 'spare' });
    expect(keptBy(workspace)).toEqual({ Ward: 'north' });
  });

  it.each([
    ['another text that is not understood', 'Serial,Status\nS1,awake\n', 'awake'],
    ['a blank cell', 'Serial,Status,Model\nS1,,NE40E\n', 'asleep'],
    ['a file without the column', 'Serial,Model\nS1,NE40E\n', 'asleep'],
  ])('stays, or gives way to %s', async (_what, second, left) => {
    const workspace = newWorkspace();
    await importText(workspace, FIRST);
    await importText(workspace, second, { name: 'b.csv' });
    expect(keptBy(workspace)).toEqual({ Status: left, Ward: 'north' });
  });

  it('stays where only a default fills the field', async () => {
    const workspace = newWorkspace();
    await importText(workspace, FIRST);
    const plan = { defaults: [{ field: 'status' as const, value: 'in service' }] };
    await importText(workspace, 'Serial,Status\nS1,\n', { name: 'b.csv', plan });
    expect(onlyItem(workspace)).toMatchObject({ status: 'in-service' });
    expect(keptBy(workspace)).toEqual({ Status: 'asleep', Ward: 'north' });
  });
});
