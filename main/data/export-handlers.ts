import type { DataContract } from '#shared/contract/data';
import type { exportMethods } from '#shared/contract/exports';
import type { Handlers } from '#shared/rpc/contract';
import { exportItems } from './exports/export-items.ts';
import type { Session } from './session.ts';

/** Answers what writes the inventory to a file. */
export function exportHandlers(
  session: Session,
): Pick<Handlers<DataContract>, keyof typeof exportMethods> {
  return {
    'items.export': ({ token, columns, ...request }) => {
      const path = session.grants.takeWritePath(token);
      return session.runCancellable(
        (signal) =>
          session.workspace.readSnapshot((db) =>
            exportItems(db, request, path, {
              columns,
              signal,
              onProgress: (rows, total) => {
                session.publishExport(rows, total);
              },
            }),
          ),
        'export',
      );
    },
    'items.cancelExport': () => {
      session.cancelExport();
      return {};
    },
  };
}
