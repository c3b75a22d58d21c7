import { describe, expect, it } from 'vitest';
import { policyPackSchema } from '#shared/domain/policy';
import { addStatement } from '#main/data/commands/policies/edit-policies';
import { removePack, saveOwnPack } from '#main/data/commands/policies/own-packs';
import { exportPack } from '#main/data/commands/policies/pack-file';
import { undoChange } from '#main/data/commands/undo';
import { tryRules } from '#main/data/queries/pack-preview';
import { failureOfCall } from '../support/failure.ts';
import { expectSound } from '../support/ledgers.ts';
import { ruleOf } from '../support/policies.ts';
import {
  NOKIA,
  REVIEW,
  filled,
  preview,
  stateOf,
  take,
  versionOf,
  waiverOf,
} from '../support/pack-files.ts';
describe('a pack of the operator’s own', () => {
  const rule = ruleOf('nokia', { suppliers: NOKIA, effect: REVIEW });
  const written = {
    title: 'Straße – Nokia 网络',
    jurisdiction: 'Own',
    summary: 'Ours.',
    rules: [rule],
  };

  it('is counted rule by rule before it is saved, and together with what is active', async () => {
    const workspace = await filled();
    const rules = [
      rule,
      ruleOf('german', {
        suppliers: { groups: ['huawei', 'nokia'] },
        scope: { country: ['DE'] },
        effect: REVIEW,
      }),
    ];
    const tried = tryRules(workspace.reader, { id: null, rules });
    expect(tried.rules).toEqual([
      { ruleId: 'nokia', flagged: 2, undetermined: 1 },
      { ruleId: 'german', flagged: 2, undetermined: 1 },
    ]);
    expect([tried.before.flagged, tried.after.flagged]).toEqual([2, 4]);
    const { after } = workspace.write((db) =>
      saveOwnPack(db, { id: null, pack: { ...written, rules }, text: '', isActive: true }),
    );
    expect(after).toEqual(tried.after);
  });

  it('gets versions that count up, goes to a file and comes back', async () => {
    const workspace = await filled();
    const saving = { pack: written, text: '', isActive: true };
    const first = workspace.write((db) => saveOwnPack(db, { ...saving, id: null }));
    expect(first.version).toMatch(/^\d{4}\.\d{2}\.1$/u);
    const second = workspace.write((db) =>
      saveOwnPack(db, { ...saving, id: first.id, text: 'Checked.' }),
    );
    expect(second).toMatchObject({ id: first.id, version: first.version.replace(/1$/u, '2') });
    const { text } = exportPack(workspace.reader, first.id);
    expect(policyPackSchema.parse(JSON.parse(text)).changelog.map((note) => note.text)).toEqual([
      'Checked.',
      'First version.',
    ]);
    const stored = stateOf(workspace);
    workspace.write((db) => removePack(db, first.id));
    const { told } = await preview(workspace, text);
    expect(told).toMatchObject({ is: 'ready', preview: { is: 'new', rules: 1 } });
    await take(workspace, policyPackSchema.parse(JSON.parse(text)));
    expect(exportPack(workspace.reader, first.id).text).toBe(text);
    expect(stateOf(workspace)[1]).toEqual(stored[1]);
  });

  it('is removed with its records, and comes back with them', async () => {
    const workspace = await filled();
    const { id } = workspace.write((db) =>
      saveOwnPack(db, { id: null, pack: written, text: '', isActive: true }),
    );
    const waiver = waiverOf(id, 'nokia');
    workspace.write((db) => addStatement(db, waiver));
    const before = stateOf(workspace);
    const { changeId } = workspace.write((db) => removePack(db, id));
    expect(versionOf(workspace, id)).toBeUndefined();
    workspace.write((db) => undoChange(db, changeId));
    expect(stateOf(workspace)).toEqual(before);
    expectSound(workspace);
  });

  it('is the only kind that can be changed here', async () => {
    const workspace = await filled();
    const failure = await failureOfCall(() =>
      workspace.write((db) =>
        saveOwnPack(db, { id: 'eu-baseline', pack: written, text: '', isActive: true }),
      ),
    );
    expect(failure).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('duplicate') as string,
    });
  });
});
