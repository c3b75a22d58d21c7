import type { DataContract } from '#shared/contract/data';
import type { policyPackMethods } from '#shared/contract/policy-packs';
import type { Handlers } from '#shared/rpc/contract';
import { removePack, saveOwnPack } from './commands/policies/own-packs.ts';
import {
  exportPack,
  previewPackFile,
  readPackFile,
  takePackFile,
} from './commands/policies/pack-file.ts';
import { readPackUpdates, takePackUpdate } from './commands/policies/pack-updates.ts';
import { writeFileWhole } from './exports/atomic-file.ts';
import { readHistory } from './queries/history.ts';
import { tryRules } from './queries/pack-preview.ts';
import type { Session } from './session.ts';

type PackHandlers = Pick<Handlers<DataContract>, keyof typeof policyPackMethods>;

/** Answers what is asked about packs as documents from the session's open workspace. */
export function policyPackHandlers(session: Session): PackHandlers {
  const reader = () => session.workspace.reader;
  return {
    'policies.previewFile': async ({ token }) => {
      const file = await readPackFile(session.grants.readPath(token));
      return previewPackFile(reader(), file);
    },
    'policies.takeFile': async ({ token, ...shown }) => {
      const file = await readPackFile(session.grants.readPath(token));
      return session.workspace.write((db) => takePackFile(db, file, shown));
    },
    'policies.exportPack': async ({ id, token }) => {
      const { text, rules } = exportPack(reader(), id);
      await writeFileWhole(session.grants.takeWritePath(token), (sink) => sink(text));
      return { rules };
    },
    'policies.removePack': ({ id }) => session.workspace.write((db) => removePack(db, id)),
    'policies.updates': () => readPackUpdates(reader()),
    'policies.takeUpdate': ({ id }) => session.workspace.write((db) => takePackUpdate(db, id)),
    'policies.tryRules': (question) => tryRules(reader(), question),
    'policies.saveOwn': (saving) => session.workspace.write((db) => saveOwnPack(db, saving)),
    'policies.history': () => readHistory(reader(), 'policy'),
  };
}
