import type { ItemSort } from '#shared/domain/filter';
import type { ClassColumnName, ClassTable } from './class-table.ts';
import type { ColumnStore } from './column-store.ts';
import { rankValues, type Ranks } from './ranks.ts';
import type { SortKey } from './sort-ids.ts';

/** Fields that classes decide; names are ordered without regard to the case of ASCII letters. */
const BY_CLASS = {
  verdict: ['severity', false],
  deadline: ['deadline', false],
  manufacturer: ['manufacturer', true],
  supplier: ['supplierName', true],
  function: ['function', false],
  placement: ['placement', false],
  generation: ['generation', false],
  country: ['ownCountry', false],
  status: ['status', false],
} as const satisfies Partial<
  Record<ItemSort['field'], readonly [column: ClassColumnName, ignoresCase: boolean]>
>;

type ClassField = keyof typeof BY_CLASS;

function isByClass(field: ItemSort['field']): field is ClassField {
  return field in BY_CLASS;
}

/** Ranks of what classes say, kept for as long as the classes are the same. */
export class ClassRanks {
  readonly #table: ClassTable;
  readonly #ranks = new Map<ClassField, Promise<Ranks>>();

  constructor(table: ClassTable) {
    this.#table = table;
  }

  /** By the place of a class, its rank in a field. */
  of(field: ClassField): Promise<Ranks> {
    let ranks = this.#ranks.get(field);
    if (ranks === undefined) {
      const [name, ignoresCase] = BY_CLASS[field];
      ranks = this.#rank(name, ignoresCase);
      this.#ranks.set(field, ranks);
    }
    return ranks;
  }

  async #rank(name: ClassColumnName, ignoresCase: boolean): Promise<Ranks> {
    const { codes, values } = this.#table.columns[name];
    const { rankOf, count } = await rankValues(values, ignoresCase);
    return { rankOf: codes.map((code) => rankOf[code] ?? 0), count };
  }
}

/** What an order compares; the id, which no two items share, ends it. */
export type PreparedOrder = {
  readonly keys: readonly SortKey[];
  readonly isIdDescending: boolean;
  /** All ids as the last key has them, where that is kept; `keys` are the others then. */
  readonly walked: Int32Array | null;
};

/** Makes ready what an order compares. */
export async function prepareOrder(
  order: readonly ItemSort[],
  classOf: Int32Array,
  classes: ClassRanks,
  columns: ColumnStore,
): Promise<PreparedOrder> {
  const keys: SortKey[] = [];
  let walked: Int32Array | null = null;
  for (const [at, { field, direction }] of order.entries()) {
    const isDescending = direction === 'desc';
    if (field === 'id') return { keys, isIdDescending: isDescending, walked: null };
    if (isByClass(field)) {
      keys.push({ indexOf: classOf, ...(await classes.of(field)), isDescending });
      continue;
    }
    const { ordered, ...ranked } = await columns.ranked(field);
    if (ordered !== null && at === order.length - 1) walked = ordered(isDescending);
    else keys.push({ ...ranked, isDescending });
  }
  return { keys, isIdDescending: false, walked };
}
