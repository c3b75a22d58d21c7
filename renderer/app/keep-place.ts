import { notifications } from '@mantine/notifications';
import type { Place } from '#shared/contract/place';
import { showError } from '../components/notify.ts';
import { callApp } from '../data/bridge.ts';
import { useInventory } from '../features/inventory/inventory-store.ts';
import { SCREENS, useNavigation, type Screen } from './navigation.ts';
import { useSession } from './session.ts';

function here(): Place {
  const { screen } = useNavigation.getState();
  const { filter, order, selectedId, isPanelOpen } = useInventory.getState();
  return { screen, filter, order, selectedId, isPanelOpen };
}

/**
 * Tells the main process where the operator is, which keeps it in memory for the case that this page
 * stops; called once, by the entry.
 */
export function keepPlace(): void {
  const keep = (): void => {
    if (useSession.getState().status !== 'open') return;
    callApp('workspace.keepPlace', here()).catch(showError);
  };
  useNavigation.subscribe(keep);
  useInventory.subscribe(keep);
}

const isScreen = (name: string): name is Screen => SCREENS.some((screen) => screen === name);

/** Goes where the page was that stopped, and says what happened. */
export function returnTo({ screen, ...inventory }: Place): void {
  useInventory.setState(inventory);
  if (isScreen(screen)) useNavigation.getState().reset(screen);
  notifications.show({
    title: 'The window stopped and was opened again',
    message: 'Everything that was acknowledged is saved. What you were about to enter may be gone.',
    color: 'yellow',
    autoClose: false,
    withBorder: true,
  });
}
