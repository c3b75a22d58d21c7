import type { DataContract } from '#shared/contract/data';
import type { viewMethods } from '#shared/contract/views';
import type { Handlers } from '#shared/rpc/contract';
import {
  removeView,
  renameView,
  restoreView,
  saveView,
  setStartView,
  updateView,
} from './commands/saved-views.ts';
import type { Database } from './database/connection.ts';
import type { FirstMethod } from './first-handlers.ts';
import type { Session } from './session.ts';

/** Answers what is asked about saved views. No item and no figure depends on them. */
export function viewHandlers(
  session: Session,
): Pick<Handlers<DataContract>, Exclude<keyof typeof viewMethods, FirstMethod>> {
  const change = (work: (db: Database) => void): Record<string, never> => {
    session.workspace.write(work, { isAboutItems: false });
    return {};
  };
  return {
    'views.save': ({ name, view }) =>
      session.workspace.write((db) => saveView(db, name, view), { isAboutItems: false }),
    'views.update': ({ id, view }) => change((db) => updateView(db, id, view)),
    'views.rename': ({ id, name }) => change((db) => renameView(db, id, name)),
    'views.setStart': ({ id }) => change((db) => setStartView(db, id)),
    'views.remove': ({ id }) => change((db) => removeView(db, id)),
    'views.restore': ({ id }) => change((db) => restoreView(db, id)),
  };
}
