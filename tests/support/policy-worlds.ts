import { expect } from 'vitest';
import type { PoliciesChanged } from '#shared/contract/policies';
import type { RuleCondition } from '#shared/domain/own-tag-rule';
import type { PolicyPack } from '#shared/domain/policy';
import { setPolicyActive } from '#main/data/commands/policies/edit-policies';
import { undoChange } from '#main/data/commands/undo';
import { updateWorkspace } from '#main/data/commands/update-settings';
import type { Database } from '#main/data/database/connection';
import { readRecords } from '#main/data/queries/policy-records';
import type { Workspace } from '#main/data/workspace';
import { packOf, ruleOf } from './policies.ts';
import { importText, itemsOf, newWorkspace } from './workspaces.ts';

/** The day on which the rules of these tests come into force. */
export const FROM = '2020-01-01';

/** Two rules about one supplier, a grave one and a milder one. */
export const PROHIBIT = packOf('prohibiting', [
  ruleOf('gone', { suppliers: { groups: ['huawei'] }, effect: { kind: 'prohibit', from: FROM } }),
  ruleOf('look', { suppliers: { groups: ['huawei'] }, effect: { kind: 'review', from: FROM } }),
]);

/** The head of the inventory; for later files too. */
export const HEAD = 'Serial,Asset ID,Vendor,Model,Software version,Site';
const FILE = [
  HEAD,
  'S1,A1,Huawei,NE40E-X8,V8,BER',
  'S2,A2,Huawei,NE40E-X8,V8,MUC',
  'S3,A3,Huawei,NE40E-X8,V9,MUC',
  'S4,A4,Huawei,MA5800,V8,BER',
  'S5,A5,Nokia,7750,V8,BER',
  '',
].join('\n');

/** A workspace with five items on a fixed day, where one pack alone is active. */
export async function under(pack: PolicyPack, asOf = '2026-03-01'): Promise<Workspace> {
  const workspace = newWorkspace();
  await importText(workspace, FILE);
  workspace.write((db) => {
    db.prepare(
      `INSERT INTO policy_pack (id, version, json, position, is_active, origin)
      VALUES (?, ?, ?, 999, 0, 'file')`,
    ).run(pack.id, pack.version, JSON.stringify(pack));
    setPolicyActive(db, 'eu-baseline', false);
    setPolicyActive(db, pack.id, true);
  });
  moveTo(workspace, asOf);
  return workspace;
}

/** Moves the workspace to another day. */
export function moveTo(workspace: Workspace, asOf: string): void {
  workspace.write((db) => updateWorkspace(db, { asOf }));
}

/** Serial numbers with their verdicts. */
export function verdicts(workspace: Workspace): Record<string, string | null> {
  return Object.fromEntries(
    itemsOf(workspace).map(({ serialNumber, verdict }) => [serialNumber, verdict]),
  );
}

/** The item of a serial number. */
export const serial = (value: string): RuleCondition => ({
  field: 'serialNumber',
  test: 'equals',
  value,
});
/** A model that three items share. */
export const model: RuleCondition = { field: 'model', test: 'equals', value: 'NE40E-X8' };
/** A version that two of them have. */
export const version: RuleCondition = { field: 'softwareVersion', test: 'equals', value: 'V8' };

/** Does something, checks what it did, undoes it and checks that all is as before. */
export function doneAndUndone(
  workspace: Workspace,
  change: (db: Database) => PoliciesChanged,
  check: (outcome: PoliciesChanged) => void,
): void {
  const before = { verdicts: verdicts(workspace), records: readRecords(workspace.reader) };
  const outcome = workspace.write(change);
  check(outcome);
  workspace.write((db) => undoChange(db, outcome.changeId));
  expect(verdicts(workspace)).toEqual(before.verdicts);
  expect(readRecords(workspace.reader)).toEqual(before.records);
}
