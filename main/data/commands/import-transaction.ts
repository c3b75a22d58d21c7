import { userInfo } from 'node:os';
import type {
  ImportPlan,
  ImportResult,
  Ledger,
  ReadWarning,
  Reject,
} from '#shared/contract/import';
import type { CellValue, ImportBatch, WorkerMessage } from '../../import/protocol.ts';
import { ROW_COLUMNS } from '../../import/protocol.ts';
import { reevaluate } from '../evaluation/reevaluate.ts';
import type { Database } from '../database/connection.ts';
import { BulkLoad } from './bulk-load.ts';
import { recordChange } from './changes.ts';
import { ClassWriter, importedClass, type ClassValues } from './classes.ts';
import { ItemWriter, type RowFate } from './item-writer.ts';
import { ManufacturerWriter } from './manufacturer-writer.ts';
import { rebuildCells } from './rebuild-cells.ts';
import { hashesOfClass, KEY_JOINT, RowIdentity, type ClassHashes } from './row-identity.ts';

type Started = Extract<WorkerMessage, { kind: 'started' }>;

/** A class that the file met, as the workspace stores it. */
type ClassOfFile = {
  readonly id: number;
  readonly values: ClassValues;
  readonly maker: string | null;
  readonly hashes: ClassHashes;
};

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

const KEY_WORDS: Readonly<Record<string, string>> = {
  sn: 'serial number',
  id: 'asset id',
  host: 'host name',
  'host+site': 'host name and site',
};

/** A stored key in words: `sn:AB12` is "serial number AB12". */
function describeKey(key: string): string {
  const [prefix = '', ...rest] = key.split(':');
  return `${KEY_WORDS[prefix] ?? prefix} ${rest.join(':').replaceAll(KEY_JOINT, ', ')}`;
}

/** The user of the computer, or `null` where the system has no name for them. */
function userName(): string | null {
  try {
    return userInfo().username;
  } catch {
    return null;
  }
}

