import type { NamesApart, OpenName } from '../../tagging/name-clusters.ts';
import type { Database } from '../database/connection.ts';

type Row = { readonly id: number; readonly text: string; readonly items: number };

/** Every manufacturer text of items in scope that no supplier is known for, each once. */
export function readOpenNames(db: Database): OpenName[] {
  const rows = db
    .prepare<[], Row>(
      `SELECT m.id, m.text, sum(v.items) AS items
       FROM manufacturer m JOIN item_class c ON c.manufacturer_id = m.id
       JOIN class_verdict v ON v.class_id = c.id
       WHERE m.supplier_id IS NULL AND c.supplier_override IS NULL AND v.severity IS NOT NULL
       GROUP BY m.id`,
    )
    .iterate();
  // One text is kept more than once where its models were read as different companies.
  const byText = new Map<string, { items: number; manufacturerIds: number[] }>();
  for (const { id, text, items } of rows) {
    const known = byText.get(text);
    if (known === undefined) {
      byText.set(text, { items, manufacturerIds: [id] });
    } else {
      known.items += items;
      known.manufacturerIds.push(id);
    }
  }
  return [...byText].map(([text, name]) => ({ text, ...name }));
}

/** The pairs of normalised names that a person said are different companies. */
export function readNamesApart(db: Database): NamesApart[] {
  return db
    .prepare<[], { one: string; other: string }>('SELECT one, other FROM names_apart')
    .all()
    .map(({ one, other }): NamesApart => [one, other]);
}
