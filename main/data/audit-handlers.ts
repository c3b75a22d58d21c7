import type { auditMethods, ItemDifference } from '#shared/contract/audits';
import type { DataContract } from '#shared/contract/data';
import type { Handlers } from '#shared/rpc/contract';
import { closeAudit, withdrawAudit } from './commands/audits/close-audit.ts';
import { writeComparison } from './exports/write-comparison.ts';
import { readAudits, readClosedFigures } from './queries/audits/audit-records.ts';
import { compareAudits } from './queries/audits/compare-audits.ts';
import type { Session } from './session.ts';

/** Answers what is asked about closed audits. No item and no figure of the workspace depends on them. */
export function auditHandlers(
  session: Session,
): Pick<Handlers<DataContract>, keyof typeof auditMethods> {
  return {
    'audits.list': () => readAudits(session.workspace.reader),
    'audits.figures': ({ id }) => readClosedFigures(session.workspace.reader, id),
    'audits.close': (audit) =>
      session.itemChange.start((signal) =>
        closeAudit(session.workspace, {
          audit,
          appVersion: session.appVersion,
          signal,
          onProgress: (done, total) => {
            session.publish('audits.closeProgress', { done, total });
          },
        }),
      ),
    'audits.cancelClose': () => {
      session.itemChange.cancel();
      return {};
    },
    'audits.withdraw': ({ id, because }) =>
      session.workspace.write((db) => withdrawAudit(db, id, because), { isAboutItems: false }),
    'audits.compare': ({ before, after, kinds, limit }) =>
      session.workspace.readSnapshot(async (db) => {
        const wanted = new Set(kinds);
        const rows: ItemDifference[] = [];
        const comparison = await compareAudits(db, { before, after }, (difference) => {
          if (rows.length < limit && difference.kinds.some((kind) => wanted.has(kind))) {
            rows.push(difference);
          }
        });
        return { comparison, rows };
      }),
    'audits.exportComparison': async ({ before, after, token }) => {
      const path = session.grants.takeWritePath(token);
      const rows = await session.workspace.readSnapshot((db) =>
        writeComparison(db, { before, after }, path),
      );
      return { rows };
    },
  };
}
