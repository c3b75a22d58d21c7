import { describe, expect, it } from 'vitest';
import type { OwnTagRule, RuleDraft } from '#shared/domain/own-tag-rule';
import {
  moveRule,
  removeRule,
  replaceRule,
  setRuleActive,
} from '#main/data/commands/own-rules/edit-rules';
import type { RulesChanged } from '#main/data/commands/own-rules/rule-list';
import { tagItems } from '#main/data/commands/tag-items';
import { undoChange } from '#main/data/commands/undo';
import { undoImport } from '#main/data/commands/undo-import/undo-import';
import { readBuiltInRules } from '#main/data/queries/built-in-rules';
import { readHistory } from '#main/data/queries/history';
import { readItemCard } from '#main/data/queries/item-card';
import { readOwnRules } from '#main/data/queries/own-rules';
import type { Workspace } from '#main/data/workspace';
import { expectFailure, failureOfCall } from '../support/failure.ts';
import { expectSound } from '../support/ledgers.ts';
import { add, BERLIN, filled, idOf, namesOf, PARIS, placements } from '../support/own-rules.ts';
import { importText, itemsOf, newWorkspace } from '../support/workspaces.ts';

const undo = (workspace: Workspace, changeId: number) =>
  workspace.write((db) => undoChange(db, changeId));
const cardOf = (workspace: Workspace, serial: string) =>
  readItemCard(workspace.reader, itemsOf(workspace, { search: serial })[0]?.id ?? 0);

describe('an own rule', () => {
  it('comes before the catalogue, and after the file and a person', async () => {
    const workspace = await filled();
    expect(placements(workspace)[0]).toBe('edge rule');
    workspace.write((db) =>
      tagItems(db, { filter: { search: 'S5' }, set: { placement: 'edge' }, reason: 'Seen.' }),
    );
    const { changed } = add(workspace, { ...BERLIN, set: { placement: 'edge' } });
    expect(changed).toBe(0);
    const id = idOf(workspace, 'Berlin core');
    expect(workspace.write((db) => replaceRule(db, id, BERLIN)).changed).toBe(1);
    expect(placements(workspace)).toEqual([
      'core rule',
      'core file',
      'untagged -',
      'untagged -',
      'edge person',
    ]);
    expect(cardOf(workspace, 'S1').placement).toMatchObject({
      value: 'core',
      by: 'rule',
      evidence: 'Your rule “Berlin core”',
    });
    expect(cardOf(workspace, 'S1').function).toMatchObject({ value: 'radio-access', by: 'rule' });
    expectSound(workspace);
  });

  it('is about the supplier as it is resolved, of the item before that of its text', async () => {
    const workspace = await filled();
    const rule: OwnTagRule = { ...BERLIN, conditions: [], name: 'ZTE' };
    add(workspace, { ...rule, conditions: [{ field: 'supplier', test: 'equals', value: 'zte' }] });
    expect(placements(workspace)[2]).toBe('core rule');
    workspace.write((db) =>
      tagItems(db, { filter: { search: 'S3' }, set: { supplierId: 'nokia' }, reason: 'Label.' }),
    );
    workspace.write((db) =>
      tagItems(db, { filter: { search: 'S4' }, set: { supplierId: 'zte' }, reason: 'Label.' }),
    );
    add(workspace, PARIS);
    expect(placements(workspace).slice(2, 4)).toEqual(['untagged -', 'core rule']);
  });

  it('sees what the file says, not what another rule set', async () => {
    const workspace = await filled();
    const conditions: RuleDraft['conditions'] = [
      { field: 'generation', test: 'one-of', values: ['4G', '5G'] },
    ];
    add(workspace, { ...BERLIN, name: 'First', set: { generation: '5G' } });
    add(workspace, { ...BERLIN, name: 'Then', conditions });
    expect(placements(workspace).map((each) => each.split(' ')[0])).toEqual([
      'edge',
      'core',
      'untagged',
      'core',
      'untagged',
    ]);
    expect(cardOf(workspace, 'S1').generation).toMatchObject({ value: '5G', by: 'rule' });
  });

  it('wins by its place in the list, which can be changed', async () => {
    const workspace = await filled();
    add(workspace, BERLIN);
    add(workspace, { ...BERLIN, name: 'Berlin edge', set: { placement: 'edge' } });
    expect(placements(workspace)[4]).toBe('core rule');
    const id = idOf(workspace, 'Berlin edge');
    expect(workspace.write((db) => moveRule(db, id, 'up')).changed).toBe(2);
    expect(namesOf(workspace)).toEqual(['Berlin edge', 'Berlin core']);
    expect(placements(workspace)[4]).toBe('edge rule');
    expect(workspace.write((db) => setRuleActive(db, id, false)).changed).toBe(2);
    expect(namesOf(workspace)).toEqual(['Berlin edge off', 'Berlin core']);
    expect(placements(workspace)[4]).toBe('core rule');
    const failure = await failureOfCall(() => workspace.write((db) => moveRule(db, id, 'up')));
    expectFailure(failure, 'conflict', 'first');
  });

  it('sees the same in a file as in the workspace', async () => {
    const rule: OwnTagRule = {
      ...BERLIN,
      conditions: [{ field: 'function', test: 'matches', value: '^a b$' }],
    };
    const text = 'Serial,Function\nS1,"a\tb"\n';
    const fileFirst = newWorkspace();
    await importText(fileFirst, text);
    expect(add(fileFirst, rule).changed).toBe(1);
    const ruleFirst = newWorkspace();
    add(ruleFirst, rule);
    await importText(ruleFirst, text);
    expect(placements(ruleFirst)).toEqual(['core rule']);
  });

  it('says how many items it sets now', async () => {
    const workspace = await filled();
    add(workspace, BERLIN);
    add(workspace, { ...PARIS, conditions: [{ field: 'model', test: 'matches', value: '^m6' }] });
    expect(readOwnRules(workspace.reader).map(({ items }) => items)).toEqual([2, 1]);
    const built = readBuiltInRules(workspace.reader);
    expect(built.reduce((sum, { items }) => sum + items, 0)).toBeGreaterThan(0);
  });

  it('that cannot be used is refused with its place, and nothing changes', async () => {
    const workspace = await filled();
    const bad: OwnTagRule = {
      ...BERLIN,
      conditions: [...BERLIN.conditions, { field: 'model', test: 'matches', value: 'a(' }],
    };
    const failure = await failureOfCall(() => add(workspace, bad));
    expectFailure(failure, 'invalid-input', 'Rule “Berlin core”, condition 2: The pattern');
    const gone = await failureOfCall(() => workspace.write((db) => removeRule(db, 7)));
    expectFailure(gone, 'not-found', 'not in the list');
    expect(readOwnRules(workspace.reader)).toEqual([]);
    expect(readHistory(workspace.reader)).toHaveLength(1);
  });
});

