import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type PolicyPack } from '#shared/domain/policy';
import { policyChangeOf } from '#main/data/commands/policies/change-policies';
import { setPolicyActive } from '#main/data/commands/policies/edit-policies';
import { readPackUpdates, takePackUpdate } from '#main/data/commands/policies/pack-updates';
import { undoChange } from '#main/data/commands/undo';
import { readHistory } from '#main/data/queries/history';
import { readPacks } from '#main/data/queries/packs';
import { Workspace } from '#main/data/workspace';
import { builtInPacks } from '#main/tagging/built-in-packs';
import { failureOfCall } from '../support/failure.ts';
import { expectSound } from '../support/ledgers.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { closeWhenDone } from '../support/workspaces.ts';
import { NOKIA, REVIEW, filled, stateOf, versionOf } from '../support/pack-files.ts';
/** Lets a workspace have an older version of a pack, as an older program left it. */
async function older(
  id: string,
  change: (pack: PolicyPack) => PolicyPack,
  isActive: boolean,
): Promise<Workspace> {
  const folder = tempFolder();
  const workspace = await filled(folder);
  const pack = builtInPacks().find((each) => each.id === id);
  if (pack === undefined) throw new Error('There is no such pack.');
  workspace.write((db) => {
    if (readPacks(db).some((each) => each.pack.id === id && each.isActive !== isActive)) {
      setPolicyActive(db, id, isActive);
    }
    const old = { ...change(pack), version: '2020.01' };
    db.prepare('UPDATE policy_pack SET version = ?, json = ? WHERE id = ?').run(
      '2020.01',
      JSON.stringify(old),
      id,
    );
    db.exec(`UPDATE setting SET value = 'null' WHERE name = 'evaluatedAsOf'`);
  });
  workspace.close();
  return closeWhenDone(Workspace.open(join(folder, 'audit.provenet'), false));
}

describe('a newer version that the program brings', () => {
  const harmless = (pack: PolicyPack): PolicyPack => ({
    ...pack,
    rules: pack.rules
      .slice(0, 1)
      .map((rule) => ({ ...rule, suppliers: NOKIA, scope: {}, effect: REVIEW })),
  });

  it('waits where the pack is active, shows the difference, is taken and undone', async () => {
    const workspace = await older('eu-baseline', harmless, true);
    expect(versionOf(workspace, 'eu-baseline')).toBe('2020.01');
    const [update, ...others] = readPackUpdates(workspace.reader);
    expect(others).toEqual([]);
    expect(update).toMatchObject({
      is: 'newer',
      stored: { version: '2020.01' },
      difference: { rules: expect.any(Array) as unknown[] },
    });
    const before = stateOf(workspace);
    const done = workspace.write((db) => takePackUpdate(db, 'eu-baseline'));
    expect([done.before, done.after]).toEqual([update?.before, update?.after]);
    expect(readPackUpdates(workspace.reader)).toEqual([]);
    expect(
      (await failureOfCall(() => workspace.write((db) => takePackUpdate(db, 'eu-baseline')))).code,
    ).toBe('conflict');
    workspace.write((db) => undoChange(db, done.changeId));
    expect(stateOf(workspace)).toEqual(before);
    expect(readPackUpdates(workspace.reader)).toHaveLength(1);
    expectSound(workspace);
  });

  it('is taken silently where the pack is inactive', async () => {
    const workspace = await older('uk-2022', harmless, false);
    expect(versionOf(workspace, 'uk-2022')).toBe(
      builtInPacks().find(({ id }) => id === 'uk-2022')?.version,
    );
    expect(readPackUpdates(workspace.reader)).toEqual([]);
    expectSound(workspace);
  });
});

it('the history tells counts before and after of each change of policies', async () => {
  const workspace = await filled();
  const { changeId, before, after } = workspace.write((db) =>
    setPolicyActive(db, 'eu-baseline', false),
  );
  const [change] = readHistory(workspace.reader, 'policy');
  expect(change).toMatchObject({ id: changeId, canUndo: true, counts: { before, after } });
  const detail = workspace.reader
    .prepare<[], string>('SELECT detail FROM change ORDER BY id DESC')
    .pluck()
    .get();
  expect(policyChangeOf(JSON.parse(detail ?? '{}'))).toMatchObject({ before, after });
  workspace.write((db) => undoChange(db, changeId));
  expect(readHistory(workspace.reader, 'policy')[0]).toMatchObject({
    canUndo: false,
    isUndone: true,
  });
  expect(
    readHistory(workspace.reader).every(({ kind, counts }) => kind === 'policy' || counts === null),
  ).toBe(true);
});
