import { create } from 'zustand';
import type { ItemFilter, ItemSort } from '#shared/domain/filter';
import { DEFAULT_ORDER } from '#shared/domain/saved-view';
import { useNavigation } from '../../app/navigation.ts';
import { useSession } from '../../app/session.ts';

type InventoryState = {
  readonly filter: ItemFilter;
  /** Later fields break the ties of earlier ones; one to four. */
  readonly order: ItemSort[];
  readonly selectedId: number | null;
  readonly isPanelOpen: boolean;
  /** Rows marked in the grid; they can be copied. */
  readonly markedRows: number;
  /** What was asked for by a key or a command and stands open. */
  readonly request: 'go-to-row' | 'edit-text' | null;
};

const START: InventoryState = {
  filter: {},
  order: DEFAULT_ORDER,
  selectedId: null,
  isPanelOpen: false,
  markedRows: 0,
  request: null,
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
  const { filter, order } = useInventory.getState();
  return filter === START.filter && order === START.order;
}

/** Shows the items of another filter in another order. */
export function showItems(filter: ItemFilter, order: ItemSort[]): void {
  useInventory.setState({ filter, order, selectedId: null, isPanelOpen: false });
}

/** Shows the items of another filter. */
export function setFilter(filter: ItemFilter): void {
  useInventory.setState({ filter });
}

/** Shows the items in another order. */
export function setOrder(order: ItemSort[]): void {
  useInventory.setState({ order });
}

/** Says how many rows are marked. */
export function setMarkedRows(markedRows: number): void {
  useInventory.setState({ markedRows });
}

/** Opens the field for a row to go to, or the filter as text; `null` closes both. */
export function ask(request: InventoryState['request']): void {
  useInventory.setState({ request });
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
