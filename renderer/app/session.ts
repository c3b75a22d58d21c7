import { create } from 'zustand';
import type { ScreenParams, Screen } from './navigation.ts';
import { useNavigation } from './navigation.ts';
import { callApp } from '../data/bridge.ts';
import { callData, connectToHost, resetDataClient } from '../data/data-client.ts';
import { askAhead } from '../data/hooks.ts';
import { queryClient } from '../data/query-client.ts';
import type { Place } from '#shared/contract/place';
import { isAppError } from '#shared/rpc/app-error';
import { useDamaged } from '../features/backups/damaged-store.ts';
import { useLocked } from '../features/encryption/locked-store.ts';
import { whileOpening } from '../features/start/opening-store.ts';
import { forget } from '../features/import/import-store.ts';
import { screenChunks } from './screen-chunks.ts';

type Session =
  | { readonly status: 'loading' | 'closed'; readonly name: null }
  | { readonly status: 'open' | 'closing'; readonly name: string };

/** Which workspace this window has open, if any. */
export const useSession = create<Session>(() => ({ status: 'loading', name: null }));

/**
 * Asks the operator what to do about a workspace that did not open, where the main process knows
 * something, or what opens it; otherwise fails as opening did.
 */
async function askAbout(error: unknown): Promise<void> {
  if (isAppError(error, 'workspace-locked')) {
    useLocked.getState().show();
    return;
  }
  if (!(await callApp('recovery.isOffered', {}))) throw error;
  useDamaged.getState().show();
}

type Opened = { status: 'opened'; name: string } | { status: 'cancelled' };
type Landing = { readonly screen: Screen; readonly params?: ScreenParams };

/** Shows a workspace in the place of another; its data host is another, or knows another file. */
function enter(name: string, landing: Landing): void {
  resetDataClient();
  show(name, landing);
}

function show(name: string, landing: Landing): void {
  forget();
  queryClient.clear();
  useNavigation.getState().reset(landing.screen, landing.params);
  // On their way before the first screen is drawn, which then has them.
  if (landing.screen === 'overview') {
    askAhead('summary.get', {});
    askAhead('policies.list', {});
  }
  useSession.setState({ status: 'open', name }, true);
}

/**
 * Asks the main process which workspace is open; called when the window starts. `returnTo` hears
 * where a window was that stopped. Rejects where one
 * could not be opened, and shows the start screen then as well.
 */
export async function restoreSession(returnTo: (place: Place) => void): Promise<void> {
  // Loaded while the workspace is being opened; where that fails, the screen tells.
  screenChunks.overview().catch(() => undefined);
  // So is the way to the data host; where that fails, the first question tries again.
  connectToHost().catch(() => undefined);
  try {
    const current = await whileOpening(callApp('workspace.current', {}));
    if (current !== null) {
      show(current.name, { screen: 'overview' });
      if (current.place !== null) returnTo(current.place);
      return;
    }
  } catch (error) {
    useSession.setState({ status: 'closed', name: null }, true);
    await askAbout(error);
    return;
  }
  useSession.setState({ status: 'closed', name: null }, true);
}

/**
 * Opens or creates a workspace by the given call and lands on a screen. False where the operator
 * cancelled; whatever was open stays open then.
 */
export async function openWorkspace(
  open: () => Promise<Opened>,
  landing: Landing = { screen: 'overview' },
): Promise<boolean> {
  const outcome = await whileOpening(open()).catch(async (error: unknown) => {
    await askAbout(error);
    return { status: 'cancelled' } as const;
  });
  if (outcome.status === 'cancelled') return false;
  enter(outcome.name, landing);
  return true;
}

/** Opens what the operator chose in that dialog, which stays where this fails. */
export async function openMended(
  open: () => Promise<{ readonly status: 'opened'; readonly name: string }>,
): Promise<void> {
  enter((await whileOpening(open())).name, { screen: 'overview' });
}

/** Puts a backup in the place of the open workspace and lands where its history says so. */
export async function restoreBackup(id: string, mayBecomePlain: boolean): Promise<void> {
  await callData('backups.restore', { id, mayBecomePlain });
  const { name } = useSession.getState();
  if (name !== null) enter(name, { screen: 'history' });
}

/** Asks the open workspace anew after it was converted, and lands where its history says so. */
export function enterConverted(): void {
  const { name } = useSession.getState();
  if (name !== null) enter(name, { screen: 'history' });
}

/** Closes the workspace and returns to the start screen. */
export async function closeWorkspace(): Promise<void> {
  const { name } = useSession.getState();
  if (name === null) return;
  // A last backup of a large workspace takes some seconds; nothing can be done in it meanwhile.
  useSession.setState({ status: 'closing', name }, true);
  try {
    await callApp('workspace.close', {});
  } catch (error) {
    useSession.setState({ status: 'open', name }, true);
    throw error;
  }
  resetDataClient();
  forget();
  useSession.setState({ status: 'closed', name: null }, true);
  queryClient.clear();
}
