import { z } from 'zod';
import type { DataContract } from '#shared/contract/data';
import { isoDateSchema } from '#shared/domain/date';
import type { InputOf } from '#shared/rpc/contract';
import { reevaluate } from '../evaluation/reevaluate.ts';
import type { Database } from '../database/connection.ts';
import { readSettings, writeSettings } from '../database/settings.ts';
import { AppError } from '#shared/rpc/app-error';
import { recordChange } from './changes.ts';
import { isTouchedLater } from './later-changes.ts';

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
  const { homeCountry: country, fixedAsOf } = readSettings(db);
  recordChange(db, {
    kind: 'settings',
    text: `Set ${words.join(', ')}`,
    reason: null,
    items: 0,
    detail: {
      settings: {
        before: { homeCountry: before.homeCountry, fixedAsOf: before.fixedAsOf },
        after: { homeCountry: country, fixedAsOf },
      },
    },
  });
  reevaluate(db, { areItemsSame: true });
}

const judgedBySchema = z.object({
  homeCountry: z.string().nullable(),
  fixedAsOf: isoDateSchema.nullable(),
});
const detailSchema = z.object({
  settings: z.object({ before: judgedBySchema, after: judgedBySchema }),
});
type SettingsChange = z.infer<typeof detailSchema>['settings'];

/** What a change of the settings did, `null` for a change of another kind. */
export function settingsChangeOf(detail: unknown): SettingsChange | null {
  return detailSchema.safeParse(detail).data?.settings ?? null;
}

/** The settings that a change of them set. */
function settingsIn(detail: unknown): string[] {
  const change = settingsChangeOf(detail);
  if (change === null) return [];
  const { before, after } = change;
  return [
    ...(before.homeCountry === after.homeCountry ? [] : ['homeCountry']),
    ...(before.fixedAsOf === after.fixedAsOf ? [] : ['fixedAsOf']),
  ];
}

/**
 * Puts settings back that a change set. Fails with `conflict` where one of them was set again. To
 * be called within a transaction; computes the verdicts too.
 */
export function undoSettings(
  db: Database,
  { id, text }: { readonly id: number; readonly text: string },
  { before, after }: SettingsChange,
): void {
  const { homeCountry, fixedAsOf } = readSettings(db);
  const isAsLeft =
    (before.homeCountry === after.homeCountry || homeCountry === after.homeCountry) &&
    (before.fixedAsOf === after.fixedAsOf || fixedAsOf === after.fixedAsOf);
  if (!isAsLeft || isTouchedLater(db, id, settingsIn)) {
    throw new AppError('conflict', `What “${text}” set was set again later; undo that first.`);
  }
  writeSettings(db, {
    ...(before.homeCountry === after.homeCountry ? {} : { homeCountry: before.homeCountry }),
    ...(before.fixedAsOf === after.fixedAsOf ? {} : { fixedAsOf: before.fixedAsOf }),
  });
  reevaluate(db, { areItemsSame: true });
}
