import type { Database } from '../database/connection.ts';
import { SITE_OF_ITEM } from '../site-codes.ts';
import { Breather } from '../breather.ts';
import { SiteCoder, ValueCoder, type Coder, type CodedColumn, type Value } from './coded-column.ts';

/** What items hold themselves, over `item i`. */
const COLUMNS = {
  import: 'i.import_id',
  isMissing: 'i.missing_since IS NOT NULL',
  lacksRegion: 'i.region IS NULL',
  place: SITE_OF_ITEM,
  site: 'i.site',
  model: 'i.model',
  hostname: 'i.hostname',
  serialNumber: 'i.serial_number',
  assetId: 'i.asset_id',
  partNumber: 'i.part_number',
  installedOn: 'i.installed_on',
  quantity: 'i.quantity',
  unitCost: 'i.unit_cost',
} as const;
export type ColumnName = keyof typeof COLUMNS;

/** Ids that are read at once. */
const IDS_AT_ONCE = 8192;

/** Says that the workspace changed while its items were read: what was read is of no use. */
export class ChangedMeanwhile extends Error {
  constructor() {
    super('The workspace changed while its items were read.');
    this.name = 'ChangedMeanwhile';
  }
}

function coderOf(name: ColumnName): Coder {
  return name === 'place' ? new SiteCoder() : new ValueCoder();
}

/** Gives the values of one slice of ids, ascending, their places. */
function fill(
  codes: Int32Array,
  coder: Coder,
  classOf: Int32Array,
  from: number,
  values: readonly Value[],
): void {
  let at = 0;
  const end = Math.min(from + IDS_AT_ONCE, classOf.length);
  for (let id = from; id < end; id += 1) {
    if ((classOf[id] ?? -1) < 0) continue;
    codes[id] = coder.codeOf(values[at] ?? null);
    at += 1;
  }
  if (at !== values.length) throw new ChangedMeanwhile();
}

/**
 * Reads columns of all items in one go over the table, a slice of ids at a time, other calls being
 * answered between. `classOf` tells which ids there are. Fails with `ChangedMeanwhile` where it
 * finds others.
 */
export async function loadColumns(
  db: () => Database,
  classOf: Int32Array,
  names: readonly ColumnName[],
): Promise<CodedColumn[]> {
  const breather = new Breather();
  const columns = names.map((name) => ({
    codes: new Int32Array(classOf.length),
    coder: coderOf(name),
  }));
  const lists = names.map((name) => `json_group_array(${COLUMNS[name]})`).join(', ');
  const sql = `SELECT ${lists} FROM main.item i NOT INDEXED WHERE i.id >= ? AND i.id < ?`;
  for (let from = 0; from < classOf.length; from += IDS_AT_ONCE) {
    const read = db().prepare<[number, number], string[]>(sql).raw();
    const row = read.get(from, from + IDS_AT_ONCE) ?? [];
    columns.forEach(({ codes, coder }, at) => {
      fill(codes, coder, classOf, from, JSON.parse(row[at] ?? '[]') as Value[]);
    });
    await breather.pause();
  }
  return columns.map(({ codes, coder: { values, forms } }) =>
    forms === undefined ? { codes, values } : { codes, values, forms },
  );
}
