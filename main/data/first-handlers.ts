import type { DataContract } from '#shared/contract/data';
import type { Handlers } from '#shared/rpc/contract';
import { readLastChange } from './queries/history.ts';
import { readPolicies } from './queries/policies.ts';
import { readSavedViews } from './queries/saved-views.ts';
import { readSearchState } from './queries/search/search-items.ts';
import { summaryFor } from './queries/summary-document.ts';
import { readWorkspaceInfo } from './queries/workspace-info.ts';
import type { Session } from './session.ts';

/** What the window asks before its first screen is drawn. */
export type FirstMethod =
  | 'workspace.get'
  | 'policies.list'
  | 'items.searchState'
  | 'history.steps'
  | 'views.list'
  | 'summary.get';

/**
 * Answers what the first screen needs from the session's open workspace. Kept apart from the other
 * handlers, so that starting loads no more than this.
 */
export function firstHandlers(session: Session): Pick<Handlers<DataContract>, FirstMethod> {
  const reader = () => session.workspace.reader;
  return {
    'workspace.get': () => readWorkspaceInfo(session.workspace),
    'policies.list': () => readPolicies(reader()),
    'items.searchState': () => readSearchState(reader()),
    'history.steps': () => ({
      undo: readLastChange(reader()),
      redo: session.workspace.nextRedo,
    }),
    'views.list': () => readSavedViews(reader()),
    'summary.get': (question) => summaryFor(reader(), question),
  };
}
