import type { ItemFilter } from '#shared/domain/filter';
import type { ViewDefinition } from '#shared/domain/saved-view';

function isBlank(value: unknown): boolean {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

/** A filter as a text in which neither order nor what filters nothing counts. */
function filterText(filter: ItemFilter): string {
  const conditions = Object.entries(filter)
    .filter(([, value]) => !isBlank(value))
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(conditions);
}

/** True where two views show the same items in the same order and the same columns. */
export function isSameView(one: ViewDefinition, other: ViewDefinition): boolean {
  const widthsOf = ({ columns }: ViewDefinition): string =>
    JSON.stringify(columns.order.map((id) => columns.widths[id]));
  const restOf = ({ order, density, columns }: ViewDefinition): string =>
    JSON.stringify([
      order.map(({ field, direction }) => [field, direction]),
      density,
      columns.order,
      columns.hidden,
      columns.pinned,
    ]);
  return (
    filterText(one.filter) === filterText(other.filter) &&
    restOf(one) === restOf(other) &&
    widthsOf(one) === widthsOf(other)
  );
}
