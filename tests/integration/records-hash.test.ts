import { expect, it } from 'vitest';
import { setOwner } from '#main/data/commands/own-knowledge/suppliers';
import { setOperatorFacts } from '#main/data/commands/policies/edit-policies';
import { undoChange } from '#main/data/commands/undo';
import type { Database } from '#main/data/database/connection';
import { recordsHash } from '#main/data/queries/audit/records-hash';
import { importText, newWorkspace } from '../support/workspaces.ts';

type Step = (db: Database) => { readonly changeId: number | null };

it.each<[string, Step]>([
  ['the size of the operator', (db) => setOperatorFacts(db, { 'end-users': 5 })],
  [
    'who owns a supplier',
    (db) =>
      setOwner(db, {
        supplierId: 'nokia',
        ownerId: 'huawei',
        from: null,
        until: null,
        note: null,
        isForgotten: false,
      }),
  ],
])('tells %s, and undo brings it back', async (_what, step) => {
  const workspace = newWorkspace();
  await importText(workspace, 'Serial,Vendor\nS1,Huawei\n');
  const before = recordsHash(workspace.reader);
  const { changeId } = workspace.write(step);
  expect(recordsHash(workspace.reader)).not.toBe(before);
  workspace.write((db) => undoChange(db, changeId ?? -1));
  expect(recordsHash(workspace.reader)).toBe(before);
});
