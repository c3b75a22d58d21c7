import { create } from 'zustand';
import type { ItemFilter, ItemSort } from '#shared/domain/filter';
import { DEFAULT_ORDER } from '#shared/domain/saved-view';
import { useNavigation } from '../../app/navigation.ts';
import { useSession } from '../../app/session.ts';

const DEFAULT_SORT: ItemSort = DEFAULT_ORDER[0] ?? { field: 'id', direction: 'asc' };

type InventoryState = {
  readonly filter: ItemFilter;
  readonly sort: ItemSort;
  readonly selectedId: number | null;
  readonly isPanelOpen: boolean;
};

const START: InventoryState = {
  filter: {},
  sort: DEFAULT_SORT,
  selectedId: null,
  isPanelOpen: false,
};

/** What the operator looks at in the inventory; it outlives leaving the screen. */
export const useInventory = create<InventoryState>()(() => START);

// Another workspace has other items: nothing of the last one may be carried into it.
useSession.subscribe(() => useInventory.setState(START));

// Another screen may send the operator here with a filter. Taking it over as the screen changes,
// not once it is shown, keeps the items of the last filter from being asked for first.
function adoptFilter(): void {
  const { screen, params } = useNavigation.getState();
  if (screen === 'inventory' && params.filter !== undefined) {
    useInventory.setState({ filter: params.filter, selectedId: null, isPanelOpen: false });
  }
}
adoptFilter();
useNavigation.subscribe((now, before) => {
  if (now.visit !== before.visit) adoptFilter();
});

/** True while nobody chose what the inventory shows since the workspace was opened. */
export function isUntouched(): boolean {
  const { filter, sort } = useInventory.getState();
  return filter === START.filter && sort === START.sort;
}

/** Shows the items of another filter in another order. */
export function showItems(filter: ItemFilter, sort: ItemSort): void {
  useInventory.setState({ filter, sort, selectedId: null, isPanelOpen: false });
}

/** Shows the items of another filter. */
export function setFilter(filter: ItemFilter): void {
  useInventory.setState({ filter });
}

/** Shows the items in another order. */
export function setSort(sort: ItemSort): void {
  useInventory.setState({ sort });
}

/** Marks the item that the panel is about. */
export function selectItem(selectedId: number | null): void {
  useInventory.setState({ selectedId });
}

/** Opens the item panel beside the grid. */
export function openPanel(selectedId: number): void {
  useInventory.setState({ selectedId, isPanelOpen: true });
}

/** Closes the item panel; the item stays selected. */
export function closePanel(): void {
  useInventory.setState({ isPanelOpen: false });
}
