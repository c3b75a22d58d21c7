import type { DataContract } from '#shared/contract/data';
import type { InputOf } from '#shared/rpc/contract';
import { reevaluate } from '../evaluation/reevaluate.ts';
import type { Database } from '../database/connection.ts';
import { readSettings, writeSettings } from '../database/settings.ts';
import { recordChange } from './changes.ts';

/** Changes the workspace's own settings; those that verdicts depend on are evaluated at once. */
export function updateWorkspace(
  db: Database,
  {
    asOf,
    homeCountry,
    operatorName,
    scopeNote,
  }: Omit<InputOf<DataContract, 'workspace.update'>, 'dismissInterruption'>,
): void {
  const before = readSettings(db);
  writeSettings(db, {
    ...(operatorName === undefined ? {} : { operatorName }),
    ...(scopeNote === undefined ? {} : { scopeNote }),
    ...(homeCountry === undefined ? {} : { homeCountry }),
    ...(asOf === undefined ? {} : { fixedAsOf: asOf }),
  });
  const words: string[] = [];
  if (homeCountry !== undefined && homeCountry !== before.homeCountry) {
    words.push(`home country ${homeCountry ?? 'none'}`);
  }
  if (asOf !== undefined && asOf !== before.fixedAsOf) words.push(`as-of date ${asOf ?? 'today'}`);
  if (words.length === 0) return;
  recordChange(db, { kind: 'settings', text: `Set ${words.join(', ')}`, reason: null, items: 0 });
  reevaluate(db, { areItemsSame: true });
}
