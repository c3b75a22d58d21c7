import type { DataContract } from '#shared/contract/data';
import type { removalMethods } from '#shared/contract/removal';
import type { Handlers } from '#shared/rpc/contract';
import { runSteps } from './commands/edit/step-job.ts';
import {
  previewRemoval,
  setRemoval,
  type RemovalRequest,
  type RemovalsSet,
} from './commands/removal/set-removal.ts';
import { readOwnRemovalFigures } from './queries/removal/figures.ts';
import { readItemRemoval } from './queries/removal/of-item.ts';
import type { Session } from './session.ts';

type RemovalHandlers = Pick<Handlers<DataContract>, keyof typeof removalMethods>;

/** Sets the plan in one transaction of several steps. */
async function set(session: Session, request: RemovalRequest): Promise<RemovalsSet> {
  return session.itemChange.start(async (signal) => {
    const outcome: { set?: RemovalsSet } = {};
    await session.workspace.writeInSteps(
      async (db, begin) => {
        begin();
        outcome.set = await runSteps(setRemoval(db, request), signal, (progress) => {
          session.publishChange(progress);
        });
        return outcome.set.changeId !== null;
      },
      { job: 'A change of the removal plan' },
    );
    if (outcome.set === undefined) throw new Error('A change of the removal plan did not end.');
    return outcome.set;
  });
}

/** Answers what is asked about the removal plan. */
export function removalHandlers(session: Session): RemovalHandlers {
  const reader = () => session.workspace.reader;
  return {
    'removal.figures': () => readOwnRemovalFigures(reader()),
    'removal.ofItem': ({ id }) => readItemRemoval(reader(), id),
    'removal.preview': (question) => previewRemoval(reader(), question.filter, question.set),
    'removal.set': (request) => set(session, request),
  };
}
