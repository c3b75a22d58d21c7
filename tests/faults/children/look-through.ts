import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataContract, type DataContract } from '#shared/contract/data';
import { isAppError } from '#shared/rpc/app-error';
import { dispatch } from '#shared/rpc/serve';
import { examineWorkspace } from '#main/data/examine/examine-workspace';
import { createHandlers } from '#main/data/handlers';
import { Session } from '#main/data/session';
import { Workspace } from '#main/data/workspace';
import { READ_ONLY } from '../../contract/read-only-methods.ts';
import { sampleOf } from '../../support/schema-samples.ts';
import { workerUrl } from '../steps.ts';
import { readJob, tell } from './protocol.ts';

/** Workspaces that a child looks through as the app does before it opens them. */
export type LookJob = { readonly paths: readonly string[] };

/** What a child says of each: it was refused, it opened, or something went wrong that must not. */
export type Look = {
  readonly outcome: 'refused' | 'opened' | 'wrong';
  readonly text: string;
};

type Name = keyof DataContract;

/** What a method is asked: as little as it takes, as much as it takes, and that about all items. */
function inputsOf(name: Name): unknown[] {
  const { input } = dataContract[name];
  const sample = sampleOf(input);
  const aboutAll = { ...(sample as object), filter: {} };
  return [{}, sample, aboutAll].filter((each) => input.safeParse(each).success);
}

/** Asks an accepted workspace everything that changes nothing; gives what is wrong with the answers. */
async function wrongAnswers(path: string): Promise<string[]> {
  const session = new Session(workerUrl, '1.2.3', () => undefined);
  const wrong: string[] = [];
  const tell = (name: Name, error: unknown): void => {
    wrong.push(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : 'a defect'}`);
  };
  try {
    session.replaceWorkspace(Workspace.open(path, false, { isForeign: true }), {
      getsBackups: false,
    });
    const handlers = createHandlers(session);
    const ask = async (name: Name, input: unknown): Promise<void> => {
      const outcome = await dispatch(dataContract, handlers, name, input, (error) => {
        tell(name, error);
      });
      if (!outcome.ok) return;
      const parsed = dataContract[name].output.safeParse(structuredClone(outcome.value));
      if (!parsed.success) tell(name, parsed.error);
    };
    const names = Object.keys(dataContract).filter((name) => READ_ONLY.has(name)) as Name[];
    for (const name of names) {
      for (const input of inputsOf(name)) await ask(name, input);
    }
    // As a page does it: the list of all items, and the card of each.
    const order = [{ field: 'verdict' as const, direction: 'desc' as const }];
    const { viewId, total } = await handlers['items.openView']({ filter: {}, order });
    await ask('items.readRows', { viewId, start: 0, count: 500 });
    for (let id = 1; id <= total; id += 1) await ask('items.get', { id });
  } finally {
    session.replaceWorkspace(null);
  }
  return wrong;
}

async function look(path: string): Promise<Look> {
  const folder = mkdtempSync(join(tmpdir(), `provenet-faults-${randomUUID()}`));
  try {
    for (const _ of examineWorkspace({ path, folder, key: null }));
  } catch (error) {
    if (isAppError(error)) return { outcome: 'refused', text: error.message };
    return { outcome: 'wrong', text: error instanceof Error ? (error.stack ?? '') : String(error) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  try {
    const [wrong] = await wrongAnswers(path);
    return wrong === undefined
      ? { outcome: 'opened', text: '' }
      : { outcome: 'wrong', text: wrong };
  } catch (error) {
    return { outcome: 'wrong', text: error instanceof Error ? (error.stack ?? '') : String(error) };
  }
}

for (const path of readJob<LookJob>().paths) tell(JSON.stringify(await look(path)));
