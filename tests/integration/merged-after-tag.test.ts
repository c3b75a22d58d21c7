import { expect, it } from 'vitest';
import { assignVendor } from '#main/data/commands/assign-vendor';
import { mergeSuppliers } from '#main/data/commands/own-knowledge/suppliers';
import { tagItems } from '#main/data/commands/tag-items';
import { undoChange } from '#main/data/commands/undo';
import { readUnresolvedNames } from '#main/data/queries/vendors';
import { expectSound } from '../support/ledgers.ts';
import { importText, itemsOf, newWorkspace } from '../support/workspaces.ts';

it('a supplier is merged that a person gave items which changed since, and undo gives it back', async () => {
  const workspace = newWorkspace();
  await importText(workspace, 'Serial,Vendor\nS1,Zorblatt\nS2,Q\n');
  const name = readUnresolvedNames(workspace.reader).find(({ text }) => text === 'Zorblatt');
  const tag = (set: { readonly supplierId: string } | { readonly placement: 'core' }) =>
    workspace.write((db) => tagItems(db, { filter: { search: 'S2' }, set, reason: 'Type plate.' }));
  workspace.write((db) =>
    assignVendor(db, {
      manufacturerIds: [name?.manufacturerId ?? -1],
      to: { newSupplierName: 'Acme' },
    }),
  );
  const vendor = tag({ supplierId: 'own-acme' });
  const placement = tag({ placement: 'core' });
  const merged = workspace.write((db) =>
    mergeSuppliers(db, { supplierId: 'own-acme', intoId: 'nokia' }),
  );
  const suppliers = () => itemsOf(workspace).map(({ supplierId }) => supplierId);
  expect(suppliers()).toEqual(['nokia', 'nokia']);
  expectSound(workspace);
  // What was done before the merger is undone as what it has become.
  const undo = (changeId: number | null) => workspace.write((db) => undoChange(db, changeId ?? -1));
  undo(merged.changeId);
  expect(suppliers()).toEqual(['own-acme', 'own-acme']);
  expectSound(workspace);
  undo(placement.changeId);
  undo(vendor.changeId);
  expect(suppliers()).toEqual(['own-acme', null]);
  expectSound(workspace);
});
