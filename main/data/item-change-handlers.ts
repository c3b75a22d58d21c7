import type { DataContract } from '#shared/contract/data';
import type { itemChangeMethods } from '#shared/contract/item-changes';
import type { Handlers } from '#shared/rpc/contract';
import {
  changeItems,
  type ItemsChanged,
  type ItemsToChange,
} from './commands/edit/change-items.ts';
import { runSteps } from './commands/edit/step-job.ts';
import type { Session } from './session.ts';

type ItemChangeHandlers = Pick<Handlers<DataContract>, keyof typeof itemChangeMethods>;

/** Changes items in one transaction of several steps, and keeps that or takes all of it back. */
async function change(
  session: Session,
  request: ItemsToChange,
  isKept: boolean,
): Promise<ItemsChanged> {
  const work = async (signal: AbortSignal): Promise<ItemsChanged> => {
    const outcome: { changed?: ItemsChanged } = {};
    await session.workspace.writeInSteps(
      async (db, begin) => {
        begin();
        outcome.changed = await runSteps(changeItems(db, request), signal, (progress) => {
          session.publishChange(progress);
        });
        return isKept && outcome.changed.changeId !== null;
      },
      { job: 'A change of many items' },
    );
    if (outcome.changed === undefined) throw new Error('A change of items did not end.');
    return outcome.changed;
  };
  return session.itemChange.start(work, { isKept });
}

/** Answers what is asked about changes of many items. */
export function itemChangeHandlers(session: Session): ItemChangeHandlers {
  return {
    'items.previewChange': async (question) => {
      const { changeId: _changeId, ...effect } = await change(
        session,
        { ...question, reason: 'A preview' },
        false,
      );
      return effect;
    },
    'items.change': (request) => change(session, request, true),
    'items.cancelChange': () => {
      session.itemChange.cancel();
      return {};
    },
  };
}
