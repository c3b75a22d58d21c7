import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rule } from '#shared/domain/policy';
import {
  addStatement,
  removeStatement,
  setRuleOn,
} from '#main/data/commands/policies/edit-policies';
import { removePack, saveOwnPack } from '#main/data/commands/policies/own-packs';
import { undoChange } from '#main/data/commands/undo';
import { readPacks } from '#main/data/queries/packs';
import { readRecords } from '#main/data/queries/policy-records';
import type { Workspace } from '#main/data/workspace';
import { blankRule } from '../../renderer/features/policies/own-pack/pack-draft.ts';
import { filled, NOKIA, REVIEW, waiverOf } from '../support/pack-files.ts';
import { verdicts } from '../support/policy-worlds.ts';
import { ruleOf } from '../support/policies.ts';

const PROHIBIT = { kind: 'prohibit', from: '2020-01-01' } as const;

/** Rules of a title each, which tells them apart whatever their ids. */
function saved(workspace: Workspace, id: string | null, rules: readonly Rule[], title = 'Ban') {
  const pack = { title, jurisdiction: 'Own', summary: 'Ours.', rules: [...rules] };
  return workspace.write((db) => saveOwnPack(db, { id, pack, text: '', isActive: true }));
}

function rulesOf(workspace: Workspace, id: string): readonly Rule[] {
  return readPacks(workspace.reader).find(({ pack }) => pack.id === id)?.pack.rules ?? [];
}

const rule = (id: string, title: string): Rule => ({
  ...ruleOf(id, { suppliers: NOKIA, effect: PROHIBIT }),
  title,
});

describe('a rule that is added to an own policy', () => {
  const first = ruleOf('rule-1', { suppliers: { groups: ['zte'] }, effect: REVIEW });

  it('is not waived or switched off by what was on record for one that was removed', async () => {
    const workspace = await filled();
    const { id } = saved(workspace, null, [first, rule('rule-2', 'Old')]);
    workspace.write((db) => addStatement(db, waiverOf(id, 'rule-2')));
    workspace.write((db) => setRuleOn(db, id, 'rule-2', false));
    saved(workspace, id, [first]);
    const { id: fresh } = blankRule(rulesOf(workspace, id));
    saved(workspace, id, [first, rule(fresh, 'New')]);
    expect(verdicts(workspace)).toMatchObject({ S2: 'overdue', S3: 'overdue' });
    expect(rulesOf(workspace, id).map((each) => each.id)).toEqual(['rule-1', 'rule-3']);
    expect(readRecords(workspace.reader).statements).toMatchObject([
      { statement: { ruleId: 'rule-2' } },
    ]);
  });

  it('is in a policy of another id, where one of the same title was removed', async () => {
    const workspace = await filled();
    const { id } = saved(workspace, null, [first]);
    workspace.write((db) => removePack(db, id));
    expect(saved(workspace, null, [first]).id).not.toBe(id);
  });

  type Step =
    | { readonly do: 'add' | 'remove' | 'waive' | 'switch'; readonly at: number }
    | { readonly do: 'undo' | 'forget' };
  const at = fc.nat(3);
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.record({ do: fc.constantFrom('add', 'remove', 'waive', 'switch'), at }),
    fc.record({ do: fc.constantFrom('undo', 'forget') }),
  );

  it('never has the id of another one, whatever was done between', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
        const workspace = await filled();
        const { id } = saved(workspace, null, [first]);
        const titles = new Map<string, string>();
        let last = 0;
        for (const [number, each] of steps.entries()) {
          const rules = rulesOf(workspace, id);
          const chosen = 'at' in each ? rules[each.at % rules.length] : undefined;
          if (each.do === 'undo' && last > 0) {
            workspace.write((db) => undoChange(db, last));
            last = 0;
          } else if (each.do === 'forget') {
            const [statement] = readRecords(workspace.reader).statements;
            if (statement !== undefined) workspace.write((db) => removeStatement(db, statement.id));
          } else if (each.do === 'add') {
            // As the form numbers it that knows no more than the rules that are there.
            const added = rule(blankRule(rules).id, `Rule of step ${number}`);
            last = saved(workspace, id, [...rules, added]).changeId;
          } else if (chosen !== undefined) {
            const { id: ruleId } = chosen;
            if (each.do === 'waive') {
              workspace.write((db) => addStatement(db, waiverOf(id, ruleId)));
            } else if (each.do === 'switch') {
              workspace.write((db) => setRuleOn(db, id, ruleId, false));
            } else if (rules.length > 1) {
              const left = rules.filter((other) => other.id !== ruleId);
              last = saved(workspace, id, left).changeId;
            }
          }
          for (const { id: ruleId, title } of rulesOf(workspace, id)) {
            expect(titles.get(ruleId) ?? title).toBe(title);
            titles.set(ruleId, title);
          }
        }
        workspace.close();
      }),
      { numRuns: 15 },
    );
  });
});
