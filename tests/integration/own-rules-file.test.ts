import { describe, expect, it } from 'vitest';
import { setRuleActive } from '#main/data/commands/own-rules/edit-rules';
import { exportRules, importRules } from '#main/data/commands/own-rules/rule-file';
import { readOwnRules } from '#main/data/queries/own-rules';
import { expectFailure, failureOfCall } from '../support/failure.ts';
import { add, BERLIN, filled, idOf, namesOf, PARIS } from '../support/own-rules.ts';
import { newWorkspace } from '../support/workspaces.ts';

describe('a file of rules', () => {
  it('brings them to another workspace, once', async () => {
    const one = await filled();
    add(one, BERLIN);
    add(one, { ...PARIS, note: 'Ask Jean.' });
    one.write((db) => setRuleActive(db, idOf(one, 'Paris routers'), false));
    const text = exportRules(one.reader);
    const other = await filled();
    add(other, BERLIN);
    const file = { fileName: 'rules.json', text };
    expect(other.write((db) => importRules(db, file))).toMatchObject({ added: 1, known: 1 });
    expect(namesOf(other)).toEqual(['Berlin core', 'Paris routers off']);
    expect(exportRules(other.reader)).toBe(text);
    const again = other.write((db) => importRules(db, file));
    expect(again).toEqual({ added: 0, known: 2, changed: 0, changeId: null });
  });

  it.each([
    ['no JSON', 'rules.json is not JSON'],
    ['{"rules":[]}', 'rules.json is wrong at provenetTagRules'],
    ['{"provenetTagRules":1,"rules":[],"x":1}', 'rules.json is wrong at its top level'],
    [
      `{"provenetTagRules":1,"rules":[${JSON.stringify(BERLIN)},${JSON.stringify({ ...BERLIN, set: {} })}]}`,
      'rules.json is wrong at rule 2, set (Choose what the rule sets)',
    ],
    [
      JSON.stringify({
        provenetTagRules: 1,
        rules: [{ ...BERLIN, conditions: [{ field: 'model', test: 'matches', value: '(a' }] }],
      }),
      'Rule “Berlin core”, condition 1: The pattern cannot be read',
    ],
  ])('that is wrong adds nothing and says where: %s', async (text, names) => {
    const workspace = await filled();
    const failure = await failureOfCall(() =>
      workspace.write((db) => importRules(db, { fileName: 'rules.json', text })),
    );
    expectFailure(failure, 'invalid-input', names);
    expect(readOwnRules(workspace.reader)).toEqual([]);
  });

  it('does not fit where it makes the list too long', async () => {
    const workspace = newWorkspace();
    const rules = Array.from({ length: 200 }, (_, at) => ({ ...BERLIN, name: `Rule ${at}` }));
    const text = JSON.stringify({ provenetTagRules: 1, rules });
    workspace.write((db) => importRules(db, { fileName: 'rules.json', text }));
    const failure = await failureOfCall(() => add(workspace, PARIS));
    expectFailure(failure, 'conflict', '200 fit');
  });
});
