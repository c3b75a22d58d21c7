import type { ImportPlan, ImportResult, ReadWarning, Reject } from '#shared/contract/import';
import type { CellValue, ImportBatch, OwnCells, WorkerMessage } from '../../import/protocol.ts';
import { exportedRowKey } from '../../import/own-export.ts';
import { ColumnUnpacker } from '../../import/packed-column.ts';
import { ROW_COLUMNS } from '../../import/protocol.ts';
import { PreviewRecorder, type RowPlace } from '../preview/preview-recorder.ts';
import type { PreviewStore } from '../preview/preview-store.ts';
import type { Database } from '../database/connection.ts';
import { reevaluate } from '../evaluation/reevaluate.ts';
import { ClassWriter } from './classes.ts';
import { ExportedAgain } from './exported-again.ts';
import { FileClasses, type ClassOfFile } from './file-classes.ts';
import { ImportLedger } from './import-ledger.ts';
import { ImportRecord } from './import-record.ts';
import { ItemWriter } from './item-writer.ts';
import { MendedRows } from './mended-rows.ts';
import { describeKey } from './key-words.ts';
import { missingItems } from './missing-items.ts';
import { PerhapsKnown } from './perhaps-known.ts';
import { rebuildCells } from './rebuild-cells.ts';
import { RowDecider } from './row-decider.ts';
import { retagManufacturers } from './retag.ts';
import { contentHash, RowIdentity } from './row-identity.ts';
import { UnreadableRows } from './unreadable-rows.ts';
import { VendorChanges } from './vendor-changes.ts';

type Started = Extract<WorkerMessage, { kind: 'started' }>;

/** What an item has before the values that the reading thread sends. */
const IDENTITY_COLUMNS = ['item_key', 'content_hash'] as const;

const KEY_AT = 0;
const HASH_AT = 1;
const CLASS_AT = IDENTITY_COLUMNS.length + ROW_COLUMNS.indexOf('class_ref');
const ROW_AT = IDENTITY_COLUMNS.length + ROW_COLUMNS.indexOf('row_number');
const LINE_AT = IDENTITY_COLUMNS.length + ROW_COLUMNS.indexOf('line_number');

/** Worker columns that hold positions in the file become ids of the workspace. */
const STORED_NAMES: Readonly<Record<string, string>> = {
  class_ref: 'class_id',
};

function placeOf(values: readonly CellValue[]): RowPlace {
  return {
    row: Number(values[ROW_AT]),
    line: Number(values[LINE_AT]),
    key: String(values[KEY_AT]),
  };
}

/**
 * The deciding and writing half of one import, from its first batch to its ledger. A dry run
 * decides the same and writes no item; its transaction must be rolled back.
 */
export class ImportTransaction {
  readonly #db: Database;
  readonly #started: Started;
  readonly #plan: ImportPlan;
  readonly #columns: readonly string[];
  /** Those of the row at hand; nobody keeps them. */
  readonly #values: CellValue[];
  readonly #record: ImportRecord;
  /** The import whose rejected rows the file brings back, where it does. */
  readonly #mended: MendedRows | null;
  readonly #unpackers: readonly ColumnUnpacker[];
  readonly #identity: RowIdentity;
  readonly #classWriter: ClassWriter;
  readonly #classes: FileClasses;
  readonly #decider: RowDecider;
  /** `null` in a dry run. */
  readonly #items: ItemWriter | null;
  readonly #insertReject;
  readonly #isKnown: (key: string) => boolean;
  readonly #preview: PreviewStore | null;
  readonly #recorder: PreviewRecorder | null;
  readonly #ledger = new ImportLedger();
  readonly #vendors = new VendorChanges();
  readonly #perhaps: PerhapsKnown;
  /** `null` where there was no item before. */
  readonly #again: ExportedAgain | null;
  readonly #unreadable: UnreadableRows;

