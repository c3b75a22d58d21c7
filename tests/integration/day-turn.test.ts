import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readHistory } from '#main/data/queries/history';
import { summaryFor } from '#main/data/queries/summary-document';
import { readWorkspaceInfo } from '#main/data/queries/workspace-info';
import { updateWorkspace } from '#main/data/commands/update-settings';
import { Workspace } from '#main/data/workspace';
import { closeNow } from '../support/audits.ts';
import { inHost } from '../support/hosts.ts';
import { packOf, ruleOf } from '../support/policies.ts';
import { under, verdicts } from '../support/policy-worlds.ts';

const MINUTE_MS = 60_000;
const EVENING = new Date(2026, 11, 18, 23, 58, 30);
const UNTIL_MIDNIGHT_MS = 1.5 * MINUTE_MS;
const CLEAR = { S1: 'clear', S2: 'clear', S3: 'clear', S4: 'clear', S5: 'clear' };
const FLAGGED = {
  S1: 'overdue',
  S2: 'overdue',
  S3: 'overdue',
  S4: 'overdue',
  S5: 'clear',
};
const NEXT_DAY = '2026-12-19';
/** Prohibits what one supplier made, from that day on. */
const PACK = packOf('from-tomorrow', [
  ruleOf('gone', {
    suppliers: { groups: ['huawei'] },
    effect: { kind: 'prohibit', from: NEXT_DAY },
  }),
]);

beforeEach(() => {
  vi.useFakeTimers({
    now: EVENING,
    toFake: ['Date', 'setTimeout', 'clearTimeout'],
  });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A workspace on the evening before, in a data host; a fixed day keeps it from following today. */
async function onTheEvening(asOf: string | null) {
  const workspace = await under(PACK);
  workspace.write((db) => updateWorkspace(db, { asOf }));
  return { workspace, ...inHost(workspace) };
}

function pastMidnight(): void {
  vi.advanceTimersByTime(2 * MINUTE_MS);
}

function flagged(workspace: Workspace): number {
  return summaryFor(workspace.reader, {}).items.flagged;
}

it('a workspace that stays open over midnight has the verdicts of the new day at once', async () => {
  const { workspace, changes } = await onTheEvening(null);
  const history = readHistory(workspace.reader);
  vi.advanceTimersByTime(UNTIL_MIDNIGHT_MS - 1);
  expect(verdicts(workspace)).toEqual(CLEAR);
  vi.advanceTimersByTime(1);
  expect(changes()).toBe(1);
  expect(readWorkspaceInfo(workspace).asOf).toBe(NEXT_DAY);
  expect(verdicts(workspace)).toEqual(FLAGGED);
  expect(flagged(workspace)).toBe(4);
  // The day is no step of anybody's.
  expect(readHistory(workspace.reader)).toEqual(history);
});

it('one with a fixed date keeps its verdicts, and what is shown is asked for anew', async () => {
  const { workspace, changes } = await onTheEvening('2026-12-18');
  pastMidnight();
  expect(changes()).toBe(1);
  expect(verdicts(workspace)).toEqual(CLEAR);
  expect(flagged(workspace)).toBe(0);
});

it('one that is only read follows as well', async () => {
  const written = await under(PACK);
  written.write((db) => updateWorkspace(db, { asOf: null }));
  written.close();
  const workspace = Workspace.openToRead(written.path, { isDamaged: true });
  const { changes } = inHost(workspace);
  expect(workspace.isReadOnly).toBe(true);
  pastMidnight();
  expect(changes()).toBe(1);
  expect(verdicts(workspace)).toEqual(FLAGGED);
});

it('a change that runs over midnight is waited for', async () => {
  const { workspace } = await onTheEvening(null);
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const running = workspace.writeInSteps((_, begin) => {
    begin();
    return promise;
  });
  pastMidnight();
  expect(verdicts(workspace)).toEqual(CLEAR);
  resolve(false);
  await running;
  vi.advanceTimersByTime(MINUTE_MS);
  expect(verdicts(workspace)).toEqual(FLAGGED);
});

it('an audit that is closed right after midnight has the figures and the items of its day', async () => {
  const { workspace, changes } = await onTheEvening(null);
  vi.setSystemTime(new Date(2026, 11, 19, 0, 0, 5));
  const { id } = await closeNow(workspace);
  expect(verdicts(workspace)).toEqual(FLAGGED);
  expect(flagged(workspace)).toBe(4);
  const kept = workspace.reader
    .prepare(
      `SELECT count(*) FROM audit_item JOIN audit_class USING (audit_id, class_id)
       WHERE audit_id = ? AND severity >= 2`,
    )
    .pluck()
    .get(id);
  expect(kept).toBe(4);
  const before = changes();
  vi.advanceTimersByTime(MINUTE_MS);
  expect(changes()).toBe(before + 1);
});
