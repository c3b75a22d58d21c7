import { AppError } from '#shared/rpc/app-error';
import type { Database } from './driver.ts';
import { initialSchema } from './migrations/0001-initial.ts';
import { importHistory } from './migrations/0002-import-history.ts';
import { undoImports } from './migrations/0003-undo-imports.ts';
import { explainedNames } from './migrations/0004-explained-names.ts';
import { evidenceAndRules } from './migrations/0005-evidence-and-rules.ts';
import { policyRecords } from './migrations/0006-policy-records.ts';
import { macRegistry } from './migrations/0007-mac-registry.ts';
import { personFields } from './migrations/0008-person-fields.ts';
import { savedViews } from './migrations/0009-saved-views.ts';
import { searchIndex } from './migrations/0010-search-index.ts';
import { audits } from './migrations/0011-audits.ts';
import { removalPlan } from './migrations/0012-removal-plan.ts';
import { sampling } from './migrations/0013-sampling.ts';
import { auditRemoval } from './migrations/0014-audit-removal.ts';
import { auditNames } from './migrations/0015-audit-names.ts';
import { identity } from './migrations/0016-identity.ts';
import { auditSiteNames } from './migrations/0017-audit-site-names.ts';

type Migration = { readonly version: number; readonly sql: string };

/** All migrations, oldest first. A shipped one is never edited. */
const MIGRATIONS: readonly Migration[] = [
  { version: 1, sql: initialSchema },
  { version: 2, sql: importHistory },
  { version: 3, sql: undoImports },
  { version: 4, sql: explainedNames },
  { version: 5, sql: evidenceAndRules },
  { version: 6, sql: policyRecords },
  { version: 7, sql: macRegistry },
  { version: 8, sql: personFields },
  { version: 9, sql: savedViews },
  { version: 10, sql: searchIndex },
  { version: 11, sql: audits },
  { version: 12, sql: removalPlan },
  { version: 13, sql: sampling },
  { version: 14, sql: auditRemoval },
  { version: 15, sql: auditNames },
  { version: 16, sql: identity },
  { version: 17, sql: auditSiteNames },
];

/** `PRAGMA application_id` of a workspace: "PVNT" in ASCII. */
export const APPLICATION_ID = 0x50_56_4e_54;

/** The schema version that this program writes. */
export const SCHEMA_VERSION = MIGRATIONS.at(-1)?.version ?? 0;

/** The schema version of an open file. */
export function schemaVersionOf(db: Database): number {
  return Number(db.pragma('user_version', { simple: true }));
}

/** True where opening the file for writing would change its schema. */
export function needsMigration(db: Database): boolean {
  const version = schemaVersionOf(db);
  return version > 0 && version < SCHEMA_VERSION;
}

/**
 * Brings a file to the current schema, or to an older one for tests and comparisons, each migration in a transaction of its own that holds
 * its version too. Stops at the first that fails, which leaves the file as the last one left it.
 */
export function migrate(db: Database, upTo = SCHEMA_VERSION): void {
  for (const { version, sql } of MIGRATIONS) {
    if (version <= schemaVersionOf(db) || version > upTo) continue;
    db.transaction(() => {
      db.exec(sql);
      db.pragma(`application_id = ${APPLICATION_ID}`);
      db.pragma(`user_version = ${version}`);
    })();
  }
}

/** Refuses files that are not workspaces, or that a newer program wrote. */
export function assertIsOurs(db: Database, fileName: string): void {
  const applicationId = Number(db.pragma('application_id', { simple: true }));
  assertIdentity(applicationId, schemaVersionOf(db), fileName);
}

/** As `assertIsOurs`, from the two numbers that say what a file is. */
export function assertIdentity(applicationId: number, version: number, fileName: string): void {
  if (applicationId !== APPLICATION_ID) throw foreignError(fileName);
  if (version <= SCHEMA_VERSION) return;
  throw new AppError(
    'workspace-too-new',
    `${fileName} was written by a newer Provenet (schema ${version}, this one knows ${SCHEMA_VERSION}); update Provenet to open it.`,
  );
}

/** The refusal of a file that Provenet did not write. */
export function foreignError(fileName: string, cause?: unknown): AppError {
  return new AppError(
    'workspace-foreign',
    `${fileName} is not a Provenet workspace; choose a .provenet file, or import the file if it is an inventory.`,
    { cause },
  );
}
