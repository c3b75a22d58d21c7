import {
  IconAdjustmentsHorizontal,
  IconArrowBarToDown,
  IconFilterEdit,
  IconFilterOff,
  IconLineHeight,
} from '@tabler/icons-react';
import {
  setDensity,
  togglePanel,
  useInventoryLayout,
} from '../features/inventory/inventory-layout.ts';
import { ask, setFilter } from '../features/inventory/inventory-store.ts';
import type { Command } from './command.ts';
import { useNavigation } from './navigation.ts';

function inInventory(work: () => void): () => void {
  return () => {
    const { screen, go } = useNavigation.getState();
    if (screen !== 'inventory') go('inventory');
    work();
  };
}

/** What can be asked of the inventory from any screen. */
export const inventoryCommands: readonly Command[] = [
  {
    id: 'go-to-row',
    label: 'Go to row…',
    about: 'Leads to a place in the inventory by its number',
    icon: IconArrowBarToDown,
    needsWorkspace: true,
    run: inInventory(() => ask('go-to-row')),
  },
  {
    id: 'edit-filter',
    label: 'Edit the filter as text',
    about: 'Write conditions such as vendor:Huawei -country:DE',
    icon: IconFilterEdit,
    needsWorkspace: true,
    run: inInventory(() => ask('edit-text')),
  },
  {
    id: 'clear-filter',
    label: 'Clear the filter',
    about: 'Shows every item of the inventory',
    icon: IconFilterOff,
    needsWorkspace: true,
    run: inInventory(() => setFilter({})),
  },
  {
    id: 'toggle-filters',
    label: 'Show or hide the filters',
    about: 'The panel of values beside the inventory',
    icon: IconAdjustmentsHorizontal,
    needsWorkspace: true,
    run: inInventory(togglePanel),
  },
  {
    id: 'toggle-density',
    label: 'Compact or comfortable rows',
    about: 'How far apart the rows of the inventory stand',
    icon: IconLineHeight,
    needsWorkspace: true,
    run: inInventory(() =>
      setDensity(useInventoryLayout.getState().density === 'compact' ? 'comfortable' : 'compact'),
    ),
  },
];
