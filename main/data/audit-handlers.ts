import type { auditMethods } from '#shared/contract/audits';
import type { DataContract } from '#shared/contract/data';
import type { Handlers } from '#shared/rpc/contract';
import { atMostTenASecond } from './at-most.ts';
import { closeAudit, withdrawAudit } from './commands/audits/close-audit.ts';
import { writeComparison } from './exports/write-comparison.ts';
import { readAudits, readClosedFigures } from './queries/audits/audit-records.ts';
import { comparisonOf } from './queries/audits/kept-comparison.ts';
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
    'audits.compare': async ({ kinds, limit, ...sides }) => {
      const { comparison, rows } = await comparisonOf(session.workspace, sides, (work) =>
        session.comparing.start((signal) => {
          const onProgress = (done: number, total: number): void => {
            session.publish('audits.compareProgress', { done, total });
          };
          return work({ signal, onProgress: atMostTenASecond(onProgress) });
        }),
      );
      const wanted = new Set(kinds);
      const shown = rows.filter((row) => row.kinds.some((kind) => wanted.has(kind)));
      return { comparison, rows: shown.slice(0, limit) };
    },
    'audits.cancelCompare': () => {
      session.comparing.cancel();
      return {};
    },
    'audits.exportComparison': async ({ before, after, token }) => {
      const path = session.grants.takeWritePath(token);
      const rows = await session.workspace.readSnapshot((db) =>
        writeComparison(db, { before, after }, path),
      );
      return { rows };
    },
  };
}
