import { create } from 'zustand';
import type { ScreenParams, Screen } from './navigation.ts';
import { useNavigation } from './navigation.ts';
import { callApp } from '../data/bridge.ts';
import { resetDataClient } from '../data/data-client.ts';
import { queryClient } from '../data/query-client.ts';
import { forget } from '../features/import/import-store.ts';

type Session =
  | { readonly status: 'loading' | 'closed'; readonly name: null }
  | { readonly status: 'open'; readonly name: string };

/** Which workspace this window has open, if any. */
export const useSession = create<Session>(() => ({ status: 'loading', name: null }));

type Opened = { status: 'opened'; name: string } | { status: 'cancelled' };
type Landing = { readonly screen: Screen; readonly params?: ScreenParams };

function enter(name: string, landing: Landing): void {
  resetDataClient();
  forget();
  queryClient.clear();
  useNavigation.getState().reset(landing.screen, landing.params);
  useSession.setState({ status: 'open', name }, true);
}

/** Asks the main process which workspace is open; called when the window starts. */
export async function restoreSession(): Promise<void> {
  const current = await callApp('workspace.current', {});
  if (current === null) useSession.setState({ status: 'closed', name: null }, true);
  else enter(current.name, { screen: 'overview' });
}

/**
 * Opens or creates a workspace by the given call and lands on a screen. False where the operator
 * cancelled; whatever was open stays open then.
 */
export async function openWorkspace(
  open: () => Promise<Opened>,
  landing: Landing = { screen: 'overview' },
): Promise<boolean> {
  const outcome = await open();
  if (outcome.status === 'cancelled') return false;
  enter(outcome.name, landing);
  return true;
}

/** Closes the workspace and returns to the start screen. */
export async function closeWorkspace(): Promise<void> {
  await callApp('workspace.close', {});
  resetDataClient();
  forget();
  useSession.setState({ status: 'closed', name: null }, true);
  queryClient.clear();
}