/** The writing half of one import, from its first batch to its ledger. */
export class ImportTransaction {
  readonly importId: number;
  readonly #db: Database;
  readonly #started: Started;
  readonly #plan: ImportPlan;
  readonly #facts: Pick<ImportResult, 'mode' | 'source' | 'profile' | 'importedBy'>;
  readonly #changeId: number;
  readonly #identity: RowIdentity;
  readonly #items: ItemWriter;
  readonly #classes: ClassWriter;
  readonly #manufacturerWriter: ManufacturerWriter;
  readonly #insertReject;
  readonly #manufacturers: { readonly id: number; readonly text: string }[] = [];
  readonly #classRefs: ClassOfFile[] = [];
  readonly #reasons = new Map<string, number>();
  readonly #ledger: { -readonly [K in keyof Ledger]: number } = {
    read: 0,
    added: 0,
    updated: 0,
    unchanged: 0,
    skipped: 0,
    rejected: 0,
  };
  #bulk: BulkLoad<ClassOfFile> | null;
  readonly #importedAt = new Date().toISOString();

  constructor(db: Database, started: Started, plan: ImportPlan) {
    this.#db = db;
    this.#started = started;
    this.#plan = plan;
    this.#facts = {
      mode: plan.mode ?? 'add-and-update',
      source: plan.source ?? null,
      profile: plan.profile ?? null,
      importedBy: userName(),
    };
    this.#changeId = recordChange(db, {
      kind: 'import',
      text: `Imported ${started.fileName}`,
      reason: null,
      items: 0,
    });
    const { lastInsertRowid } = db
      .prepare(
        `INSERT INTO import (file_name, sha256, bytes, imported_at, plan, headings, delimiter,
           encoding, rows_read, rows_added, rows_updated, rows_unchanged, rows_skipped,
           rows_rejected, reasons, warnings, seconds, change_id, mode, source, profile,
           imported_by, quote_mark, quote_escape, newline)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, 0, '[]', '[]', 0, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        started.fileName,
        started.sha256,
        started.bytes,
        this.#importedAt,
        JSON.stringify(plan),
        JSON.stringify(started.headings),
        started.delimiter,
        started.encoding,
        this.#changeId,
        this.#facts.mode,
        this.#facts.source,
        this.#facts.profile,
        this.#facts.importedBy,
        started.quote,
        started.escape,
        started.newline,
      );
    this.importId = Number(lastInsertRowid);
    const columns = [
      ...IDENTITY_COLUMNS,
      ...started.columns.map((column) => STORED_NAMES[column] ?? column),
    ];
    this.#identity = new RowIdentity(columns, plan.key);
    this.#bulk = BulkLoad.startIfEmpty(db, this.importId, columns);
    this.#classes = new ClassWriter(db);
    this.#items = new ItemWriter(db, this.importId, this.#changeId, columns, this.#classes);
    this.#manufacturerWriter = new ManufacturerWriter(db);
    this.#insertReject = db.prepare(
      'INSERT INTO import_reject (import_id, row_number, line_number, reasons, cells) VALUES (?, ?, ?, ?, ?)',
    );
  }

  /** Writes one batch. */
  add(batch: ImportBatch): void {
    for (const ref of batch.manufacturers) {
      this.#manufacturers.push({ id: this.#manufacturerWriter.idOf(ref), text: ref.text });
    }
    for (const facts of batch.classes) {
      const maker =
        facts.manufacturerRef === null ? undefined : this.#manufacturers[facts.manufacturerRef];
      const values = importedClass(facts, maker?.id ?? null);
      const text = maker?.text ?? null;
      const hashes = hashesOfClass(values, text);
      this.#classRefs.push({ id: this.#classes.idOf(values), values, maker: text, hashes });
    }
    const width = this.#started.columns.length;
    for (let start = 0; start < batch.cells.length; start += width) {
      const values: CellValue[] = [null, null];
      for (let at = 0; at < width; at += 1) values.push(batch.cells[start + at] ?? null);
      const itemClass = this.#classRefs[Number(values[CLASS_AT])];
      if (itemClass === undefined) throw new Error('A row names a class that was not sent.');
      const { id, hashes } = itemClass;
      const contentHash = this.#identity.contentHash(values, hashes);
      values[KEY_AT] = this.#identity.keyOf(values, contentHash, hashes);
      values[HASH_AT] = contentHash;
      values[CLASS_AT] = id;
      this.#write(values, itemClass);
    }
    for (const reject of batch.rejects) this.#reject(reject);
    this.#skip('blank-row', batch.blankRows);
    this.#ledger.read = batch.rowsRead;
  }

  /** Writes a row, or puts it aside while rows are loaded without indexes. */
  #write(values: readonly CellValue[], itemClass: ClassOfFile): void {
    if (this.#bulk === null) {
      const fate = this.#items.write(values, () => itemClass.values);
      this.#count(fate, values, itemClass);
    } else if (this.#bulk.add(values, itemClass)) this.#ledger.added += 1;
    else if (this.#bulk.isFull) this.#endBulk();
  }

  /** Builds the indexes, then writes the rows put aside, which need them. */
  #endBulk(): void {
    const aside = this.#bulk?.end() ?? [];
    this.#bulk = null;
    for (const { values, itemClass } of aside) this.#write(values, itemClass);
  }

  #cellsOf(values: ImportBatch['cells'], itemClass: ClassOfFile): string[] {
    const byColumn = new Map<string, CellValue>(Object.entries(itemClass.values));
    this.#started.columns.forEach((column, at) =>
      byColumn.set(column, values[IDENTITY_COLUMNS.length + at] ?? null),
    );
    return rebuildCells(this.#started.headings, this.#plan, byColumn, itemClass.maker);
  }

  #count(fate: RowFate, values: ImportBatch['cells'], itemClass: ClassOfFile): void {
    switch (fate.kind) {
      case 'added':
      case 'updated':
      case 'unchanged':
        this.#ledger[fate.kind] += 1;
        break;
      case 'repeated':
        this.#skip('duplicate-row', 1);
        break;
      case 'contradicts': {
        const where = fate.firstRow === null ? 'an earlier row' : `row ${fate.firstRow}`;
        const row = Number(values[ROW_AT]);
        const message = `${describeKey(fate.key)} stands in ${where} of the file with other values`;
        this.#reject({
          row,
          line: Number(values[LINE_AT]),
          reasons: [{ code: 'duplicate-key', column: null, message }],
          cells: this.#cellsOf(values, itemClass),
        });
        break;
      }
    }
  }

  #skip(code: string, rows: number): void {
    if (rows === 0) return;
    this.#ledger.skipped += rows;
    this.#reasons.set(code, (this.#reasons.get(code) ?? 0) + rows);
  }

  #reject(reject: Reject): void {
    this.#ledger.rejected += 1;
    for (const code of new Set(reject.reasons.map((reason) => reason.code))) {
      this.#reasons.set(code, (this.#reasons.get(code) ?? 0) + 1);
    }
    const { row, line, reasons, cells } = reject;
    this.#insertReject.run(
      this.importId,
      row,
      line,
      JSON.stringify(reasons),
      JSON.stringify(cells),
    );
  }

  /** Classes, verdicts and the ledger; afterwards the transaction is ready to commit. */
  finish(warnings: readonly ReadWarning[], isDryRun: boolean, seconds: () => number): ImportResult {
    this.#endBulk();
    this.#items.keepNamed();
    const ledger = { ...this.#ledger };
    if (!isDryRun) reevaluate(this.#db);
    const reasons = [...this.#reasons].map(([code, rows]) => ({ code, rows }));
    const elapsed = seconds();
    this.#db
      .prepare(
        `UPDATE import SET rows_read = ?, rows_added = ?, rows_updated = ?, rows_unchanged = ?,
           rows_skipped = ?, rows_rejected = ?, reasons = ?, warnings = ?, seconds = ?
         WHERE id = ?`,
      )
      .run(
        ledger.read,
        ledger.added,
        ledger.updated,
        ledger.unchanged,
        ledger.skipped,
        ledger.rejected,
        JSON.stringify(reasons),
        JSON.stringify(warnings),
        elapsed,
        this.importId,
      );
    this.#db
      .prepare('UPDATE change SET items = ? WHERE id = ?')
      .run(ledger.added + ledger.updated, this.#changeId);
    return {
      importId: isDryRun ? null : this.importId,
      isDryRun,
      fileName: this.#started.fileName,
      sha256: this.#started.sha256,
      bytes: this.#started.bytes,
      importedAt: this.#importedAt,
      ...this.#facts,
      ledger,
      missing: 0,
      undoneAt: null,
      mends: null,
      reasons,
      warnings: [...warnings],
      seconds: elapsed,
    };
  }
}
