import { describe, expect, it } from 'vitest';
import type { RuleCondition } from '#shared/domain/own-tag-rule';
import type { Statement } from '#shared/domain/statement';
import {
  addStatement,
  removeStatement,
  replaceStatement,
  setRuleOn,
} from '#main/data/commands/policies/edit-policies';
import { readItemCard } from '#main/data/queries/item-card';
import { readPolicies } from '#main/data/queries/policies';
import { readRecords } from '#main/data/queries/policy-records';
import { readAuditFigures } from '#main/data/queries/audit/read-figures';
import { summaryFor } from '#main/data/queries/summary-document';
import { failureOfCall } from '../support/failure.ts';
import { take } from '../support/pack-files.ts';
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

type StatementOf<K extends Statement['kind']> = Extract<Statement, { kind: K }>;

const AUTHORISE = packOf('authorising', [
  ruleOf('needs', {
    suppliers: { groups: ['huawei'] },
    effect: { kind: 'authorise', from: FROM },
  }),
]);

describe('an authorisation', () => {
  const authorisation: StatementOf<'authorisation'> = {
    kind: 'authorisation',
    policyId: 'authorising',
    ruleId: 'needs',
    reference: 'ANSSI 2026/17',
    from: '2026-01-01',
    until: '2026-06-30',
    conditions: [model, version],
  };

  it('clears the items of a model and version from its first day until its last', async () => {
    const workspace = await under(AUTHORISE);
    const all = { S1: 'restricted', S2: 'restricted', S3: 'restricted', S4: 'restricted' };
    expect(verdicts(workspace)).toEqual({ ...all, S5: 'clear' });
    const outcome = workspace.write((db) => addStatement(db, authorisation));
    expect(outcome).toMatchObject({
      changed: 2,
      before: { flagged: 4, undetermined: 0, clear: 1 },
      after: { flagged: 2, undetermined: 0, clear: 3 },
    });
    const cleared = { ...all, S1: 'clear', S2: 'clear', S5: 'clear' };
    for (const day of ['2026-01-01', '2026-06-30']) {
      moveTo(workspace, day);
      expect(verdicts(workspace)).toEqual(cleared);
    }
    for (const day of ['2025-12-31', '2026-07-01']) {
      moveTo(workspace, day);
      expect(verdicts(workspace)).toEqual({ ...all, S5: 'clear' });
    }
  });

  it('without a last day has no end; replaced, it is about other items', async () => {
    const workspace = await under(AUTHORISE);
    const { changeId: id } = workspace.write((db) =>
      addStatement(db, { ...authorisation, until: null }),
    );
    moveTo(workspace, '2090-01-01');
    expect(verdicts(workspace)).toMatchObject({ S1: 'clear', S3: 'restricted' });
    const moved = { ...authorisation, until: null, conditions: [serial('S4')] };
    doneAndUndone(
      workspace,
      (db) => replaceStatement(db, id, moved),
      () => {
        expect(verdicts(workspace)).toMatchObject({ S1: 'restricted', S4: 'clear' });
      },
    );
    workspace.write((db) => removeStatement(db, id));
    expect(verdicts(workspace)).toMatchObject({ S1: 'restricted', S4: 'restricted' });
  });

  it('reaches items of later files', async () => {
    const workspace = await under(AUTHORISE);
    workspace.write((db) => addStatement(db, authorisation));
    await importText(
      workspace,
      `${HEAD}\nS6,A6,Huawei,ne40e-x8,v8,HAM\nS7,A7,Huawei,MA5800,V8,HAM\n`,
    );
    expect(verdicts(workspace)).toMatchObject({ S6: 'clear', S7: 'restricted' });
    expect(readRecords(workspace.reader).statements).toMatchObject([{ items: 3 }]);
    // What is decommissioned is out of scope, and counted apart.
    await importText(workspace, `${HEAD},Status\nS6,,,,,,decommissioned\n`);
    expect(readRecords(workspace.reader).statements).toMatchObject([{ items: 2 }]);
  });
});

describe('an answer', () => {
  it('is counted with the items for which it is the latest', async () => {
    const question = 'used by the state';
    const rule = ruleOf('asks', {
      suppliers: { groups: ['huawei'] },
      scope: { use: question },
      effect: { kind: 'review', from: FROM },
    });
    const workspace = await under(packOf('asking', [rule]));
    const answers = [
      { holds: true, conditions: [] },
      { holds: false, conditions: [serial('S1')] },
      { holds: true, conditions: [model] },
    ];
    for (const each of answers) {
      workspace.write((db) => addStatement(db, { kind: 'answer', question, ...each }));
    }
    const { exceptions } = await readAuditFigures(workspace, {});
    expect(exceptions.answers.map(({ holds, items }) => [holds, items])).toEqual([
      [true, 2],
      [false, 0],
      [true, 3],
    ]);
  });
});

