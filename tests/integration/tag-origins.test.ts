import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tagItems } from '#main/data/commands/tag-items';
import { readItemCard } from '#main/data/queries/item-card';
import { projectRoot } from '../support/reference.ts';
import { importFile, itemsOf, newWorkspace } from '../support/workspaces.ts';

it('says of every tag of every item who or what set it, when and on which evidence', async () => {
  const workspace = newWorkspace();
  await importFile(workspace, join(projectRoot, 'main', 'catalog', 'sample-network.csv'));
  workspace.write((db) =>
    tagItems(db, {
      filter: { placements: ['untagged'] },
      set: { placement: 'edge' },
      reason: 'Seen on site.',
    }),
  );
  const origins = new Set<string>();
  for (const { id } of itemsOf(workspace)) {
    const { placement, function: role, generation, vendor } = readItemCard(workspace.reader, id);
    for (const tag of [placement, role, generation]) {
      const isSet = tag.value !== null && tag.value !== 'untagged';
      origins.add(isSet ? String(tag.by) : 'open');
      expect([tag.by !== null, tag.at !== null]).toEqual([isSet, isSet]);
      if (tag.by === 'rule') expect(tag.evidence).toMatch(/^[a-z0-9-]+(: .+)?$/u);
      if (tag.by === 'person') expect(tag).toMatchObject({ evidence: 'Seen on site.' });
      if (tag.at !== null) expect(new Date(tag.at).toISOString()).toBe(tag.at);
      if (tag.by === 'person') expect(tag.who).not.toBeNull();
    }
    if (vendor.supplierId === null) continue;
    expect(vendor.by).not.toBeNull();
    expect(vendor.at).not.toBeNull();
    const hasReason = vendor.matchedName !== null || vendor.sign !== null;
    expect(hasReason || vendor.evidence !== null).toBe(true);
  }
  expect([...origins].toSorted()).toEqual(['file', 'open', 'person', 'rule']);
});
