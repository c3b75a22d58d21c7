import type { Reject } from '#shared/contract/import';
import type { PreviewRow } from '#shared/contract/preview';
import { describeKey } from '../commands/key-words.ts';
import type { Comparison, KnownItem, RowFate } from '../commands/row-decider.ts';
import type { Database } from '../database/connection.ts';
import { describeChanges, missingChange, type Lookup } from './describe-changes.ts';
import type { PreviewStore } from './preview-store.ts';

/** Where a row stands, and the stored key of its item. */
export type RowPlace = { readonly row: number; readonly line: number; readonly key: string };

/** Asks each question once; a file names few suppliers and manufacturers. */
function remembered<K, V>(ask: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const answer = ask(key);
    known.set(key, answer);
    return answer;
  };
}

function lookupIn(db: Database): Lookup {
  const maker = db.prepare<[number], { text: string; supplier_id: string | null }>(
    'SELECT text, supplier_id FROM manufacturer WHERE id = ?',
  );
  const supplier = db.prepare<[string], string>('SELECT name FROM supplier WHERE id = ?').pluck();
  const file = db.prepare<[number], string>('SELECT file_name FROM import WHERE id = ?').pluck();
  return {
    manufacturerText: remembered((id) => maker.get(id)?.text ?? null),
    supplierOf: remembered((id) => maker.get(id)?.supplier_id ?? null),
    supplierName: remembered((id) => supplier.get(id) ?? id),
    fileName: remembered((id) => file.get(id) ?? `import ${id}`),
  };
}

/** Tells a preview store what a dry run decided, in words. It decides nothing. */
export class PreviewRecorder {
  readonly #store: PreviewStore;
  readonly #lookup: Lookup;
  readonly #hasPersonsTag: (classId: number) => boolean;

  constructor(db: Database, store: PreviewStore) {
    this.#store = store;
    this.#lookup = lookupIn(db);
    const personsTag = db
      .prepare<[number], number>(
        `SELECT 1 FROM item_class WHERE id = ? AND (function_by LIKE 'person:%'
           OR placement_by LIKE 'person:%' OR generation_by LIKE 'person:%'
           OR supplier_by LIKE 'person:%')`,
      )
      .pluck();
    this.#hasPersonsTag = remembered((id) => personsTag.get(id) !== undefined);
  }

  /**
   * Records a row that was not rejected. `compare` puts it beside its item where the decision did
   * not need to.
   */
  record(fate: RowFate, place: RowPlace, compare: (known: KnownItem) => Comparison): void {
    switch (fate.kind) {
      case 'added':
        if (!this.#store.isPlainFull('added')) this.#add('added', place, {});
        break;
      case 'updated':
        this.#add('updated', place, this.#changesOf(fate.comparison));
        break;
      case 'unchanged': {
        const { known } = fate;
        const isTold = known.missing_since !== null || this.#hasPersonsTag(known.class_id);
        const comparison = fate.comparison ?? (isTold ? compare(known) : null);
        const told = comparison === null ? { changes: [] } : this.#changesOf(comparison);
        const isPlain = told.changes.length === 0;
        if (!isPlain || !this.#store.isPlainFull('unchanged')) this.#add('unchanged', place, told);
        break;
      }
      case 'known':
        this.#skip(place, 'known-item', 'the item is known, and the import only adds', fate.known);
        break;
      case 'repeated':
        this.#skip(place, 'duplicate-row', `the same row stands on line ${fate.firstLine}`);
        break;
      case 'contradicts':
        break;
    }
  }

  /** Records a rejected row; `key` is its item's, where its cells tell it. */
  reject({ row, line, reasons, cells }: Reject, key: string | null): void {
    this.#store.add({
      row,
      line,
      fate: 'rejected',
      item: key === null ? '' : describeKey(key),
      changes: [],
      reasons,
      cells,
    });
  }

  /** Records an item that a snapshot does not name. */
  miss(key: string): void {
    this.#add('missing', { row: 0, line: 0, key }, {});
  }

  #changesOf(comparison: Comparison): Pick<PreviewRow, 'changes'> {
    return { changes: describeChanges(comparison, this.#lookup) };
  }

  #skip(place: RowPlace, code: string, message: string, known?: KnownItem): void {
    const changes = missingChange(known?.missing_since ?? null, this.#lookup);
    this.#add('skipped', place, { reasons: [{ code, column: null, message }], changes });
  }

  #add(
    fate: PreviewRow['fate'],
    { row, line, key }: RowPlace,
    { changes = [], reasons = [] }: Partial<Pick<PreviewRow, 'changes' | 'reasons'>>,
  ): void {
    this.#store.add({ row, line, fate, item: describeKey(key), changes, reasons, cells: [] });
  }
}
