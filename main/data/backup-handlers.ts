import type { backupMethods } from '#shared/contract/backups';
import type { DataContract } from '#shared/contract/data';
import type { Handlers } from '#shared/rpc/contract';
import type { Session } from './session.ts';

/** Answers what is asked about backups of the open workspace. */
export function backupHandlers(
  session: Session,
): Pick<Handlers<DataContract>, keyof typeof backupMethods> {
  return {
    'backups.list': () => session.backups.state(),
    'backups.make': async () => {
      await session.backups.make('asked');
      return session.backups.state();
    },
    'backups.restore': async ({ id, mayBecomePlain }) => {
      await session.restore(id, mayBecomePlain);
      return {};
    },
  };
}
