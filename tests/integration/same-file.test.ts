import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { tagItems } from '#main/data/commands/tag-items';
import type { Workspace } from '#main/data/workspace';
import { expectFailure, failureOfCall } from '../support/failure.ts';
import { contentOf } from '../support/ledgers.ts';
import { importText, importTextByWorker, newWorkspace } from '../support/workspaces.ts';

const tag = (workspace: Workspace): void => {
  workspace.write((db) =>
    tagItems(db, { filter: {}, set: { placement: 'core' }, reason: 'Seen.' }),
  );
};

describe('a workspace whose file is taken away while it is open', () => {
  it('refuses changes until it is back, and saves them then', async () => {
    const workspace = newWorkspace();
    await importText(workspace, 'Serial,Vendor\nS1,Huawei\n');
    const before = contentOf(workspace);
    renameSync(workspace.path, `${workspace.path}.moved`);
    expectFailure(
      await failureOfCall(() => {
        tag(workspace);
      }),
      'conflict',
      'is not where it was opened any more',
    );
    writeFileSync(workspace.path, 'another file');
    expectFailure(
      await failureOfCall(() => importTextByWorker(workspace, 'Serial\nS2\n')),
      'conflict',
      'was replaced by another file',
    );
    renameSync(`${workspace.path}.moved`, workspace.path);
    expect(contentOf(workspace)).toEqual(before);
    tag(workspace);
    expect(contentOf(workspace)).not.toEqual(before);
    expect(existsSync(`${workspace.path}.moved`)).toBe(false);
  });

  it('takes an import back that was under way', async () => {
    const workspace = newWorkspace();
    const before = contentOf(workspace);
    const rows = Array.from({ length: 40_000 }, (_, row) => `S${row},Huawei`).join('\n');
    let isMoved = false;
    const importing = importTextByWorker(workspace, `Serial,Vendor\n${rows}\n`, {
      onProgress: ({ phase, rows: read }) => {
        if (isMoved || phase !== 'reading' || read === 0) return;
        renameSync(workspace.path, `${workspace.path}.moved`);
        isMoved = true;
      },
    });
    expectFailure(await failureOfCall(() => importing), 'conflict', 'nothing was saved');
    renameSync(`${workspace.path}.moved`, workspace.path);
    expect(isMoved).toBe(true);
    expect(contentOf(workspace)).toEqual(before);
  });
});
