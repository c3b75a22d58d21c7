import type { GridApi } from 'ag-grid-community';
import { useEffect, useState } from 'react';
import type { ItemRow } from '#shared/contract/items';
import type { ViewDefinition } from '#shared/domain/saved-view';
import { useInventoryLayout } from '../inventory-layout.ts';
import { useInventory } from '../inventory-store.ts';
import { applyColumns, captureColumns } from './grid-columns.ts';
import { useViews } from './view-store.ts';

/**
 * What the inventory shows now, in the form that a view keeps; `null` before the grid is there.
 * Takes over what an opened view leaves to the grid.
 */
export function useShownView(api: GridApi<ItemRow> | null): ViewDefinition | null {
  const { filter, order } = useInventory();
  const density = useInventoryLayout((layout) => layout.density);
  const pending = useViews((state) => state.pending);
  // The grid holds the columns; counting its changes makes them be read again.
  const [, setChanges] = useState(0);

  useEffect(() => {
    if (api === null) return undefined;
    const count = (): void => setChanges((changes) => changes + 1);
    api.addEventListener('stateUpdated', count);
    return () => {
      if (!api.isDestroyed()) api.removeEventListener('stateUpdated', count);
    };
  }, [api]);

  useEffect(() => {
    if (api === null || pending === null) return;
    applyColumns(api, pending.columns);
    useViews.setState({ pending: null });
  }, [api, pending]);

  if (api === null || api.isDestroyed()) return null;
  return { filter, order, columns: captureColumns(api), density };
}
