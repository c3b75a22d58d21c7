import type { BackupReason } from '#shared/contract/backups';
import { dataContract, type DataContract } from '#shared/contract/data';
import type { Handlers } from '#shared/rpc/contract';
import { backedUp } from './backed-up.ts';
import { firstHandlers, type FirstMethod } from './first-handlers.ts';
import { loadedLater } from './loaded-later.ts';
import type { Session } from './session.ts';

/** Methods before which a backup is begun; one before an import begins with it. */
const BACKED_UP = {
  'policies.setActive': 'policy',
  'policies.setRuleOn': 'policy',
  'policies.listSupplier': 'policy',
  'policies.unlistSupplier': 'policy',
  'policies.addStatement': 'policy',
  'policies.replaceStatement': 'policy',
  'policies.removeStatement': 'policy',
  'policies.setOperatorFacts': 'policy',
  'policies.takeFile': 'policy',
  'policies.removePack': 'policy',
  'policies.takeUpdate': 'policy',
  'policies.saveOwn': 'policy',
} as const satisfies Partial<Record<keyof DataContract, BackupReason>>;

/** Answers every method of the data contract from the session's open workspace. */
export function createHandlers(session: Session): Handlers<DataContract> {
  return backedUp(handlersOf(session), {
    reasons: BACKED_UP,
    before: (reason) => session.backupBefore(reason),
    inTurn: ['history.steps'],
  });
}

type OtherMethod = Exclude<keyof DataContract, FirstMethod>;

function handlersOf(session: Session): Handlers<DataContract> {
  const first = firstHandlers(session);
  const isOther = (name: string): name is OtherMethod => !Object.hasOwn(first, name);
  const others = Object.keys(dataContract).filter(isOther);
  const load = async (): Promise<Pick<Handlers<DataContract>, OtherMethod>> => {
    const { otherHandlers } = await import('./other-handlers.ts');
    return otherHandlers(session);
  };
  return { ...loadedLater(others, load), ...first };
}
