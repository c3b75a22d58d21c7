import { foldPlace } from '#shared/domain/audit/fold-text';
import { hostKey } from '#shared/domain/audit/host-names';
import { Breather } from '../../breather.ts';
import type { Database } from '../../database/connection.ts';

/** Ids of items that are read at once. */
const IDS_AT_ONCE = 8192;

const SOME = 'FROM main.item NOT INDEXED WHERE id > @from AND id <= @until';
const SITES_OF_ITEMS = `SELECT site ${SOME} AND site IS NOT NULL
  UNION SELECT site_name ${SOME} AND site_name IS NOT NULL`;
// Nearly every one is different: to leave out those that come again takes five times as long.
const HOSTS_OF_ITEMS = `SELECT hostname ${SOME} AND hostname IS NOT NULL`;
/** Items of samples keep the names that they were drawn with. */
const SITES_OF_SAMPLES = `SELECT site FROM main.sample_item WHERE site IS NOT NULL
  UNION SELECT recorded ->> '$.siteName' FROM main.sample_item
  WHERE recorded ->> '$.siteName' IS NOT NULL`;
const HOSTS_OF_SAMPLES = `SELECT DISTINCT recorded ->> '$.hostname' FROM main.sample_item
  WHERE recorded ->> '$.hostname' IS NOT NULL`;
/** Sites as a closed audit knew them; they may be called otherwise since. */
const SITES_OF_AUDIT = `
  SELECT site FROM main.audit_item WHERE audit_id = :audit AND site IS NOT NULL
  UNION SELECT site_name FROM main.audit_item WHERE audit_id = :audit AND site_name IS NOT NULL`;

/** What a query over items says of all of them, some at a time. */
function* eachSlice(db: Database, sql: string): Generator<string[]> {
  const last = db.prepare<[], number | null>('SELECT max(id) FROM main.item').pluck().get() ?? 0;
  const read = db.prepare<[{ from: number; until: number }], string>(sql).pluck();
  for (let from = 0; from < last; from += IDS_AT_ONCE) {
    yield read.all({ from, until: from + IDS_AT_ONCE });
  }
}

function* siteNames(db: Database, auditId: number | null): Generator<string[]> {
  yield* eachSlice(db, SITES_OF_ITEMS);
  yield db.prepare<[], string>(SITES_OF_SAMPLES).pluck().all();
  if (auditId === null) return;
  yield db.prepare<[{ audit: number }], string>(SITES_OF_AUDIT).pluck().all({ audit: auditId });
}

function* hostNames(db: Database): Generator<string[]> {
  yield* eachSlice(db, HOSTS_OF_ITEMS);
  yield db.prepare<[], string>(HOSTS_OF_SAMPLES).pluck().all();
}

/** What looks for names of sites and hosts, and is told each that there is. */
export type Seeker = {
  /** False where no host could be named, so that they need not be read. */
  readonly seeksHosts: boolean;
  /** Hears the code or name of a site, and what `foldPlace` makes of it. */
  lookForSite: (name: string, bare: string) => void;
  /** Hears the name of a host, and its key. */
  lookForHost: (name: string, key: string) => void;
};

/**
 * Tells the codes and names of the sites of all items, each once, and their host names, of which there
 * may be a million; where a closed audit is given, the sites that it knew too. Names are compared in
 * JavaScript, since SQLite folds the case of ASCII only. Other calls are answered in between, so that the
 * connection must be one that stays in its state, such as a snapshot.
 */
export async function tellNames(
  db: Database,
  seekers: readonly Seeker[],
  auditId: number | null = null,
): Promise<void> {
  const breather = new Breather();
  const told = new Set<string>();
  for (const names of siteNames(db, auditId)) {
    for (const name of names) {
      if (told.has(name)) continue;
      told.add(name);
      const bare = foldPlace(name);
      for (const seeker of seekers) seeker.lookForSite(name, bare);
      await breather.pause();
    }
    await breather.pause();
  }
  const ofHosts = seekers.filter(({ seeksHosts }) => seeksHosts);
  if (ofHosts.length === 0) return;
  for (const names of hostNames(db)) {
    for (const name of names) {
      const key = hostKey(name);
      for (const seeker of ofHosts) seeker.lookForHost(name, key);
    }
    await breather.pause();
  }
}
