import type { KeyParts } from '#shared/contract/import';
import type { ItemField } from '#shared/domain/item';
import { hashText, hashValues, mixed } from '../../import/hash.ts';
import type { CellValue } from '../../import/protocol.ts';
import { contentMark } from '../../import/row-sums.ts';
import { isPlaceholder } from '../../import/placeholders.ts';
import { COLUMN_OF } from '../database/columns.ts';
import type { ClassValues } from './classes.ts';

/** Short names of the usual key fields; a key is stored twice for every item. */
const KEY_PREFIXES: Partial<Readonly<Record<ItemField, string>>> = {
  serialNumber: 'sn',
  assetId: 'id',
  hostname: 'host',
};

/** Stands between the parts of a key; no cell keeps it. */
export const KEY_JOINT = '\u001f';

const FIRST_SEED = 1;
const SECOND_SEED = 2;

/** What a class says of its rows as their file said it: hashes of two seeds. */
export type ClassHashes = { readonly first: number; readonly second: number };

/** What a file says of some fields, whatever has become of it in the workspace. */
export type Said = Readonly<Partial<Record<ItemField, CellValue>>>;

/** What the file said of a class; what rules proposed is not of the file. */
export function saidOfClass(values: ClassValues, manufacturer: string | null): Said {
  return {
    manufacturer,
    function: values.function_text,
    country: values.country,
    status: values.status,
    placement: values.placement_by === 'file' ? values.placement : null,
    generation: values.generation_by === 'file' ? values.generation : null,
  };
}

/** The hashes of what a file said of a class; see `saidOfClass`. */
export function hashesOfClass(ofClass: Said): ClassHashes {
  const { manufacturer, function: role, country, status, placement, generation } = ofClass;
  const said = JSON.stringify([manufacturer, role, country, status, placement, generation]);
  return { first: hashText(said, FIRST_SEED), second: hashText(said, SECOND_SEED) };
}

/**
 * The hash of everything that a row says, wherever its columns stand in the file: of the sums of
 * its values' hashes, see `RowSums`, and of what the file said of its class.
 */
export function contentHash(first: number, second: number, { first: seed }: ClassHashes): number {
  return mixed((first + Math.floor(seed / 2 ** 32)) | 0, (second + (seed % 2 ** 32)) | 0);
}

/** A part of a key: at a place of a row's values, or -1 where its class says it. */
type KeyPart = { readonly field: ItemField; readonly at: number };
type Key = { readonly prefix: string; readonly parts: readonly KeyPart[] };

/** The parts of a key as one text, `null` where the row leaves one of them open. */
function keyAt(values: readonly CellValue[], said: Said, parts: readonly KeyPart[]): string | null {
  let key = '';
  for (const { field, at } of parts) {
    const value = (at === -1 ? null : values[at]) ?? said[field] ?? null;
    if (value === null || isPlaceholder(String(value))) return null;
    key += key === '' ? String(value).toUpperCase() : `${KEY_JOINT}${String(value).toUpperCase()}`;
  }
  return key;
}

/** A row that fills no key of the plan, but comes from an export. */
export type ExportedRow = {
  /** What the export says that its item is known by. */
  readonly rowKey: string;
  /** Whether there is an item of that key. */
  readonly isKnown: (rowKey: string) => boolean;
};

/** Tells which item a row is about, and whether it says what another row said. */
export class RowIdentity {
  readonly #keys: readonly Key[];
  readonly #marks: readonly number[];
  readonly #alike = new Map<string, number>();
  /** Keys that rows of an export named. */
  readonly #named = new Set<string>();

  /** `columns` name the values of every row. */
  constructor(columns: readonly string[], keys: readonly KeyParts[]) {
    this.#keys = keys.map((parts) => ({
      prefix: parts.map((field) => KEY_PREFIXES[field] ?? field).join('+'),
      parts: parts.map((field) => ({ field, at: columns.indexOf(COLUMN_OF[field]) })),
    }));
    this.#marks = columns.map(contentMark);
  }

  /**
   * The first of the plan's keys whose fields the row fills all, `null` where it fills none. What
   * `values` do not tell, `said` does.
   */
  ownKeyOf(values: readonly CellValue[], said: Said): string | null {
    for (const { prefix, parts } of this.#keys) {
      const key = keyAt(values, said, parts);
      if (key !== null) return `${prefix}:${key}`;
    }
    return null;
  }

  /**
   * The key of the row's item: the first of the plan's keys whose fields the row fills all.
   * Case does not count. A row that fills none is told by its whole content and which of its like
   * it is: rows alike never collapse, and the same file read again finds the same items. A row of an
   * export is told by the key that it names, where there is such an item and no row named it before:
   * whoever copies a row adds an item.
   */
  keyOf(
    values: readonly CellValue[],
    said: Said,
    { first, second }: ClassHashes,
    exported: ExportedRow | null = null,
  ): string {
    const own = this.ownKeyOf(values, said);
    if (own !== null) return own;
    // Two hashes of different seeds make 106 bits.
    const [one, other] = [first, second].map((seed) => hashValues(values, this.#marks, seed));
    const content = `row:${one?.toString(36)}${other?.toString(36)}`;
    const named = exported?.rowKey ?? null;
    if (named === null || this.#isTaken(named) || exported?.isKnown(named) !== true) {
      return this.#nextAlike(content);
    }
    this.#named.add(named);
    return named;
  }

  /** The first key of a content that no row of the file has yet. */
  #nextAlike(content: string): string {
    let count = this.#alike.get(content) ?? 0;
    do count += 1;
    while (this.#named.has(`${content}#${count}`));
    this.#alike.set(content, count);
    return `${content}#${count}`;
  }

  #isTaken(rowKey: string): boolean {
    if (this.#named.has(rowKey)) return true;
    const [content = '', count] = rowKey.split('#');
    return Number(count) <= (this.#alike.get(content) ?? 0);
  }
}
