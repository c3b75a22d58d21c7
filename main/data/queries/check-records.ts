import { z } from 'zod';
import { changeSchema } from '#shared/contract/history';
import type { Database } from '../database/connection.ts';
import { readSettings } from '../database/settings.ts';
import { readPolicyRecords } from '../evaluation/policy-records.ts';
import { readAudits, readClosedFigures, readNamedPlaces } from './audits/audit-records.ts';
import { readHistory } from './history.ts';
import { eachReject, readImportColumns, readImportLayout, readImports } from './imports.ts';
import { readMacPrefixes, readMacRegistries } from './mac-registry.ts';
import { readKeptRules } from './own-rules.ts';
import { readPacks, readRuleSwitches } from './packs.ts';
import { readSavedViews } from './saved-views.ts';
import { readSampleRows, readSamples } from './samples/samples.ts';

const importsOf = (db: Database): number[] =>
  readImports(db).flatMap(({ importId }) => (importId === null ? [] : [importId]));

function readRejectedRows(db: Database): void {
  for (const id of importsOf(db)) {
    // Read one by one: there may be a million of them.
    for (const _ of eachReject(db, id));
  }
}

/** What a workspace keeps beside its items, and what reads it as the program does. */
const RECORDS: Readonly<Record<string, (db: Database) => unknown>> = {
  'the settings': readSettings,
  'the policies': readPacks,
  'the rules that are switched off': readRuleSwitches,
  'the records on policies': readPolicyRecords,
  'the own tag rules': readKeptRules,
  'the imports': (db) =>
    importsOf(db).map((id) => [readImportLayout(db, id), readImportColumns(db, id)]),
  'the rejected rows': readRejectedRows,
  'the history': (db) => z.array(changeSchema).parse(readHistory(db)),
  'the saved views': readSavedViews,
  'the registries of MAC prefixes': (db) => [readMacRegistries(db), readMacPrefixes(db)],
  'the closed audits': (db) =>
    readAudits(db).map(({ id }) => [readClosedFigures(db, id), readNamedPlaces(db, id)]),
  'the samples': (db) =>
    readSamples(db).map(({ id, size }) => readSampleRows(db, { id, start: 0, count: size })),
};

/** Why something cannot be read, in a few words. */
function whyOf(error: unknown): string {
  if (error instanceof z.ZodError) {
    const [issue] = error.issues;
    return [issue?.path.join('.'), issue?.message].filter((part) => part !== '').join(': ');
  }
  return error instanceof Error ? error.message : String(error);
}

/** Looks for records that the program cannot read: what another program wrote into them. */
export function recordProblems(db: Database): string[] {
  return Object.entries(RECORDS).flatMap(([what, read]) => {
    try {
      read(db);
      return [];
    } catch (error) {
      return [`${what} cannot be read (${whyOf(error)})`];
    }
  });
}