describe('undoing a change of the rules', () => {
  it('puts the list and every tag back, from the latest change to the first', async () => {
    const workspace = await filled();
    const steps: (() => RulesChanged)[] = [
      () => add(workspace, BERLIN),
      () => add(workspace, PARIS),
      () =>
        workspace.write((db) =>
          replaceRule(db, idOf(workspace, 'Berlin core'), {
            ...BERLIN,
            set: { placement: 'edge' },
          }),
        ),
      () => workspace.write((db) => moveRule(db, idOf(workspace, 'Paris routers'), 'up')),
      () => workspace.write((db) => setRuleActive(db, idOf(workspace, 'Paris routers'), false)),
      () => workspace.write((db) => removeRule(db, idOf(workspace, 'Berlin core'))),
    ];
    const stateOf = () => [readOwnRules(workspace.reader), itemsOf(workspace)];
    const states: unknown[] = [];
    const changes = steps.map((step) => {
      states.push(stateOf());
      return step();
    });
    expect(readHistory(workspace.reader).map(({ text }) => text)).toEqual([
      'Removed rule “Berlin core”',
      'Switched rule “Paris routers” off',
      'Moved rule “Paris routers” up',
      'Changed rule “Berlin core”',
      'Added rule “Paris routers”',
      'Added rule “Berlin core”',
      expect.stringContaining('Imported'),
    ]);
    for (const { changeId, changed } of changes.toReversed()) {
      expect(undo(workspace, changeId).changed).toBe(changed);
      expect(stateOf()).toEqual(states.pop());
    }
    expectSound(workspace);
  });

  it('waits for a later change of the list, which it names', async () => {
    const workspace = await filled();
    const first = add(workspace, BERLIN);
    const second = add(workspace, PARIS);
    const failure = await failureOfCall(() => undo(workspace, first.changeId));
    expectFailure(failure, 'conflict', '“Added rule “Paris routers”” changed the rules later');
    undo(workspace, second.changeId);
    undo(workspace, first.changeId);
    expect(namesOf(workspace)).toEqual([]);
  });

  it('never lets a tag of a rule come back that is gone', async () => {
    const workspace = await filled();
    add(workspace, BERLIN);
    const { changeId } = workspace.write((db) =>
      tagItems(db, { filter: { search: 'S5' }, set: { placement: 'edge' }, reason: 'Seen.' }),
    );
    const id = idOf(workspace, 'Berlin core');
    workspace.write((db) => removeRule(db, id));
    undo(workspace, changeId ?? 0);
    expect(placements(workspace)[4]).toBe('untagged -');
    add(workspace, PARIS);
    expect(idOf(workspace, 'Paris routers')).toBeGreaterThan(id);
  });

  it('holds after an import is undone that found other rules', async () => {
    const workspace = newWorkspace();
    const key = { key: [['serialNumber' as const]] };
    await importText(workspace, 'Serial,Site,Notes\nS1,BER,a\n', { plan: key });
    add(workspace, BERLIN);
    const second = await importText(workspace, 'Serial,Site,Notes\nS1,BER,b\n', {
      name: 'again.csv',
      plan: key,
    });
    workspace.write((db) => removeRule(db, idOf(workspace, 'Berlin core')));
    workspace.write((db) => undoImport(db, second.importId ?? 0));
    expect(placements(workspace)).toEqual(['untagged -']);
    expectSound(workspace);
  });
});
