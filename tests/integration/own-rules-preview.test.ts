import { describe, expect, it } from 'vitest';
import type { RuleDraft } from '#shared/domain/own-tag-rule';
import { readHistory } from '#main/data/queries/history';
import { previewRule } from '#main/data/queries/rule-preview';
import { add, BERLIN, filled, idOf, PARIS } from '../support/own-rules.ts';
import { itemsOf } from '../support/workspaces.ts';

describe('the preview of a rule', () => {
  it('counts what it matches, changes, leaves, and flags', async () => {
    const workspace = await filled();
    const before = [itemsOf(workspace), readHistory(workspace.reader)];
    const preview = previewRule(workspace.reader, {
      rule: {
        conditions: [{ field: 'site', test: 'one-of', values: ['ber'] }],
        set: { placement: 'edge', generation: '5G' },
      },
    });
    expect(preview).toMatchObject({ problems: [], matched: 3, changed: 2, kept: 1 });
    expect(preview.changes).toEqual([
      { tag: 'generation', from: null, to: '5G', items: 2 },
      { tag: 'placement', from: 'untagged', to: 'edge', items: 1 },
    ]);
    expect(preview.examples.map(({ serialNumber }) => serialNumber)).toEqual(['S1', 'S2', 'S5']);
    const kept = previewRule(workspace.reader, {
      rule: { conditions: BERLIN.conditions, set: { placement: 'edge' } },
    });
    expect(kept).toMatchObject({ matched: 3, changed: 1, kept: 1 });
    expect([itemsOf(workspace), readHistory(workspace.reader)]).toEqual(before);
  });

  it('counts in what leaves a rule that is replaced, and who comes before', async () => {
    const workspace = await filled();
    add(workspace, BERLIN);
    add(workspace, { ...BERLIN, name: 'Later', set: { placement: 'edge' } });
    const rule: RuleDraft = { ...PARIS, conditions: PARIS.conditions.slice(0, 1) };
    const replacing = idOf(workspace, 'Berlin core');
    expect(previewRule(workspace.reader, { rule, replacing })).toMatchObject({
      matched: 1,
      changed: 3,
    });
    const behind: RuleDraft = { conditions: BERLIN.conditions, set: { placement: 'edge' } };
    expect(previewRule(workspace.reader, { rule: behind })).toMatchObject({
      matched: 3,
      changed: 0,
    });
  });

  it('names the condition whose pattern cannot be used', async () => {
    const workspace = await filled();
    const conditions: RuleDraft['conditions'] = [
      ...BERLIN.conditions,
      { field: 'model', test: 'matches', value: '[' },
    ];
    const { problems } = previewRule(workspace.reader, { rule: { conditions, set: {} } });
    expect(problems).toEqual([
      { condition: 1, message: 'The pattern cannot be read at “[”: missing closing ].' },
    ]);
  });
});
