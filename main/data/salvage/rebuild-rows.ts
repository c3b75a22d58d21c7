import { classOfKey } from '../commands/classes.ts';
import { normaliseName } from '../../tagging/normalise-name.ts';
import type { CopiedTable, NamedRow } from './copied-tables.ts';
import type { RowCopier } from './copy-rows.ts';
import { indexEntries, type Salvage, type Step } from './index-entries.ts';
import { PageUse } from './page-use.ts';
import type { StoredValue } from './read-record.ts';

/** An index that holds enough of the rows of a table to make them again. */
type Source = {
  readonly index: string;
  /** The row of an entry, or `null` where it does not say it. */
  readonly rowOf: (values: readonly StoredValue[]) => NamedRow | null;
};

const SOURCES: Readonly<Partial<Record<CopiedTable, Source>>> = {
  item_class: {
    index: 'sqlite_autoindex_item_class_1',
    rowOf: ([key, id]) => {
      const says = classOfKey(String(key));
      return says === null ? null : { ...says, class_key: key ?? null, id: id ?? null };
    },
  },
  // Whom a name was resolved to stood in the row alone; it is found again by rule.
  manufacturer: {
    index: 'sqlite_autoindex_manufacturer_1',
    rowOf: ([text, variant, id]) => ({
      text: text ?? null,
      variant: variant ?? null,
      id: id ?? null,
      normalised: normaliseName(String(text)),
    }),
  },
};

/** Makes rows that could not be read again from an index that holds what they said. */
export function* rebuildRows(salvage: Salvage, copier: RowCopier): Generator<Step> {
  const { tally, shape } = copier;
  const source = SOURCES[tally.table];
  const lost = tally.state.unread + tally.leftOut.misfit + tally.leftOut.contradiction;
  if (source === undefined || (lost === 0 && !tally.state.hasGaps)) return;
  const isThere = salvage.into
    .prepare<[StoredValue], number>(`SELECT 1 FROM "${shape.name}" WHERE id = ?`)
    .pluck();
  // The pages of the index are taken since its entries were counted.
  const again = { ...salvage, use: new PageUse(salvage.file) };
  const state = { unread: 0, hasGaps: false };
  for (const { values, pages } of indexEntries(again, source.index, state)) {
    const row = source.rowOf(values);
    if (row === null || isThere.get(row['id'] ?? null) !== undefined) continue;
    copier.rebuild(row, pages);
    yield { rows: 0 };
  }
}
