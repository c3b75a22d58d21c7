import type { Database } from '../../database/connection.ts';

type Names = {
  readonly hostname: string | null;
  readonly serial: string | null;
  readonly asset: string | null;
  readonly maker: string | null;
  readonly model: string | null;
  readonly row: number;
};

/** Gives items in words: by the name that people know them by. */
export function itemNamer(db: Database): (itemId: number) => string {
  const read = db.prepare<[number], Names>(
    `SELECT i.hostname, i.serial_number AS serial, i.asset_id AS asset, m.text AS maker,
       coalesce(i.model, i.part_number) AS model, i.row_number AS "row"
     FROM item i JOIN item_class c ON c.id = i.class_id
     LEFT JOIN manufacturer m ON m.id = c.manufacturer_id WHERE i.id = ?`,
  );
  return (itemId) => {
    const names = read.get(itemId);
    if (names === undefined) return `item ${itemId}`;
    const { hostname, serial, asset, maker, model, row } = names;
    if (hostname !== null) return hostname;
    if (serial !== null) return `serial number ${serial}`;
    if (asset !== null) return `asset ID ${asset}`;
    const kind = [maker, model].filter((text) => text !== null).join(' ');
    return kind === '' ? `row ${row}` : `${kind} in row ${row}`;
  };
}

const FIELD_WORDS: Readonly<Record<string, string>> = {
  manufacturer_id: 'manufacturer',
  function_text: 'function',
  supplier_override: 'vendor',
  installed_since: 'installed on',
  asset_id: 'asset ID',
  ip_address: 'IP address',
  mac_address: 'MAC address',
  sys_object_id: 'system object ID',
  evidence: 'system object ID',
};

/** Columns, and headings in quotes, as the words of a list. */
export function fieldWords(fields: Iterable<string>): { words: string; isOne: boolean } {
  const words = [
    ...new Set([...fields].map((field) => FIELD_WORDS[field] ?? field.replaceAll('_', ' '))),
  ];
  const last = words.at(-1) ?? '';
  const before = words.slice(0, -1);
  return {
    words: before.length === 0 ? last : `${before.join(', ')} and ${last}`,
    isOne: words.length === 1,
  };
}
