import type { ImportPlan, ImportResult, ReadWarning } from '#shared/contract/import';
import type { WorkerMessage } from '../../import/protocol.ts';
import type { Database } from '../database/connection.ts';
import { recordChange } from './changes.ts';
import { userName } from './user-name.ts';
import type { ImportLedger } from './import-ledger.ts';
import type { MendedRows } from './mended-rows.ts';

type Started = Extract<WorkerMessage, { kind: 'started' }>;

/** What the workspace keeps of one import as a whole: its line in the history and in `import`. */
export class ImportRecord {
  readonly importId: number;
  readonly changeId: number;
  readonly #db: Database;
  readonly #mended: MendedRows | null;
  readonly #facts: Omit<
    ImportResult,
    'ledger' | 'reasons' | 'warnings' | 'missing' | 'seconds' | 'changedFields'
  >;

  /** Begins an import whose reading has started. Must run inside its transaction. */
  constructor(
    db: Database,
    started: Started,
    plan: ImportPlan,
    mended: MendedRows | null,
    isDryRun: boolean,
  ) {
    this.#db = db;
    this.#mended = mended;
    this.changeId = recordChange(db, {
      kind: 'import',
      text: `Imported ${started.fileName}`,
      reason: null,
      items: 0,
    });
    const facts = {
      isDryRun,
      fileName: started.fileName,
      sha256: started.sha256,
      bytes: started.bytes,
      importedAt: new Date().toISOString(),
      mode: plan.mode ?? 'add-and-update',
      source: plan.source ?? null,
      profile: plan.profile ?? null,
      importedBy: userName(),
      undoneAt: null,
      mends: mended?.importId ?? null,
    };
    const { lastInsertRowid } = db
      .prepare(
        `INSERT INTO import (file_name, sha256, bytes, imported_at, mode, source, profile,
           imported_by, mends, plan, headings, delimiter, encoding, quote_mark, quote_escape,
           newline, rows_read, rows_added, rows_updated, rows_unchanged, rows_skipped,
           rows_rejected, reasons, warnings, seconds, change_id)
         VALUES (:fileName, :sha256, :bytes, :importedAt, :mode, :source, :profile, :importedBy,
           :mends, :plan, :headings, :delimiter, :encoding, :quote, :escape, :newline,
           0, 0, 0, 0, 0, 0, '[]', '[]', 0, :changeId)`,
      )
      .run({
        fileName: facts.fileName,
        sha256: facts.sha256,
        bytes: facts.bytes,
        importedAt: facts.importedAt,
        mode: facts.mode,
        source: facts.source,
        profile: facts.profile,
        importedBy: facts.importedBy,
        mends: facts.mends,
        plan: JSON.stringify(plan),
        headings: JSON.stringify(started.headings),
        delimiter: started.delimiter,
        encoding: started.encoding,
        quote: started.quote,
        escape: started.escape,
        newline: started.newline,
        changeId: this.changeId,
      });
    this.importId = Number(lastInsertRowid);
    this.#facts = { ...facts, importId: isDryRun ? null : this.importId };
  }

  /** Writes what came of the rows, and gives it. */
  finish(
    ledger: ImportLedger,
    outcome: {
      readonly missing: number;
      readonly warnings: readonly ReadWarning[];
      readonly seconds: number;
    },
  ): Omit<ImportResult, 'changedFields'> {
    const { missing, seconds } = outcome;
    const warnings = [...outcome.warnings];
    const { counts, reasons } = ledger;
    this.#db
      .prepare(
        `UPDATE import SET rows_read = :read, rows_added = :added, rows_updated = :updated,
           rows_unchanged = :unchanged, rows_skipped = :skipped, rows_rejected = :rejected,
           rows_missing = :missing, reasons = :reasons, warnings = :warnings, seconds = :seconds
         WHERE id = :importId`,
      )
      .run({
        ...counts,
        missing,
        reasons: JSON.stringify(reasons),
        warnings: JSON.stringify(warnings),
        seconds,
        importId: this.importId,
      });
    if (this.#mended !== null) {
      const { passed, fileName } = this.#mended;
      this.#db
        .prepare('UPDATE change SET text = ? WHERE id = ?')
        .run(`Mended ${passed} rows of ${fileName}`, this.changeId);
    }
    this.#db
      .prepare('UPDATE change SET items = ? WHERE id = ?')
      .run(counts.added + counts.updated + missing, this.changeId);
    return { ...this.#facts, ledger: counts, missing, reasons, warnings, seconds };
  }
}
