import { describe, expect, it } from 'vitest';
import { addStatement, removeStatement } from '#main/data/commands/policies/edit-policies';
import { removePack } from '#main/data/commands/policies/own-packs';
import { readPackFile, takePackFile } from '#main/data/commands/policies/pack-file';
import { undoChange } from '#main/data/commands/undo';
import { readPacks } from '#main/data/queries/packs';
import { builtInPacks } from '#main/tagging/built-in-packs';
import { failureOfCall } from '../support/failure.ts';
import { expectSound } from '../support/ledgers.ts';
import { packOf, ruleOf } from '../support/policies.ts';
import { tempFolder, writeTo } from '../support/temp-folder.ts';
import {
  NOKIA,
  REVIEW,
  filled,
  preview,
  stateOf,
  take,
  textOf,
  versionOf,
  waiverOf,
} from '../support/pack-files.ts';
describe('a pack file', () => {
  it('says what it would do, does just that, and is undone', async () => {
    const workspace = await filled();
    const before = stateOf(workspace);
    const pack = packOf('town', [
      ruleOf('nokia-de', { suppliers: NOKIA, scope: { country: ['DE'] }, effect: REVIEW }),
    ]);
    const { told, done } = await take(workspace, pack);
    expect(told).toMatchObject({ is: 'new', stored: null, unknownSuppliers: [] });
    expect(told.before).toMatchObject({ flagged: 2 });
    expect(told.after).toMatchObject({ flagged: 3, undetermined: told.before.undetermined });
    expect([done.before, done.after]).toEqual([told.before, told.after]);
    expectSound(workspace);
    workspace.write((db) => undoChange(db, done.changeId));
    expect(stateOf(workspace)).toEqual(before);
  });

  it.each([
    ['install dates that no pack tells apart yet', { installed: { from: '2022-12-31' } }],
    ['regions that no pack asks for yet', { region: ['NORTH'] }],
    ['both', { installed: { until: '2023-01-01' }, region: ['north', 'South'] }],
  ])('counts %s as it will be', async (_, scope) => {
    const workspace = await filled();
    const pack = packOf('town', [ruleOf('all', { suppliers: 'any', scope, effect: REVIEW })]);
    const { told, done } = await take(workspace, pack);
    expect(done.after).toEqual(told.after);
    expect(told.after.flagged).toBeGreaterThan(told.before.flagged);
    expectSound(workspace);
  });

  it('of a proposal counts without the active policy that it deactivates', async () => {
    const workspace = await filled();
    const law = packOf('town', [ruleOf('nokia', { suppliers: NOKIA, effect: REVIEW })]);
    const proposal = { ...law, version: '2026.02', status: 'proposal' as const };
    // Where nothing is deactivated the counts are those of a trial.
    const { told: trial } = await preview(workspace, textOf(proposal));
    expect(trial).toMatchObject({ preview: { before: { flagged: 2 }, after: { flagged: 4 } } });
    await take(workspace, law);
    const { told, done } = await take(workspace, proposal);
    expect(told).toMatchObject({ isProposal: true, stored: { isActive: true } });
    expect(told).toMatchObject({ before: { flagged: 4 }, after: { flagged: 2 } });
    expect([done.before, done.after]).toEqual([told.before, told.after]);
  });

  it('names what another version changes, rule by rule', async () => {
    const workspace = await filled();
    const kept = ruleOf('kept', { suppliers: 'any', scope: { country: ['FR'] }, effect: REVIEW });
    const old = ruleOf('changed', { suppliers: NOKIA, effect: REVIEW });
    await take(
      workspace,
      packOf('town', [old, kept, ruleOf('gone', { suppliers: NOKIA, effect: REVIEW })]),
    );
    const young = { ...old, effect: { kind: 'prohibit', from: '2030-01-01' } as const };
    const { told } = await preview(
      workspace,
      textOf({
        ...packOf('town', [young, ruleOf('new', { suppliers: NOKIA, effect: REVIEW }), kept]),
        version: '2026.02',
        title: 'Renamed',
      }),
    );
    expect(told).toMatchObject({
      is: 'ready',
      preview: {
        is: 'newer',
        stored: { version: '2026.01', origin: 'file', isActive: true },
        difference: {
          unchanged: 1,
          facts: [{ fact: 'title', before: 'Pack town', after: 'Renamed' }],
          rules: [
            { ruleId: 'changed', parts: ['effect'], before: old, after: young },
            { ruleId: 'new', before: null, parts: [] },
            { ruleId: 'gone', after: null, parts: [] },
          ],
        },
      },
    });
  });

  it('warns of suppliers that nobody here knows', async () => {
    const workspace = await filled();
    const suppliers = { groups: ['nokia', 'huawie'], except: ['zzz-unknown'] };
    const { told } = await preview(
      workspace,
      textOf(packOf('town', [ruleOf('r', { suppliers, effect: REVIEW })])),
    );
    expect(told).toMatchObject({ preview: { unknownSuppliers: ['huawie', 'zzz-unknown'] } });
  });

  it('takes a version of one of the program’s packs only where it is newer', async () => {
    const workspace = await filled();
    const [eu] = builtInPacks();
    if (eu === undefined) throw new Error('There is no pack.');
    const same = await preview(workspace, textOf({ ...eu, title: 'Mine' }));
    expect(same.told).toMatchObject({
      is: 'refused',
      troubles: [
        { place: 'version', reason: expect.stringContaining('only a newer version') as string },
      ],
    });
    const { done, told } = await take(workspace, { ...eu, version: '2099.01' });
    expect(told).toMatchObject({ isOfProgram: true, is: 'newer' });
    expect(readPacks(workspace.reader)[0]).toMatchObject({ origin: 'file', isActive: true });
    workspace.write((db) => removePack(db, eu.id));
    expect(readPacks(workspace.reader)[0]).toMatchObject({
      origin: 'built-in',
      isActive: true,
      pack: { version: eu.version },
    });
    expect((await failureOfCall(() => workspace.write((db) => removePack(db, eu.id)))).code).toBe(
      'conflict',
    );
    expect(
      (await failureOfCall(() => workspace.write((db) => undoChange(db, done.changeId)))).code,
    ).toBe('conflict');
  });

  it('is refused where it changed after it was shown', async () => {
    const workspace = await filled();
    const pack = packOf('town', [ruleOf('r', { suppliers: NOKIA, effect: REVIEW })]);
    const file = await readPackFile(writeTo(tempFolder(), 'a.json', textOf(pack)));
    const failure = await failureOfCall(() =>
      workspace.write((db) => takePackFile(db, file, { sha256: '0'.repeat(64), isActive: true })),
    );
    expect(failure).toMatchObject({ code: 'conflict' });
    expect(versionOf(workspace, 'town')).toBeUndefined();
  });

  it('lets records of rules that are gone be removed', async () => {
    const workspace = await filled();
    const pack = packOf('town', [
      ruleOf('r', { suppliers: NOKIA, effect: REVIEW }),
      ruleOf('s', { suppliers: NOKIA, effect: REVIEW }),
    ]);
    await take(workspace, pack);
    const waiver = waiverOf('town', 's');
    const { changeId } = workspace.write((db) => addStatement(db, waiver));
    await take(workspace, { ...pack, version: '2026.02', rules: pack.rules.slice(0, 1) });
    workspace.write((db) => removeStatement(db, changeId));
    expectSound(workspace);
  });
});
