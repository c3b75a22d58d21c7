import { describe, expect, it } from 'vitest';
import type { RuleCondition } from '#shared/domain/own-tag-rule';
import type { Statement } from '#shared/domain/statement';
import {
  addStatement,
  listSupplier,
  setOperatorFacts,
  unlistSupplier,
} from '#main/data/commands/policies/edit-policies';
import { countConditions } from '#main/data/queries/count-conditions';
import { readRecords } from '#main/data/queries/policy-records';
import type { Workspace } from '#main/data/workspace';
import { packOf, ruleOf } from '../support/policies.ts';
import {
  doneAndUndone,
  FROM,
  HEAD,
  model,
  moveTo,
  PROHIBIT,
  serial,
  under,
  verdicts,
  version,
} from '../support/policy-worlds.ts';
import { importText, onlyItem } from '../support/workspaces.ts';

const USE = 'Equipment that serves public authorities.';
const ASKING = packOf('asking', [
  ruleOf('use', {
    suppliers: { groups: ['huawei'] },
    scope: { use: USE },
    effect: { kind: 'prohibit', from: FROM },
  }),
]);
const LISTING = packOf('listing', [
  ruleOf('listed', {
    suppliers: { listed: true },
    effect: { kind: 'remove-after-listing', from: FROM, years: 2 },
  }),
]);
const SIZED = packOf('sized', [
  ruleOf('large', {
    suppliers: { groups: ['huawei'] },
    scope: { operator: [{ fact: 'end-users', atLeast: 1000 }] },
    effect: { kind: 'prohibit', from: FROM },
  }),
]);

describe('an answer', () => {
  const answer = (holds: boolean, conditions: RuleCondition[] = []): Statement => ({
    kind: 'answer',
    question: USE,
    holds,
    conditions,
  });
  const waitingOf = (workspace: Workspace) =>
    readRecords(workspace.reader).questions.map(({ undetermined }) => undetermined);

  it('settles undetermined items, for all or for some; the latest counts', async () => {
    const workspace = await under(ASKING);
    expect(verdicts(workspace)).toMatchObject({ S1: 'undetermined', S5: 'clear' });
    expect(waitingOf(workspace)).toEqual([4]);
    const some = workspace.write((db) => addStatement(db, answer(true, [serial('S1')])));
    expect(some).toMatchObject({
      changed: 1,
      before: { flagged: 0, undetermined: 4 },
      after: { flagged: 1, undetermined: 3 },
    });
    expect(waitingOf(workspace)).toEqual([3]);
    doneAndUndone(
      workspace,
      (db) => addStatement(db, answer(false)),
      () => {
        expect(verdicts(workspace)).toMatchObject({ S1: 'clear', S4: 'clear' });
        expect(waitingOf(workspace)).toEqual([0]);
      },
    );
    expect(waitingOf(workspace)).toEqual([3]);
    await importText(workspace, `${HEAD}\nS9,A9,Huawei,X,V1,HAM\n`);
    expect(verdicts(workspace)).toMatchObject({ S1: 'overdue', S9: 'undetermined' });
    workspace.write((db) => addStatement(db, answer(true)));
    await importText(workspace, `${HEAD}\nS10,A10,Huawei,X,V1,HAM\n`);
    expect(verdicts(workspace)).toMatchObject({ S9: 'overdue', S10: 'overdue' });
  });
});

