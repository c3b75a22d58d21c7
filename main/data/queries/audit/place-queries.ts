import { foldPlace } from '#shared/domain/audit/fold-text';
import { hostKey } from '#shared/domain/audit/host-names';
import type { Database } from '../../database/connection.ts';

/** Where names of sites stand. Items of samples keep those that they were drawn with. */
const SITES = [
  'SELECT DISTINCT site FROM main.item WHERE site IS NOT NULL',
  'SELECT DISTINCT site_name FROM main.item WHERE site_name IS NOT NULL',
  'SELECT DISTINCT site FROM main.sample_item WHERE site IS NOT NULL',
  `SELECT DISTINCT recorded ->> '$.siteName' FROM main.sample_item
   WHERE recorded ->> '$.siteName' IS NOT NULL`,
];
const HOSTS = [
  // Nearly every one is different: to leave out those that come again takes five times as long.
  'SELECT hostname FROM main.item NOT INDEXED WHERE hostname IS NOT NULL',
  `SELECT DISTINCT recorded ->> '$.hostname' FROM main.sample_item
   WHERE recorded ->> '$.hostname' IS NOT NULL`,
];
/** Sites as a closed audit knew them; they may be called otherwise since. */
const SITES_OF_AUDIT =
  'SELECT DISTINCT site FROM main.audit_item WHERE audit_id = ? AND site IS NOT NULL';

function* namesOf(db: Database, queries: readonly string[]): Generator<string> {
  for (const sql of queries) yield* db.prepare<[], string>(sql).pluck().iterate();
}

function* siteNames(db: Database, auditId: number | null): Generator<string> {
  yield* namesOf(db, SITES);
  if (auditId === null) return;
  yield* db.prepare<[number], string>(SITES_OF_AUDIT).pluck().iterate(auditId);
}

/** What looks for names of sites and hosts, and is told each that there is. */
export type Seeker = {
  /** False where no host could be named, so that they need not be read. */
  readonly seeksHosts: boolean;
  /** Hears the code or name of a site, and what `foldPlace` makes of it; some come more than once. */
  lookForSite: (name: string, bare: string) => void;
  /** Hears the name of a host, and its key. */
  lookForHost: (name: string, key: string) => void;
};

/**
 * Tells the codes and names of the sites of all items, and their host names, of which there may be a
 * million; where a closed audit is given, the sites that it knew too. Names are compared in JavaScript, since SQLite
 * folds the case of ASCII only.
 */
export function tellNames(
  db: Database,
  seekers: readonly Seeker[],
  auditId: number | null = null,
): void {
  for (const name of siteNames(db, auditId)) {
    const bare = foldPlace(name);
    for (const seeker of seekers) seeker.lookForSite(name, bare);
  }
  const ofHosts = seekers.filter(({ seeksHosts }) => seeksHosts);
  if (ofHosts.length === 0) return;
  for (const name of namesOf(db, HOSTS)) {
    const key = hostKey(name);
    for (const seeker of ofHosts) seeker.lookForHost(name, key);
  }
}
