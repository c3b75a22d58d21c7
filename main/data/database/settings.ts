import { z } from 'zod';
import { isoDateSchema, todayIso, type IsoDate } from '#shared/domain/date';
import { operatorFactSchema } from '#shared/domain/policy';
import type { Database } from './connection.ts';

/** An import that began and of which nobody has heard the end. */
const startedImportSchema = z.object({ fileName: z.string(), startedAt: z.string() });
export type StartedImport = z.infer<typeof startedImportSchema>;

/** What a workspace remembers about itself; each is one row of the `setting` table. */
const settingsSchema = z.object({
  operatorName: z.string().default(''),
  scopeNote: z.string().default(''),
  homeCountry: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable()
    .default(null),
  /** The date that the operator fixed, or `null` to follow today. */
  fixedAsOf: isoDateSchema.nullable().default(null),
  /** The date that the kept verdicts were computed for. */
  evaluatedAsOf: isoDateSchema.nullable().default(null),
  /** The edition of evaluating that the kept verdicts were computed by; see `EVALUATION_EDITION`. */
  evaluatedBy: z.int().min(0).default(0),
  installBoundaries: z.array(isoDateSchema).default([]),
  /** How large the operator is, by the measures that laws name. */
  operatorFacts: z.partialRecord(operatorFactSchema, z.number().min(0)).default({}),
  /** What the marks of the items were made from; see `remark`. */
  marksMadeFrom: z.string().default(''),
  registryVersion: z.string().default(''),
  /** The id that an own rule got last; origins name rules by it, so that none comes twice. */
  lastOwnRuleId: z.int().min(0).default(0),
  /** Committed before an import begins and gone when it ends, however it ends. */
  startedImport: startedImportSchema.nullable().default(null),
});
export type Settings = z.infer<typeof settingsSchema>;

/** Reads all settings; those never written have their defaults. */
export function readSettings(db: Database): Settings {
  const rows = db
    .prepare<[], { name: string; value: string }>('SELECT name, value FROM setting')
    .all();
  const stored = Object.fromEntries(
    rows.map(({ name, value }) => [name, JSON.parse(value) as unknown]),
  );
  return settingsSchema.parse(stored);
}

/** True where a stored setting is one that `readSettings` takes. */
export function isSetting(name: string, value: string): boolean {
  try {
    const shape: Readonly<Record<string, z.ZodType>> = settingsSchema.shape;
    return shape[name]?.safeParse(JSON.parse(value)).success ?? true;
  } catch {
    return false;
  }
}

/** Writes the settings given and leaves the others. */
export function writeSettings(db: Database, settings: Partial<Settings>): void {
  const write = db.prepare(
    'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  );
  for (const [name, value] of Object.entries(settings)) write.run(name, JSON.stringify(value));
}

/** Forgets a setting, as if it had never been written. */
export function removeSetting(db: Database, name: keyof Settings): void {
  db.prepare('DELETE FROM setting WHERE name = ?').run(name);
}

/** The date that verdicts are for: the fixed one, or today. */
export function asOfDate(settings: Settings): IsoDate {
  return settings.fixedAsOf ?? todayIso();
}
