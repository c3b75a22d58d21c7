import { setImmediate } from 'node:timers/promises';
import type { AuditRecord, NewAudit } from '#shared/contract/audits';
import { figuresText } from '#shared/domain/audit/figures-text';
import { severityOf } from '#shared/domain/verdict';
import { AppError } from '#shared/rpc/app-error';
import type { Database } from '../../database/connection.ts';
import { hashOfText } from '../../queries/audit/figures-hash.ts';
import { readFiguresFrom } from '../../queries/audit/read-figures.ts';
import { writtenInFigures } from '../../queries/audit/redacted.ts';
import { sitesNamedInEach } from '../../queries/audit/site-names.ts';
import { readAuditRecord } from '../../queries/audits/audit-records.ts';
import type { Workspace } from '../../workspace.ts';
import { followDate } from '../follow-date.ts';
import { userName } from '../user-name.ts';

/** Items that are kept at once; others are answered in between. */
const ITEMS_AT_ONCE = 10_000;

export type Closing = {
  readonly audit: NewAudit;
  readonly appVersion: string;
  readonly signal: AbortSignal;
  /** Hears how many of the items are kept. */
  readonly onProgress: (done: number, total: number) => void;
};

function assertGoesOn(signal: AbortSignal): void {
  if (signal.aborted) throw new AppError('cancelled', 'The audit was not closed.');
}

/** Keeps what each class of items and each item is compared by later. */
async function keepItems(db: Database, auditId: number, closing: Closing): Promise<void> {
  db.prepare(
    `INSERT INTO audit_class
     SELECT ?, v.class_id, v.supplier_id, s.name, c.placement, c.function, v.country, v.severity
     FROM class_verdict v JOIN item_class c ON c.id = v.class_id
     LEFT JOIN supplier s ON s.id = v.supplier_id`,
  ).run(auditId);
  const total = db.prepare<[], number>('SELECT count(*) FROM item').pluck().get() ?? 0;
  // In the order of their keys, so that the table only grows at its end.
  const keep = db.prepare(
    `INSERT INTO audit_item
       (audit_id, item_key, class_id, site, is_missing, label, model, removal, site_name)
     SELECT ?, i.item_key, i.class_id, coalesce(i.site, i.site_name), i.missing_since IS NOT NULL,
       iif(v.severity >= ${severityOf('review')},
         coalesce(i.asset_id, i.serial_number, i.hostname), NULL),
       iif(v.severity >= ${severityOf('review')}, i.model, NULL), r.status,
       iif(i.site IS NULL, NULL, i.site_name)
     FROM item i JOIN class_verdict v ON v.class_id = i.class_id
     LEFT JOIN item_removal r ON r.item_id = i.id
     WHERE i.item_key > ? ORDER BY i.item_key LIMIT ${ITEMS_AT_ONCE}`,
  );
  const lastKey = db
    .prepare<[number], string | null>('SELECT max(item_key) FROM audit_item WHERE audit_id = ?')
    .pluck();
  let kept = 0;
  for (;;) {
    const { changes } = keep.run(auditId, lastKey.get(auditId) ?? '');
    kept += changes;
    if (changes === 0) break;
    closing.onProgress(kept, total);
    await setImmediate();
    assertGoesOn(closing.signal);
  }
  if (kept !== total) throw new Error(`${kept} of ${total} items were kept with the audit.`);
}

/**
 * Closes an audit: freezes the figures of the workspace's own date and policies, and of each item what
 * a later audit is compared by. One transaction of several steps. Fails with `conflict` while another
 * change runs, with `cancelled` where `signal` aborts; nothing is kept then.
 */
export async function closeAudit(workspace: Workspace, closing: Closing): Promise<AuditRecord> {
  let auditId = 0;
  await workspace.writeInSteps(
    async (db, begin) => {
      begin();
      // On a computer that slept over midnight, the verdicts may be those of the day before for a minute.
      followDate(db);
      const figures = await readFiguresFrom(db, {});
      const text = figuresText(figures);
      assertGoesOn(closing.signal);
      const { name, auditor, remark } = closing.audit;
      const [inFigures = [], inTitle = []] = await sitesNamedInEach(db, [
        writtenInFigures(figures),
        { texts: [name, auditor, workspace.name] },
      ]);
      assertGoesOn(closing.signal);
      const { lastInsertRowid } = db
        .prepare(
          `INSERT INTO audit (name, auditor, remark, closed_at, closed_by, app_version, figures,
             figures_sha256, named_places) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        )
        .run(
          name,
          auditor,
          remark,
          new Date().toISOString(),
          userName(),
          closing.appVersion,
          text,
          hashOfText(text),
          JSON.stringify({ figures: inFigures, title: inTitle }),
        );
      auditId = Number(lastInsertRowid);
      await keepItems(db, auditId, closing);
      return true;
    },
    { job: 'The closing of an audit', isAboutItems: false },
  );
  return readAuditRecord(workspace.reader, auditId);
}

/** Marks a closed audit as one that does not count. Fails with `not-found` or `conflict`. */
export function withdrawAudit(db: Database, id: number, because: string): AuditRecord {
  const { name, withdrawn } = readAuditRecord(db, id);
  if (withdrawn !== null) throw new AppError('conflict', `“${name}” is withdrawn already.`);
  db.prepare('UPDATE audit SET withdrawn_at = ?, withdrawn_because = ? WHERE id = ?').run(
    new Date().toISOString(),
    because,
    id,
  );
  return readAuditRecord(db, id);
}
