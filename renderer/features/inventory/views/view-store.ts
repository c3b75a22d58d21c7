import { notifications } from '@mantine/notifications';
import { create } from 'zustand';
import type { SavedView } from '#shared/contract/views';
import type { ViewDefinition } from '#shared/domain/saved-view';
import { useSession } from '../../../app/session.ts';
import { showError } from '../../../components/notify.ts';
import { callData } from '../../../data/data-client.ts';
import { queryClient } from '../../../data/query-client.ts';
import { setDensity } from '../inventory-layout.ts';
import { isUntouched, showItems } from '../inventory-store.ts';

type ViewState = {
  /** The view that was opened or saved last, whatever changed since. */
  readonly activeId: number | null;
  /** What the grid has still to take over from an opened view. */
  readonly pending: ViewDefinition | null;
  /** False until it is known whether the inventory begins with a view. */
  readonly isStartKnown: boolean;
};

const START: ViewState = { activeId: null, pending: null, isStartKnown: false };

/** Which saved view the inventory shows. */
export const useViews = create<ViewState>()(() => START);

/** Shows the items of a view as it shows them, and says what the view names in vain. */
export function openView({ id, name, view, note }: SavedView): void {
  showItems(view.filter, view.order);
  setDensity(view.density);
  useViews.setState({ activeId: id, pending: view });
  if (note === null) return;
  notifications.show({ title: `View “${name}”`, message: note, color: 'orange', withBorder: true });
}

/** Says that the list of views is to be read anew; nothing else depends on it. */
export function refreshViews(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: ['views.list'] });
}

// Each workspace has views of its own, and may begin with one. Where the operator was sent to the
// inventory with a filter meanwhile, that filter is what they want to see.
let opened = 0;
useSession.subscribe(({ status }) => {
  opened += 1;
  const mine = opened;
  useViews.setState(START);
  if (status !== 'open') return;
  callData('views.list', {})
    .then((views) => {
      const start = views.find(({ isStart }) => isStart);
      if (mine === opened && start !== undefined && isUntouched()) openView(start);
    })
    .catch(showError)
    .finally(() => {
      if (mine === opened) useViews.setState({ isStartKnown: true });
    });
});
