import type { ItemMatches } from '#shared/contract/items';
import type { ItemField } from '#shared/domain/item';
import { foldForSearch, parseSearch } from '#shared/domain/search-text';
import { COLUMN_OF } from '../../database/columns.ts';
import type { Database } from '../../database/connection.ts';
import { parseExtra } from '../../database/extra.ts';

/** Searched fields that a row of the grid does not show. */
const UNSEEN_FIELDS: readonly ItemField[] = [
  'siteName',
  'region',
  'softwareVersion',
  'ipAddress',
  'macAddress',
  'sysObjectId',
  'currency',
  'notes',
  'function',
];

/** The fields without a column that hold words of a search, for each of some items. */
export function readMatches(db: Database, ids: readonly number[], search: string): ItemMatches[] {
  const words = parseSearch(search);
  const columns = UNSEEN_FIELDS.map((field) => COLUMN_OF[field]);
  const items = db
    .prepare<[string], Record<string, string | number | null>>(
      `SELECT i.id, i.extra, ${columns.join(', ')} FROM item i JOIN item_class c ON c.id = i.class_id
       WHERE i.id IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(ids));
  const has = ({ text }: { readonly text: string }): boolean => {
    const folded = foldForSearch(text);
    return words.some((word) => folded.includes(word));
  };
  return items.map((item) => {
    const fields = UNSEEN_FIELDS.flatMap((field) => {
      const text = item[COLUMN_OF[field]];
      return typeof text === 'string' ? { field, heading: field, text } : [];
    });
    const extra = [...parseExtra(item['extra'])].map(([heading, text]) => ({
      field: null,
      heading,
      text,
    }));
    return { id: Number(item['id']), matches: [...fields, ...extra].filter(has) };
  });
}