describe('a waiver', () => {
  const waiver: StatementOf<'waiver'> = {
    kind: 'waiver',
    policyId: 'prohibiting',
    ruleId: 'gone',
    reason: 'Replaced in June, order 4711',
    approver: 'M. Weiß, CISO',
    from: '2026-01-01',
    until: '2026-06-30',
    conditions: [serial('S1')],
  };

  it('leaves the milder rules until its last day; the day after, the item is flagged again', async () => {
    const workspace = await under(PROHIBIT);
    workspace.write((db) => addStatement(db, waiver));
    moveTo(workspace, '2026-06-30');
    expect(verdicts(workspace)).toMatchObject({ S1: 'review', S2: 'overdue' });
    expect(summaryFor(workspace.reader, {})).toMatchObject({ waived: 1, items: { flagged: 4 } });
    expect(summaryFor(workspace.reader, { asOf: '2026-07-01' })).toMatchObject({ waived: 0 });
    moveTo(workspace, '2026-07-01');
    expect(verdicts(workspace)).toMatchObject({ S1: 'overdue', S2: 'overdue' });
  });

  it('from all rules of a policy unflags the item, and is told with it everywhere', async () => {
    const workspace = await under(PROHIBIT);
    const { changeId: id } = workspace.write((db) => addStatement(db, { ...waiver, ruleId: null }));
    expect(verdicts(workspace)).toMatchObject({ S1: 'clear' });
    const { reason, approver, until, from } = waiver;
    const { row, findings } = readItemCard(
      workspace.reader,
      onlyItem(workspace, { search: 'S1' }).id,
    );
    expect(row.verdict).toBe('clear');
    const told: unknown = expect.objectContaining({ reason, approver, until });
    expect(findings.map((each) => [each.ruleId, each.verdict, each.reason.waiver])).toEqual([
      ['gone', 'overdue', told],
      ['look', 'review', told],
    ]);
    const other = readItemCard(workspace.reader, onlyItem(workspace, { search: 'S2' }).id);
    expect(other.findings.map((each) => each.reason.waiver)).toEqual([null, null]);
    const pack = readPolicies(workspace.reader).find((each) => each.id === 'prohibiting');
    expect(pack?.rules.map(({ items, waived }) => ({ items, waived }))).toEqual([
      { items: 4, waived: 1 },
      { items: 4, waived: 1 },
    ]);
    const document = await readAuditFigures(workspace, {});
    expect(document.summary).toMatchObject({ waived: 1, items: { flagged: 3, clear: 2 } });
    const titles = { policyTitle: 'Pack prohibiting', ruleTitle: null };
    expect(document.exceptions.waivers).toEqual([
      { id, ...titles, reason, approver, from, until, items: 1 },
    ]);
    const later = await readAuditFigures(workspace, { asOf: '2026-07-01' });
    expect(later.exceptions.waivers).toEqual([]);
  });

  it('of one rule is never told as one of all, where that rule does not act or is gone', async () => {
    const workspace = await under(PROHIBIT);
    workspace.write((db) => addStatement(db, waiver));
    const told = async () => (await readAuditFigures(workspace, {})).exceptions.waivers;
    expect((await told()).map(({ ruleTitle }) => ruleTitle)).toEqual(['Rule gone']);
    workspace.write((db) => setRuleOn(db, 'prohibiting', 'gone', false));
    expect(await told()).toEqual([]);
    workspace.write((db) => setRuleOn(db, 'prohibiting', 'gone', true));
    const rules = PROHIBIT.rules.filter(({ id }) => id !== 'gone');
    await take(workspace, { ...PROHIBIT, version: '2026.02', rules });
    expect(await told()).toEqual([]);
  });

  it('is counted with all that it excepts, also where another one does', async () => {
    const workspace = await under(PROHIBIT);
    const longer = { ...waiver, until: '2028-12-31', conditions: [] };
    const ids = [waiver, longer].map(
      (each) => workspace.write((db) => addStatement(db, each)).changeId,
    );
    const { exceptions } = await readAuditFigures(workspace, {});
    expect(exceptions.waivers.map(({ id, items }) => [id, items])).toEqual([
      [ids[0], 1],
      [ids[1], 4],
    ]);
  });

  it('is undone, and an import brings items under it', async () => {
    const workspace = await under(PROHIBIT);
    const atSite: RuleCondition = { field: 'site', test: 'one-of', values: ['MUC'] };
    const wide = { ...waiver, ruleId: null, conditions: [atSite] };
    doneAndUndone(
      workspace,
      (db) => addStatement(db, wide),
      ({ changed, before, after }) => {
        expect([changed, before.flagged, after.flagged]).toEqual([2, 4, 2]);
      },
    );
    workspace.write((db) => addStatement(db, wide));
    await importText(workspace, `${HEAD}\nS8,A8,Huawei,X,V1,muc\nS1,A1,Huawei,NE40E-X8,V8,MUC\n`);
    expect(verdicts(workspace)).toMatchObject({ S8: 'clear', S1: 'clear', S4: 'overdue' });
    expect(summaryFor(workspace.reader, {}).waived).toBe(4);
  });

  it('is refused where its days are turned round or its rule is unknown', async () => {
    const workspace = await under(PROHIBIT);
    const adding = (changes: object) =>
      failureOfCall(() => workspace.write((db) => addStatement(db, { ...waiver, ...changes })));
    expect((await adding({ until: '2025-01-01' })).code).toBe('invalid-input');
    expect((await adding({ ruleId: 'nothing' })).code).toBe('not-found');
    expect(readRecords(workspace.reader).statements).toEqual([]);
  });
});
