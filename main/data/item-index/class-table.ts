import { LACKING } from '../queries/filter/class-choices.ts';
import type { Database } from '../database/connection.ts';
import { Breather } from '../breather.ts';
import { ValueCoder, type CodedColumn, type Value } from './coded-column.ts';

/** Facts that items may lack, in the order of their bits; of regions only items know. */
export const LACKED_FACTS: readonly string[] = [...Object.keys(LACKING), 'region'];
/** The bit of the region among the facts lacked. */
export const LACKS_REGION = 1 << LACKED_FACTS.indexOf('region');

/** Who set a placement: `file`, `rule`, `person`, or NULL where nobody did. */
const ORIGIN = `CASE WHEN c.placement_by IS NULL THEN NULL
  WHEN c.placement_by LIKE 'person%' THEN 'person'
  WHEN c.placement_by LIKE 'rule%' THEN 'rule' ELSE 'file' END`;

/** What a class decides of its items, over `class_verdict v`, `item_class c` and what they name. */
const COLUMNS = {
  severity: 'v.severity',
  deadline: 'v.deadline',
  supplier: 'v.supplier_id',
  supplierName: 's.name',
  country: 'v.country',
  ownCountry: 'c.country',
  manufacturer: 'm.text',
  manufacturerId: 'c.manufacturer_id',
  evidence: 'c.evidence',
  placement: 'c.placement',
  origin: ORIGIN,
  function: 'c.function',
  generation: 'c.generation',
  status: 'c.status',
  lacks: Object.values(LACKING)
    .map((sql, bit) => `((${sql}) << ${bit})`)
    .join(' | '),
} as const;
export type ClassColumnName = keyof typeof COLUMNS;
const NAMES = Object.keys(COLUMNS) as readonly ClassColumnName[];

/** All classes as columns; in each, a class is found by its place. */
export type ClassTable = {
  readonly classIds: Int32Array;
  readonly placeOf: ReadonlyMap<number, number>;
  readonly columns: Readonly<Record<ClassColumnName, CodedColumn>>;
};

/** Ids of classes that are read at once. */
const IDS_AT_ONCE = 4096;

/** Reads all classes that have verdicts: a few thousand for a million items. */
export async function loadClassTable(db: () => Database): Promise<ClassTable> {
  const breather = new Breather();
  const last =
    db().prepare<[], number | null>('SELECT max(class_id) FROM main.class_verdict').pluck().get() ??
    0;
  const lists = NAMES.map((name) => `json_group_array(${COLUMNS[name]})`).join(', ');
  const sql = `SELECT json_group_array(v.class_id), ${lists}
    FROM main.class_verdict v JOIN main.item_class c ON c.id = v.class_id
    LEFT JOIN main.manufacturer m ON m.id = c.manufacturer_id
    LEFT JOIN main.supplier s ON s.id = v.supplier_id
    WHERE v.class_id >= ? AND v.class_id < ?`;
  const classIds: number[] = [];
  const read = NAMES.map((name) => ({ name, coder: new ValueCoder(), codes: [] as number[] }));
  for (let from = 0; from <= last; from += IDS_AT_ONCE) {
    const row = db()
      .prepare<[number, number], string[]>(sql)
      .raw()
      .get(from, from + IDS_AT_ONCE);
    for (const id of JSON.parse(row?.[0] ?? '[]') as number[]) classIds.push(id);
    for (const [at, { coder, codes }] of read.entries()) {
      for (const value of JSON.parse(row?.[at + 1] ?? '[]') as Value[]) {
        codes.push(coder.codeOf(value));
      }
    }
    await breather.pause();
  }
  const columns = read.map(({ name, coder, codes }) => {
    const column: CodedColumn = { codes: Int32Array.from(codes), values: coder.values };
    return [name, column] as const;
  });
  return {
    classIds: Int32Array.from(classIds),
    placeOf: new Map(classIds.map((id, place) => [id, place])),
    columns: Object.fromEntries(columns) as ClassTable['columns'],
  };
}
