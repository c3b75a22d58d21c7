import type { Database } from '../database/connection.ts';
import type { FoundSchema } from './find-schema.ts';
import type { PageFile } from './page-file.ts';
import type { PageUse } from './page-use.ts';
import type { StoredRow } from './tree-page.ts';
import { walkTree, type TreeState } from './walk-tree.ts';

/** A damaged file, as far as it is known, and the new one of the same schema that gets its rows. */
export type Salvage = {
  readonly file: PageFile;
  readonly use: PageUse;
  readonly schema: FoundSchema;
  readonly into: Database;
};

/** Rows that were read since the step before. */
export type Step = { readonly rows: number };

/** Reads the entries of an index of a table, whose last value is the number of a row. */
export function* indexEntries(
  { file, use, schema, into }: Salvage,
  index: string,
  state: TreeState,
): Generator<StoredRow> {
  const root = schema.roots.get(index);
  if (root === undefined) {
    state.hasGaps = true;
    return;
  }
  const columns =
    into
      .prepare<[string], number>('SELECT count(*) FROM pragma_index_info(?)')
      .pluck()
      .get(index) ?? 0;
  const fits = ({ values }: StoredRow): boolean =>
    values.length === columns + 1 && Number.isInteger(values[columns]);
  for (const row of walkTree({ file, use, family: 'index', fits, state }, root)) {
    if (fits(row)) yield row;
    else state.unread += 1;
  }
}
