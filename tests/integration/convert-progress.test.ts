import { readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { CONVERSION_STEPS } from '#shared/contract/conversion-step';
import type { EventPayload } from '#shared/contract/events';
import { ConversionWatch } from '#main/data/encryption/conversion-progress';
import { encryptionHostHandlers } from '#main/data/encryption/host-handlers';
import { Session } from '#main/data/session';
import { Workspace } from '#main/data/workspace';
import { tagAll } from '../support/backups.ts';
import { newEncrypted, newPlain } from '../support/encrypted.ts';
import { expectFailure, failureOfCall } from '../support/failure.ts';
import { contentOf, expectSound } from '../support/ledgers.ts';
import { ENCRYPTED, sharedLock } from '../support/shared-lock.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { closeWhenDone, workerUrl } from '../support/workspaces.ts';

type Progress = EventPayload<'encryption.progress'>;

/** A session with a workspace open in it, and what hears how far its conversion is. */
function converting(workspace: Workspace, hear: (progress: Progress) => void): Session {
  const session = new Session(workerUrl, '0.0.0', (event, payload) => {
    if (event === 'encryption.progress') hear(payload as Progress);
  });
  session.replaceWorkspace(workspace);
  onTestFinished(() => session.closeWorkspace());
  return session;
}

describe('a conversion', () => {
  it('tells how far it is, from the first byte to the last, either way', async () => {
    for (const [workspace, lock] of [
      [await newPlain(), await sharedLock()],
      [await newEncrypted(), null],
    ] as const) {
      const told: Progress[] = [];
      const session = converting(workspace, (progress) => told.push(progress));
      await session.convert(lock);
      expect(told[0]).toMatchObject({ step: 'copying' });
      expect(told[0]?.done).toBeLessThan(told[0]?.total ?? 0);
      expect(told.at(-1)).toMatchObject({ step: 'rereading', done: told[0]?.total });
      expect(new Set(told.map(({ total }) => total)).size).toBe(1);
      const places = told.map(({ step, done }) => [CONVERSION_STEPS.indexOf(step), done]);
      expect(places).toEqual(places.toSorted((a, b) => Number(a[1]) - Number(b[1])));
      expect(places).toEqual(places.toSorted((a, b) => Number(a[0]) - Number(b[0])));
    }
  });

  it('ends where it is cancelled; everything is as it was, and it can be done again', async () => {
    let isWanted = false;
    const session = converting(await newPlain(), () => {
      if (!isWanted) void handlers['host.cancelConversion']({});
    });
    const handlers = encryptionHostHandlers(session);
    const { workspace } = session;
    const content = contentOf(workspace);
    const files = readdirSync(dirname(workspace.path));
    expectFailure(
      await failureOfCall(() => handlers['host.convert']({ secrets: ENCRYPTED })),
      'cancelled',
      'as it was',
    );
    expect(session.workspace).toBe(workspace);
    expect(contentOf(workspace)).toEqual(content);
    expect(readdirSync(dirname(workspace.path))).toEqual(files);
    tagAll(workspace, 'core');
    isWanted = true;
    const { key } = await handlers['host.convert']({ secrets: ENCRYPTED });
    expect(session.workspace.key).toBe(key);
    expect(key).not.toBeNull();
    expectSound(session.workspace);
  });

  it('ends where the workspace is closed meanwhile, and takes the place of no other', async () => {
    const other = await newPlain();
    const session = converting(await newPlain(), () => {
      if (session.workspace !== other) session.replaceWorkspace(other);
    });
    const { path } = session.workspace;
    const handlers = encryptionHostHandlers(session);
    expectFailure(
      await failureOfCall(() => handlers['host.convert']({ secrets: ENCRYPTED })),
      'cancelled',
      'as it was',
    );
    expect(session.workspace).toBe(other);
    expect(readdirSync(dirname(path)).filter((name) => name.includes('converting'))).toEqual([]);
    expectSound(closeWhenDone(Workspace.open(path, false)));
  });
});

it('counts each step by the bytes of the workspace, at most ten times a second', () => {
  vi.useFakeTimers();
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const path = join(tempFolder(), 'audit.provenet');
  writeFileSync(path, Buffer.alloc(1000));
  const told: Progress[] = [];
  const watch = new ConversionWatch(path, (progress) => told.push(progress));
  watch.begin('copying');
  writeFileSync(`${path}.converting`, Buffer.alloc(400));
  vi.advanceTimersByTime(100);
  // The copy of a file with free pages is smaller; one of another, never taken for larger.
  writeFileSync(`${path}.converting`, Buffer.alloc(2000));
  vi.advanceTimersByTime(100);
  watch.begin('reading');
  vi.advanceTimersByTime(100);
  watch.begin('rewriting');
  watch.begin('rereading');
  vi.advanceTimersByTime(100);
  watch.complete();
  watch.end();
  vi.advanceTimersByTime(1000);
  expect(told).toEqual([
    { step: 'copying', done: 0, total: 5000 },
    { step: 'copying', done: 400, total: 5000 },
    { step: 'copying', done: 1000, total: 5000 },
    { step: 'reading', done: 1000, total: 5000 },
    { step: 'rereading', done: 4000, total: 5000 },
    { step: 'rereading', done: 5000, total: 5000 },
  ]);
});
