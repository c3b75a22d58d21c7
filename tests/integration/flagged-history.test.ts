import { describe, expect, it } from 'vitest';
import { overviewMethods } from '#shared/contract/overview';
import { setPolicyActive } from '#main/data/commands/policies/edit-policies';
import { undoChange } from '#main/data/commands/undo';
import { updateWorkspace } from '#main/data/commands/update-settings';
import { writeSettings } from '#main/data/database/settings';
import { readFlaggedHistory } from '#main/data/queries/overview/flagged-history';
import type { Workspace } from '#main/data/workspace';
import { importText, newWorkspace } from '../support/workspaces.ts';

const HEAD = 'Serial,Vendor,Country\n';
const FIRST = `${HEAD}S1,Huawei,DE\nS2,Nokia,DE\nS3,Unheard Of,DE\n`;
const SECOND = `${HEAD}S4,ZTE,DE\nS5,Huawei,DE\n`;

function historyOf(workspace: Workspace) {
  return overviewMethods['overview.history'].output.parse(readFlaggedHistory(workspace.reader));
}

describe('the course of flagged items', () => {
  it('keeps what counted after each import, change of policies and undo', async () => {
    const workspace = newWorkspace();
    await importText(workspace, FIRST, { name: 'first.csv' });
    await importText(workspace, SECOND, { name: 'second.csv' });
    workspace.write((db) => setPolicyActive(db, 'eu-baseline', false));
    const { steps, unknown } = historyOf(workspace);
    expect(unknown).toBe(0);
    expect(
      steps.map(({ kind, flagged, undetermined, clear }) => [kind, flagged, undetermined, clear]),
    ).toEqual([
      ['import', 1, 1, 1],
      ['import', 3, 1, 1],
      ['policy', 0, 0, 5],
    ]);
    const last = steps.at(-1)?.changeId ?? 0;
    workspace.write((db) => undoChange(db, last));
    expect(historyOf(workspace).steps.at(-1)).toMatchObject({ kind: 'undo', flagged: 3 });
  });

  it('keeps nothing of a dry run, and another date as a step of its own', async () => {
    const workspace = newWorkspace();
    await importText(workspace, FIRST);
    await importText(workspace, SECOND, { isDryRun: true });
    const before = historyOf(workspace);
    workspace.write((db) => {
      updateWorkspace(db, { asOf: '2019-01-01' });
    });
    expect(before.steps).toHaveLength(1);
    const [first, second, ...more] = historyOf(workspace).steps;
    expect(first).toEqual(before.steps[0]);
    expect(second).toMatchObject({ kind: 'settings', asOf: '2019-01-01', flagged: 0, clear: 3 });
    expect(more).toEqual([]);
  });

  it('invents nothing for changes of an older program', async () => {
    const workspace = newWorkspace();
    await importText(workspace, FIRST);
    workspace.write((db) => setPolicyActive(db, 'eu-baseline', false));
    // As an older program left them: the counts of policies alone, and no date.
    workspace.write((db) => {
      db.exec(`UPDATE change SET detail = json_remove(detail, '$."figures after"')`);
    });
    expect(historyOf(workspace)).toMatchObject({
      unknown: 1,
      steps: [{ kind: 'policy', asOf: null, flagged: 0, undetermined: 0, clear: 3 }],
    });
    // What is written without a change must not give an old one the figures of now.
    workspace.write((db) => {
      writeSettings(db, { operatorName: 'Op' });
    });
    expect(historyOf(workspace).unknown).toBe(1);
  });
});
