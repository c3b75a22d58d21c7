import BetterSqlite3 from 'better-sqlite3';
import { join } from 'node:path';
import { SCHEMA_VERSION, schemaVersionOf } from '#main/data/database/migrate';
import { backupFolderOf, listBackups } from '#main/data/durability/backup-file';
import type { Case, CaseRun } from './case.ts';
import { dumpOf, stateOf } from './dump.ts';
import type { MigrateJob } from './children/migrate.ts';
import { copyFolder, FILE, newFolder, removeFolder } from './folders.ts';
import { judgeSeen, lost, type Verdict } from './judge.ts';
import { openAndSee } from './open-and-see.ts';
import { olderWorkspaces, OLDER_VERSIONS, schemaOf, schemaOfVersion } from './older-workspaces.ts';
import { statesOf } from './reference.ts';
import { runChild } from './run-child.ts';
import { NO_ORDERS } from './shim/control.ts';
import { watched } from './shim/watched.ts';

/** A workspace of an older version, and what a migration may leave of it. */
type Older = {
  readonly version: number;
  readonly folder: string;
  readonly before: string;
  /** The state when it was migrated in peace. */
  readonly after: readonly string[];
};

/** Workspaces of all older versions, and how many calls migrating each takes. */
type Versions = {
  readonly folders: ReadonlyMap<number, string>;
  readonly calls: ReadonlyMap<number, number>;
};

type Ended = Awaited<ReturnType<typeof runChild>>;

/** Migrates a workspace in a process that is killed in place of call `at`. */
function migrateKilled(folder: string, at: number): Promise<Ended> {
  return watched(folder, (control, env) => {
    control.arm({ ...NO_ORDERS, at, kills: true });
    const job: MigrateJob = { paths: [join(folder, FILE)], countBy: null };
    return runChild('migrate.ts', job, { env });
  });
}

/** Reads a file without the product: only SQLite takes back what was under way. */
function readRaw<T>(path: string, read: (db: BetterSqlite3.Database) => T): T {
  const db = new BetterSqlite3(path);
  try {
    return read(db);
  } finally {
    db.close();
  }
}

const stateOfFile = (path: string): string => readRaw(path, (db) => stateOf(dumpOf(db)));

const prepared = new Map<number, Promise<Versions>>();

/** All are migrated in one process, which counts: a process for each would take much longer. */
async function prepareVersions(seed: number): Promise<Versions> {
  const folders = await olderWorkspaces(seed, OLDER_VERSIONS);
  const place = newFolder();
  const paths = [...folders].map(([version, folder]) => {
    copyFolder(folder, join(place, String(version)));
    return join(place, String(version), FILE);
  });
  const ended = await watched(place, (_control, env, countBy) =>
    runChild('migrate.ts', { paths, countBy } satisfies MigrateJob, { env }),
  );
  removeFolder(place);
  if (!ended.lines.includes('closed')) throw new Error(`It does not migrate: ${ended.stderr}`);
  const calls = new Map(
    OLDER_VERSIONS.map((version, at) => [version, Number(ended.lines[at]?.slice('calls '.length))]),
  );
  return { folders, calls };
}

function versionsOf(seed: number): Promise<Versions> {
  const known = prepared.get(seed) ?? prepareVersions(seed);
  prepared.set(seed, known);
  return known;
}

async function olderOf({ folders }: Versions, version: number): Promise<Older> {
  const folder = folders.get(version) ?? '';
  const before = stateOfFile(join(folder, FILE));
  return { version, folder, before, after: await statesOf(folder, []) };
}

/** The copy from before must be there, whole, and of the version from before. */
function copyProblem(path: string, { version, before }: Older): string | null {
  // The clock of trials stands still, so that their order says nothing.
  const copy = listBackups(backupFolderOf(path)).find(
    (backup) => readRaw(backup.path, schemaVersionOf) === version,
  )?.path;
  if (copy === undefined) return 'there is no backup from before the migration';
  try {
    return readRaw(copy, (db) => {
      const isWhole = db.pragma('integrity_check', { simple: true }) === 'ok';
      if (!isWhole || schemaVersionOf(db) !== version || stateOf(dumpOf(db)) !== before) {
        return 'the copy from before the migration does not hold what was there';
      }
      return null;
    });
  } catch (error) {
    return `the copy from before the migration cannot be read: ${String(error)}`;
  }
}

/** What is there before the product opens it again: the schema of one version, none in between. */
function betweenProblem(path: string, older: Older): string | null {
  const found = readRaw(path, (db) => ({ version: schemaVersionOf(db), schema: schemaOf(db) }));
  if (found.version < older.version || found.version > SCHEMA_VERSION) {
    return `it says that it is of version ${found.version}`;
  }
  if (found.schema !== schemaOfVersion(found.version)) {
    return `its schema is not that of version ${found.version}, which it says it is`;
  }
  if (found.version > older.version) return copyProblem(path, older);
  return stateOfFile(path) === older.before ? null : 'its rows changed, but not its version';
}

async function tryOnce(older: Older, at: number): Promise<Verdict> {
  const folder = newFolder();
  copyFolder(older.folder, folder);
  const path = join(folder, FILE);
  const ended = await migrateKilled(folder, at);
  if (ended.isHung || ended.signal !== 'SIGKILL')
    return lost(`it was not killed: ${ended.stderr.trim()}`);
  const image = newFolder();
  copyFolder(folder, image);
  const between = betweenProblem(join(image, FILE), older);
  removeFolder(image);
  const verdict = judgeSeen(openAndSee(path), older.after, 0, false);
  const problem = between ?? copyProblem(path, older);
  removeFolder(folder);
  if (verdict.outcome !== 'survived') return verdict;
  return problem === null ? verdict : lost(problem);
}

/** Each call of each older version, one after the other. */
async function run({ seed, trials, report }: CaseRun): Promise<void> {
  const versions = await versionsOf(seed);
  const known = new Map<number, Older>();
  for (const trial of trials) {
    let at = trial;
    const version = OLDER_VERSIONS.find((each) => {
      const calls = versions.calls.get(each) ?? 0;
      if (at < calls) return true;
      at -= calls;
      return false;
    });
    if (version === undefined) throw new Error(`There is no trial ${trial}.`);
    const older = known.get(version) ?? (await olderOf(versions, version));
    known.set(version, older);
    const verdict = await tryOnce(older, at + 1);
    const where = `from version ${version}, killed in place of call ${at + 1}`;
    const { reason } = verdict;
    report({
      trial,
      ...verdict,
      ...(reason === undefined ? {} : { reason: `${where}: ${reason}` }),
    });
  }
  prepared.clear();
}

/**
 * A process is killed in place of each write, truncate and sync of each migration from each older
 * version. What SQL does between two of them leaves no trace, so this is every boundary of every
 * statement, and more.
 */
export const killMigration: Case = {
  name: 'kill-migration',
  needsShim: true,
  trials: { small: 10, full: 'all' },
  count: async (seed) =>
    [...(await versionsOf(seed)).calls.values()].reduce((sum, calls) => sum + calls, 0),
  run,
};
