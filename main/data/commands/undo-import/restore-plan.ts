import type { ClassColumn, ClassValues } from '../classes.ts';
import { ROW_OF_ITEM } from '../former-values.ts';

/** Former values by column; those of `extra` by heading. */
export type Former = Readonly<Record<string, unknown>>;

/** What one change did to one item. */
export type ItemChange = {
  readonly changeId: number;
  readonly before: Former;
  readonly beforeClass: ClassValues;
  /** `null` where the change kept none: a tag, which changes `tagColumn` alone. */
  readonly afterClass: ClassValues | null;
  readonly tagColumn: ClassColumn | null;
};

/** A later change whose former values are those from before the change that is taken back. */
export type Splice = {
  readonly changeId: number;
  readonly before: Former | null;
  readonly beforeClass: ClassValues | null;
};

export type RestorePlan = {
  /** Former values that come back. */
  readonly patch: Former;
  /** The class that comes back. */
  readonly itemClass: ClassValues;
  readonly splices: readonly Splice[];
  /** What stays as a later change set it, by that change. */
  readonly kept: ReadonlyMap<string, number>;
  /** True where anything of the item comes back, beside which row it came from. */
  readonly doesRestore: boolean;
};

/** Columns of a class that mean something only together: a tag, and who set it. */
export const CLASS_GROUPS: readonly (readonly ClassColumn[])[] = [
  ['function', 'function_by'],
  ['placement', 'placement_by'],
  ['generation', 'generation_by'],
  ['supplier_override', 'supplier_by'],
  ...(
    [
      'manufacturer_id',
      'function_text',
      'country',
      'status',
      'installed_since',
      'evidence',
    ] as const
  ).map((column) => [column]),
];

const ROW_COLUMNS: ReadonlySet<string> = new Set(ROW_OF_ITEM);

/** Columns whose former values are kept by name: unmapped columns, and what a person set. */
const BY_NAME = ['extra', 'person_fields'] as const;

function isByName(column: string, value: unknown): boolean {
  return BY_NAME.some((each) => each === column) && isRecord(value);
}

function differs(group: readonly ClassColumn[], a: ClassValues, b: ClassValues): boolean {
  return group.some((column) => a[column] !== b[column]);
}

function withGroup(
  group: readonly ClassColumn[],
  into: ClassValues,
  from: ClassValues,
): ClassValues {
  const next = { ...into };
  for (const column of group) next[column] = from[column];
  return next;
}

function isRecord(value: unknown): value is Former {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Collects what is rewritten of each later change. */
class Splices {
  readonly #before = new Map<number, Record<string, unknown>>();
  readonly #class = new Map<number, ClassValues>();

  put(change: ItemChange, column: string, value: unknown): void {
    const before = this.#before.get(change.changeId) ?? { ...change.before };
    before[column] = value;
    this.#before.set(change.changeId, before);
  }

  /** Puts the former value of one name in a column that holds several. */
  putName(change: ItemChange, column: string, name: string, value: unknown): void {
    const before = this.#before.get(change.changeId) ?? change.before;
    const named = isRecord(before[column]) ? before[column] : {};
    this.put(change, column, { ...named, [name]: value });
  }

  putGroup(change: ItemChange, group: readonly ClassColumn[], from: ClassValues): void {
    const into = this.#class.get(change.changeId) ?? change.beforeClass;
    this.#class.set(change.changeId, withGroup(group, into, from));
  }

  list(): Splice[] {
    const ids = new Set([...this.#before.keys(), ...this.#class.keys()]);
    return [...ids].map((changeId) => ({
      changeId,
      before: this.#before.get(changeId) ?? null,
      beforeClass: this.#class.get(changeId) ?? null,
    }));
  }
}

function changesGroup(change: ItemChange, group: readonly ClassColumn[]): boolean {
  if (change.tagColumn !== null) return group.includes(change.tagColumn);
  return change.afterClass !== null && differs(group, change.beforeClass, change.afterClass);
}

/**
 * What taking back one change of an item means where others followed, given oldest first. What
 * nothing later changed comes back. What a later change set stays, and the first such change
 * now came after what stood before the one taken back: undone in turn, it brings that back.
 */
export function planRestore(
  own: ItemChange,
  later: readonly ItemChange[],
  current: ClassValues,
): RestorePlan {
  const patch: Record<string, unknown> = {};
  const kept = new Map<string, number>();
  const splices = new Splices();
  let doesRestore = false;

  for (const [column, value] of Object.entries(own.before)) {
    if (isByName(column, value)) continue;
    const next = later.find((change) => Object.hasOwn(change.before, column));
    if (next === undefined) {
      patch[column] = value;
      doesRestore ||= !ROW_COLUMNS.has(column);
    } else {
      splices.put(next, column, value);
      if (!ROW_COLUMNS.has(column)) kept.set(column, next.changeId);
    }
  }

  for (const column of BY_NAME) {
    const back: Record<string, unknown> = {};
    const former = own.before[column];
    for (const [name, value] of isRecord(former) ? Object.entries(former) : []) {
      const next = later.find(
        ({ before }) => isRecord(before[column]) && Object.hasOwn(before[column], name),
      );
      if (next === undefined) back[name] = value;
      else {
        splices.putName(next, column, name, value);
        if (column === 'extra') kept.set(`“${name}”`, next.changeId);
      }
    }
    if (Object.keys(back).length > 0) {
      patch[column] = back;
      doesRestore = true;
    }
  }

  let itemClass = current;
  const after = own.afterClass ?? later[0]?.beforeClass ?? current;
  for (const group of CLASS_GROUPS) {
    if (!differs(group, own.beforeClass, after)) continue;
    const next = later.find((change) => changesGroup(change, group));
    if (next !== undefined) {
      splices.putGroup(next, group, own.beforeClass);
      kept.set(group[0] ?? '', next.changeId);
    } else if (!differs(group, after, current)) {
      itemClass = withGroup(group, itemClass, own.beforeClass);
      doesRestore = true;
    }
  }
  return { patch, itemClass, splices: splices.list(), kept, doesRestore };
}
