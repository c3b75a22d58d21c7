import { describe, expect, it } from 'vitest';
import type { ImportPlan } from '#shared/contract/import';
import { addRule } from '#main/data/commands/own-rules/edit-rules';
import { tagItems } from '#main/data/commands/tag-items';
import { undoChange } from '#main/data/commands/undo';
import { undoImport } from '#main/data/commands/undo-import/undo-import';
import type { Workspace } from '#main/data/workspace';
import { expectTagsAsRulesSay } from '../support/rule-tags.ts';
import { importText, newWorkspace, onlyItem } from '../support/workspaces.ts';

/** The tags of the only item after each of some files. */
async function tagsAfter(
  workspace: Workspace,
  files: readonly string[],
  plan: Partial<ImportPlan> = {},
): Promise<unknown[]> {
  const tags: unknown[] = [];
  for (const text of files) {
    await importText(workspace, text, { plan });
    const { function: role, placement } = onlyItem(workspace);
    tags.push({ role, placement });
    expectTagsAsRulesSay(workspace);
  }
  return tags;
}

const ACCESS = { role: 'fixed-access', placement: 'edge' };
const OPEN = { role: null, placement: 'untagged' };

describe('tags that rules propose, after a row about a known item', () => {
  it('go with the host name that they came from', async () => {
    const files = ['Serial,Host\nS1,par-olt-2\n', 'Serial,Host\nS1,\n'];
    expect(await tagsAfter(newWorkspace(), files, { blanksErase: true })).toEqual([ACCESS, OPEN]);
  });

  it('go with a host name that says nothing any more', async () => {
    const files = ['Serial,Host\nS1,par-olt-2\n', 'Serial,Host\nS1,par-xyz-2\n'];
    expect(await tagsAfter(newWorkspace(), files)).toEqual([ACCESS, OPEN]);
  });

  it('stay where the file does not speak of what they came from', async () => {
    const files = ['Serial,Host\nS1,par-olt-2\n', 'Serial,Rack\nS1,R9\n', 'Serial,Host\nS1,\n'];
    expect(await tagsAfter(newWorkspace(), files)).toEqual([ACCESS, ACCESS, ACCESS]);
  });

  it('follow a word for the function that takes the place of a category', async () => {
    const files = ['Serial,Function\nS1,transport\n', 'Serial,Function\nS1,OLT\n'];
    const [first, second] = await tagsAfter(newWorkspace(), files);
    expect(first).toMatchObject({ role: 'transport' });
    expect(second).toEqual(ACCESS);
  });

  it('see by rules of one’s own what the item is as a whole, and not the row alone', async () => {
    const workspace = newWorkspace();
    workspace.write((db) => {
      addRule(db, {
        name: 'NE40 at R9',
        conditions: [
          { field: 'model', test: 'equals', value: 'NE40E' },
          { field: 'site', test: 'equals', value: 'R9' },
        ],
        set: { placement: 'edge' },
      });
    });
    const files = ['Serial,Model\nS1,NE40E\n', 'Serial,Site\nS1,R9\n', 'Serial,Site\nS1,R8\n'];
    const tags = await tagsAfter(workspace, files);
    expect(tags.map((each) => (each as typeof OPEN).placement)).toEqual([
      expect.not.stringMatching('edge'),
      'edge',
      expect.not.stringMatching('edge'),
    ]);
  });

  it('are what rules make of the item where an earlier import is undone', async () => {
    const workspace = newWorkspace();
    const head = 'Serial,Vendor,Model,Host\n';
    await importText(workspace, `${head}S4,,A,par-olt-2\n`);
    const { importId } = await importText(workspace, `${head}S4,Huawei,NE40E,x\n`);
    // Names the model again, so that one comes back, and the other stays.
    await importText(workspace, `${head}S4,,A,\n`);
    workspace.write((db) => undoImport(db, importId ?? -1));
    expect(onlyItem(workspace)).toMatchObject({ hostname: 'par-olt-2', placement: 'edge' });
    expectTagsAsRulesSay(workspace);
  });

  it('are what rules make of the item where an earlier tag of a person is undone', async () => {
    const workspace = newWorkspace();
    await importText(workspace, 'Serial,Host\nS1,par-olt-2\n');
    const { changeId } = workspace.write((db) =>
      tagItems(db, { filter: {}, set: { placement: 'core' }, reason: 'Seen.' }),
    );
    await importText(workspace, 'Serial,Host\nS1,par-xyz-2\n');
    workspace.write((db) => undoChange(db, changeId ?? -1));
    expect(onlyItem(workspace)).toMatchObject({ placement: 'untagged' });
    expectTagsAsRulesSay(workspace);
  });
});
