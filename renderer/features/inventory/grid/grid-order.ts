import type { GridApi } from 'ag-grid-community';
import type { ItemRow } from '#shared/contract/items';
import { SORT_FIELDS, type ItemSort } from '#shared/domain/filter';

/** An order as the grid's state keeps it. */
export function sortModelOf(order: readonly ItemSort[]): { colId: string; sort: 'asc' | 'desc' }[] {
  return order.map(({ field, direction }) => ({ colId: field, sort: direction }));
}

/** The order that the headings of the grid show. */
export function orderOf(api: GridApi<ItemRow>): ItemSort[] {
  return api
    .getColumnState()
    .filter(({ sort }) => sort !== null && sort !== undefined)
    .toSorted((a, b) => (a.sortIndex ?? 0) - (b.sortIndex ?? 0))
    .flatMap(({ colId, sort }) => {
      const field = SORT_FIELDS.find((each) => each === colId);
      return field !== undefined && (sort === 'asc' || sort === 'desc')
        ? [{ field, direction: sort }]
        : [];
    });
}

/** Has the headings of the grid show an order. */
export function applyOrder(api: GridApi<ItemRow>, order: readonly ItemSort[]): void {
  api.applyColumnState({
    state: order.map(({ field, direction }, sortIndex) => ({
      colId: field,
      sort: direction,
      sortIndex,
    })),
    defaultState: { sort: null },
  });
}
