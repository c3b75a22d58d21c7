import { expect, it } from 'vitest';
import { changeItems } from '#main/data/commands/edit/change-items';
import { runSteps, StepJob } from '#main/data/commands/edit/step-job';
import type { Workspace } from '#main/data/workspace';
import { failureOfCall, expectFailure } from '../support/failure.ts';
import { contentOf, expectSound } from '../support/ledgers.ts';
import { importText, newWorkspace } from '../support/workspaces.ts';

const REQUEST = {
  filter: {},
  set: { field: 'status' as const, value: 'decommissioned' },
  reason: 'Switched off.',
};

async function filled(): Promise<Workspace> {
  const workspace = newWorkspace();
  await importText(workspace, 'Serial,Vendor\nS1,Huawei\nS2,Nokia\n');
  return workspace;
}

/** Changes the items in steps; `onStep` hears of each. */
function change(
  workspace: Workspace,
  signal: AbortSignal,
  onStep: (step: { done: number; total: number }) => void,
): Promise<void> {
  return workspace.writeInSteps(
    async (db, begin) => {
      begin();
      const { changed } = await runSteps(changeItems(db, REQUEST), signal, onStep);
      return changed > 0;
    },
    { job: 'A change of many items' },
  );
}

it('a change that is cancelled leaves everything as it was, and others are refused meanwhile', async () => {
  const workspace = await filled();
  const before = contentOf(workspace);
  const controller = new AbortController();
  const running = change(workspace, controller.signal, ({ total }) => {
    expect(total).toBe(2);
    controller.abort();
  });
  const refused = await failureOfCall(() => workspace.write(() => undefined));
  expectFailure(refused, 'conflict', 'A change of many items is running');
  expectFailure(await failureOfCall(() => running), 'cancelled', 'nothing was changed');
  expect(contentOf(workspace)).toEqual(before);
  await change(workspace, new AbortController().signal, () => undefined);
  expect(contentOf(workspace)).not.toEqual(before);
  expectSound(workspace);
});

it('a newer job ends an older one and begins after it', async () => {
  const job = new StepJob();
  const told: string[] = [];
  function* steps(name: string): Generator<string, string, undefined> {
    for (let at = 0; at < 50; at += 1) yield name;
    told.push(name);
    return name;
  }
  const start = (name: string) =>
    job.start(async (signal) => {
      try {
        return await runSteps(steps(name), signal, () => undefined);
      } finally {
        told.push(`${name} ended`);
      }
    });
  const failed = failureOfCall(() => start('first'));
  const second = start('second');
  expect((await failed).code).toBe('cancelled');
  expect(await second).toBe('second');
  expect(told.filter((each) => each !== 'first ended')).toEqual(['second', 'second ended']);
});