describe('a listed supplier', () => {
  it('flags all of its group from its day, with the period of the policy', async () => {
    const workspace = await under(LISTING);
    await importText(workspace, `${HEAD}\nH1,B1,HiSilicon,Hi3,V1,BER\n`);
    expect(verdicts(workspace)).toMatchObject({ S1: 'clear', H1: 'clear' });
    const listing = {
      policyId: 'listing',
      supplierId: 'huawei',
      since: '2026-02-01',
      reason: 'Decision 12/2026',
    };
    doneAndUndone(
      workspace,
      (db) => listSupplier(db, listing),
      ({ after }) => {
        expect(after.flagged).toBe(5);
      },
    );
    workspace.write((db) => listSupplier(db, listing));
    moveTo(workspace, '2026-01-31');
    expect(verdicts(workspace)).toMatchObject({ S1: 'clear', H1: 'clear' });
    moveTo(workspace, '2026-02-01');
    expect(verdicts(workspace)).toMatchObject({ S1: 'remove-by', H1: 'remove-by', S5: 'clear' });
    expect(onlyItem(workspace, { search: 'H1' }).deadline).toBe('2028-02-01');
    moveTo(workspace, '2028-02-01');
    expect(verdicts(workspace)).toMatchObject({ S1: 'remove-by' });
    moveTo(workspace, '2028-02-02');
    expect(verdicts(workspace)).toMatchObject({ S1: 'overdue' });
    doneAndUndone(
      workspace,
      (db) => unlistSupplier(db, 'listing', 'huawei'),
      ({ after }) => {
        expect(after.flagged).toBe(0);
      },
    );
  });
});

describe('the size of the operator', () => {
  it('settles thresholds; a measure that is taken away is unknown again', async () => {
    const workspace = await under(SIZED);
    expect(verdicts(workspace)).toMatchObject({ S1: 'undetermined' });
    doneAndUndone(
      workspace,
      (db) => setOperatorFacts(db, { 'end-users': 999 }),
      ({ after }) => {
        expect(after).toEqual({ flagged: 0, undetermined: 0, clear: 5 });
      },
    );
    workspace.write((db) => setOperatorFacts(db, { 'end-users': 1000, 'us-customers': 5 }));
    expect(verdicts(workspace)).toMatchObject({ S1: 'overdue', S5: 'clear' });
    expect(readRecords(workspace.reader).operatorFacts).toEqual({
      'end-users': 1000,
      'us-customers': 5,
    });
    workspace.write((db) => setOperatorFacts(db, { 'end-users': null }));
    expect(verdicts(workspace)).toMatchObject({ S1: 'undetermined' });
    expect(readRecords(workspace.reader).operatorFacts).toEqual({ 'us-customers': 5 });
  });
});

describe('counting what conditions hold', () => {
  const rules = [{ policyId: 'prohibiting', ruleId: null }];

  it('says how many items they hold and of how many rules speak, and writes nothing', async () => {
    const workspace = await under(PROHIBIT);
    const before = workspace.dataVersion;
    const counted = async (conditions: RuleCondition[], about = rules) => {
      const { items, concerned, examples, problems } = await countConditions(workspace, {
        conditions,
        rules: about,
      });
      expect(problems).toEqual([]);
      return [items, concerned, examples.map(({ serialNumber }) => serialNumber)];
    };
    expect(await counted([])).toEqual([5, 4, ['S1', 'S2', 'S3', 'S4', 'S5']]);
    const nokia: RuleCondition = { field: 'supplier', test: 'one-of', values: ['nokia'] };
    expect(await counted([nokia])).toEqual([1, 0, ['S5']]);
    expect(await counted([model, version])).toEqual([2, 2, ['S1', 'S2']]);
    expect(await counted([version])).toEqual([4, 3, ['S1', 'S2', 'S4', 'S5']]);
    expect(await counted([version], [])).toEqual([4, 0, ['S1', 'S2', 'S4', 'S5']]);
    expect(await counted([serial('S77')])).toEqual([0, 0, []]);
    expect(workspace.dataVersion).toBe(before);
  });

  it('tells which pattern cannot be used', async () => {
    const workspace = await under(PROHIBIT);
    const broken: RuleCondition = { field: 'model', test: 'matches', value: '(' };
    const { problems, items } = await countConditions(workspace, {
      conditions: [version, broken],
      rules,
    });
    expect(problems).toMatchObject([{ condition: 1 }]);
    expect(items).toBe(0);
  });
});
