import { describe, expect, it } from 'vitest';
import { runInspection } from '#main/data/commands/run-import';
import { Session } from '#main/data/session';
import { failureOfCall } from '../support/failure.ts';
import { tempFolder, writeTo } from '../support/temp-folder.ts';
import { workerUrl } from '../support/workspaces.ts';

const lines = Array.from({ length: 20_000 }, (_, row) => `S${row};Nokia`).join('\n');

describe('a file that is looked at again before the first look has ended', () => {
  it('is read as it was asked for last', async () => {
    const path = writeTo(tempFolder(), 'a.csv', `Serial;Vendor\n${lines}\n`);
    const session = new Session(workerUrl, '0', () => undefined);
    const look = (delimiter: string): Promise<{ readonly columns: readonly unknown[] }> =>
      session.runInspection((signal) =>
        runInspection(session.readers, path, { delimiter }, signal),
      );
    const first = failureOfCall(() => look(','));
    const second = look(';');
    expect((await first).code).toBe('cancelled');
    expect((await second).columns).toHaveLength(2);
  });

  it('is refused while an import runs', async () => {
    const session = new Session(workerUrl, '0', () => undefined);
    let end: () => void = () => undefined;
    const running = session.runCancellable(
      () =>
        new Promise<void>((resolve) => {
          end = resolve;
        }),
    );
    const failure = await failureOfCall(() => session.runInspection(() => Promise.resolve()));
    expect(failure.code).toBe('conflict');
    end();
    await running;
  });
});
