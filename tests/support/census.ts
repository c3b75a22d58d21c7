import { ColumnCensus, type CensusResult } from '#main/import/column-census';
import type { ItemField } from '#shared/domain/item';

/** The census of one column under the heading "Column", its first cell on line 2. */
export function censusOf(field: ItemField | null, cells: readonly string[]): CensusResult {
  const census = new ColumnCensus([{ name: 'Column', field }]);
  cells.forEach((cell, at) => {
    census.add([cell], at + 2);
  });
  return census.finish();
}