  /** `preview` is told what a dry run decides, where anybody wants to look at it. */
  constructor(
    db: Database,
    started: Started,
    plan: ImportPlan,
    {
      isDryRun,
      preview = null,
    }: { readonly isDryRun: boolean; readonly preview?: PreviewStore | null },
  ) {
    this.#db = db;
    this.#started = started;
    this.#plan = plan;
    this.#mended = MendedRows.of(db, started, plan);
    this.#record = new ImportRecord(db, started, plan, this.#mended, isDryRun);
    this.#columns = [
      ...IDENTITY_COLUMNS,
      ...started.columns.map((column) => STORED_NAMES[column] ?? column),
    ];
    this.#values = this.#columns.map(() => null);
    this.#unreadable = new UnreadableRows(started.delimiter);
    this.#perhaps = new PerhapsKnown(db, this.#columns);
    this.#identity = new RowIdentity(this.#columns, plan.key);
    this.#unpackers = started.columns.map(() => new ColumnUnpacker());
    // Nothing can refer to a class where there are no items yet.
    const waits = db.prepare('SELECT 1 FROM item LIMIT 1').get() === undefined;
    this.#again = waits ? null : new ExportedAgain();
    this.#classWriter = new ClassWriter(db, { waits });
    this.#classes = new FileClasses(db, this.#classWriter);
    this.#decider = new RowDecider(db, plan, started.headings, this.#columns, this.#classWriter);
    const { importId, changeId } = this.#record;
    const countedBy = this.#mended?.importId ?? importId;
    this.#items = isDryRun
      ? null
      : new ItemWriter(db, { importId, changeId, countedBy }, this.#columns);
    const find = db.prepare<[string], 1>('SELECT 1 FROM item WHERE item_key = ?');
    this.#isKnown = (key) => find.get(key) !== undefined;
    this.#preview = preview;
    this.#recorder = preview === null ? null : new PreviewRecorder(db, preview);
    this.#insertReject = db.prepare(
      'INSERT INTO import_reject (import_id, row_number, line_number, reasons, cells) VALUES (?, ?, ?, ?, ?)',
    );
  }

  /** Decides and writes one batch. */
  add(batch: ImportBatch): void {
    this.#classes.add(batch);
    if (batch.bytesRead > 0) {
      this.#decider.expectRows((batch.rowsRead * this.#started.bytes) / batch.bytesRead);
    }
    const columns = batch.columns.map((packed, at) => this.#unpackerAt(at).unpack(packed));
    const { first, second } = batch.sums;
    const values = this.#values;
    for (let row = 0; row < first.length; row += 1) {
      for (let at = 0; at < columns.length; at += 1) {
        values[IDENTITY_COLUMNS.length + at] = columns[at]?.[row] ?? null;
      }
      const itemClass = this.#classes.at(Number(values[CLASS_AT]));
      const rowKey = batch.rowKeys[row] ?? null;
      const exported = rowKey === null ? null : { rowKey, isKnown: this.#isKnown };
      values[KEY_AT] = this.#identity.keyOf(values, itemClass.said, itemClass.hashes, exported);
      values[HASH_AT] = contentHash(first[row] ?? 0, second[row] ?? 0, itemClass.hashes);
      values[CLASS_AT] = itemClass.id;
      const filled = batch.filled?.[row] ?? 0;
      this.#take(values, itemClass, { filled, own: batch.ownCells[row] ?? null });
    }
    for (const { said, ...reject } of batch.rejects) {
      const key = this.#identity.ownKeyOf([], said) ?? this.#exportedKey(reject.cells);
      // A row that names an item and is rejected still says that the item is there.
      if (key !== null) this.#decider.name(key);
      if (reject.reasons.some(({ code }) => code === 'stray-quote')) {
        this.#unreadable.add(reject.cells[0] ?? '');
      }
      this.#reject(reject, key, null);
    }
    this.#ledger.skip('blank-row', batch.blankRows);
    this.#ledger.skip('footer-row', batch.footerRows);
    this.#ledger.read = batch.rowsRead;
  }

  /** True once a row added an item or changed one. */
  get changesItems(): boolean {
    return this.#ledger.changed > 0;
  }

  #exportedKey(cells: readonly string[]): string | null {
    return this.#started.isOwnExport ? exportedRowKey(cells) : null;
  }

  #unpackerAt(at: number): ColumnUnpacker {
    const unpacker = this.#unpackers[at];
    if (unpacker === undefined) throw new Error('A batch has a column too many.');
    return unpacker;
  }

  #take(
    values: readonly CellValue[],
    itemClass: ClassOfFile,
    { filled, own }: { readonly filled: number; readonly own: OwnCells | null },
  ): void {
    const row = { values, itemClass: itemClass.values, filled };
    const fate = this.#decider.decide(row);
    this.#items?.write(fate, values);
    if (fate.kind === 'added') {
      this.#perhaps.note(values);
      this.#again?.note(Number(values[LINE_AT]));
    }
    if (fate.kind === 'updated') this.#vendors.note(fate.comparison, placeOf(values));
    this.#recorder?.record(fate, placeOf(values), (known) => this.#decider.compare(known, row));
    switch (fate.kind) {
      case 'added':
      case 'updated':
      case 'unchanged':
        this.#ledger.count(fate.kind);
        if (own !== null) this.#mended?.pass(own, fate.kind, null);
        break;
      case 'known':
        this.#skip('known-item', own);
        break;
      case 'repeated':
        this.#skip('duplicate-row', own);
        break;
      case 'contradicts': {
        const { row, line, key } = placeOf(values);
        const message = `${describeKey(key)} stands on line ${fate.firstLine} of the file with other values`;
        const reasons = [{ code: 'duplicate-key', column: null, message }];
        this.#reject({ row, line, reasons, cells: this.#cellsOf(values, itemClass) }, key, own);
        break;
      }
    }
  }

  #skip(code: string, own: OwnCells | null): void {
    this.#ledger.skip(code, 1);
    if (own !== null) this.#mended?.pass(own, 'skipped', code);
  }

  #cellsOf(values: readonly CellValue[], itemClass: ClassOfFile): string[] {
    const byColumn = new Map<string, CellValue>(Object.entries(itemClass.values));
    this.#columns.forEach((column, at) => byColumn.set(column, values[at] ?? null));
    return rebuildCells(this.#started, this.#plan, byColumn, itemClass.maker);
  }

  #reject(reject: Reject, key: string | null, own: OwnCells | null): void {
    const { row, line, reasons, cells } = reject;
    this.#ledger.reject(reasons.map(({ code }) => code));
    this.#recorder?.reject(reject, key);
    if (this.#mended !== null) {
      this.#mended.reject(reject, own, this.#record.importId);
      return;
    }
    if (this.#items === null) return;
    this.#insertReject.run(
      this.#record.importId,
      row,
      line,
      JSON.stringify(reasons),
      JSON.stringify(cells),
    );
  }

  /** Marks what a snapshot of a source does not name; gives how many items that are. */
  #markMissing(): number {
    const { mode, source } = this.#plan;
    // Rows of a source that were mended are not all of it.
    if (mode !== 'snapshot' || source === undefined || this.#mended !== null) return 0;
    const { importId } = this.#record;
    const { named } = this.#decider;
    const missing = [...missingItems(this.#db, importId, source, named)].filter((item) => {
      const isThere = this.#unreadable.name(item.item_key);
      if (isThere) named.add(item.id);
      return !isThere;
    });
    if (this.#items !== null) {
      const mark = this.#db.prepare('UPDATE item SET missing_since = ? WHERE id = ?');
      for (const { id } of missing) mark.run(importId, id);
    }
    for (const { item_key: key } of missing) this.#recorder?.miss(key);
    return missing.length;
  }

  /** Missing items, verdicts and the ledger; afterwards the transaction is ready to commit. */
  finish(warnings: readonly ReadWarning[], seconds: () => number): ImportResult {
    this.#decider.end();
    const perhaps = this.#perhaps.warnings(this.#decider.named);
    const missing = this.#markMissing();
    this.#mended?.finish();
    if (this.#items !== null) {
      this.#classWriter.storeAll();
      this.#items.finish(this.#decider.named);
      retagManufacturers(this.#db, this.#classes.resolvedMakers);
      reevaluate(this.#db);
    }
    const changedFields = this.#preview?.changedFields() ?? [];
    const again = this.#again?.warnings(this.#started.isOwnExport) ?? [];
    const ofItems = [...this.#vendors.warnings(this.#db), ...perhaps, ...again];
    const all = [...warnings, ...ofItems];
    const outcome = { missing, warnings: all, seconds: seconds() };
    return { ...this.#record.finish(this.#ledger, outcome), changedFields };
  }
}
