import { setImmediate } from 'node:timers/promises';
import type { VerdictCounts } from '#shared/contract/policies';
import { AppError } from '#shared/rpc/app-error';
import { severityOf } from '#shared/domain/verdict';
import type { Database } from '../../database/connection.ts';
import { contentVersion } from '../../database/content-version.ts';
import { SITE_OF_ITEM } from '../../site-codes.ts';
import { SiteCollector, type Kind, type OfClass } from './site-collector.ts';

/** A site with its items in scope. */
export type SiteFigures = VerdictCounts & {
  /** Its code, or its name where it has none. */
  readonly code: string;
  /** Where its items are, by their own word or as the home country has it; `null` where none says. */
  readonly country: string | null;
  /** The mean of its items' positions in degrees; `null` where none has one. */
  readonly position: { readonly latitude: number; readonly longitude: number } | null;
};

/** Every site with items in scope, and the items that name none. */
export type AllSites = {
  readonly sites: readonly SiteFigures[];
  readonly siteless: VerdictCounts;
};

const ROWS_AT_ONCE = 2000;
/** Other questions are answered in between. */
const ROWS_BETWEEN_PAUSES = 20_000;
/** How often a reading starts again because the workspace changed under it. */
const MAX_RESTARTS = 5;
/** Positions are read in hundred-thousandths of a degree, about a metre: whole numbers are read sooner. */
const PARTS_OF_DEGREE = 100_000;

type Kept = { readonly version: number; readonly sites: Promise<AllSites> };
/** What was read of each connection. */
const kept = new WeakMap<Database, Kept>();

function kindOf(severity: number): Kind {
  if (severity >= severityOf('review')) return 'flagged';
  return severity === severityOf('undetermined') ? 'undetermined' : 'clear';
}

/** Which of the three counts each class adds to, by its number, and where; none for those out of scope. */
function readClasses(db: Database): ReadonlyMap<number, OfClass> {
  const rows = db
    .prepare<[], [number, number, string | null]>(
      'SELECT class_id, severity, country FROM main.class_verdict WHERE severity IS NOT NULL',
    )
    .raw()
    .all();
  return new Map(rows.map(([id, severity, country]) => [id, { kind: kindOf(severity), country }]));
}

/** Reads all items; `null` where the workspace changed meanwhile. */
async function read(db: Database, version: number): Promise<AllSites | null> {
  const last = db.prepare<[], number | null>('SELECT max(id) FROM main.item').pluck().get() ?? 0;
  const classes = readClasses(db);
  const collector = new SiteCollector(PARTS_OF_DEGREE);
  const part = (column: string): string =>
    `json_group_array(CAST(round(${column} * ${PARTS_OF_DEGREE}) AS INTEGER))`;
  // A row handed over by itself takes three times as long as its share of a list.
  const some = db
    .prepare<[number, number], [string, string, string, string]>(
      `SELECT json_group_array(i.class_id), json_group_array(${SITE_OF_ITEM}),
         ${part('i.latitude')}, ${part('i.longitude')}
       FROM main.item i NOT INDEXED WHERE i.id > ? AND i.id <= ?`,
    )
    .raw();
  for (let from = 0; from < last; from += ROWS_AT_ONCE) {
    const lists = some.get(from, from + ROWS_AT_ONCE) ?? ['[]', '[]', '[]', '[]'];
    const classIds = JSON.parse(lists[0]) as number[];
    const codes = JSON.parse(lists[1]) as (string | null)[];
    const latitudes = JSON.parse(lists[2]) as (number | null)[];
    const longitudes = JSON.parse(lists[3]) as (number | null)[];
    for (let at = 0; at < classIds.length; at += 1) {
      const ofClass = classes.get(classIds[at] ?? 0);
      if (ofClass === undefined) continue;
      collector.add(ofClass, codes[at] ?? null, latitudes[at] ?? null, longitudes[at] ?? null);
    }
    if (from % ROWS_BETWEEN_PAUSES !== 0) continue;
    await setImmediate();
    if (!db.open) throw new AppError('cancelled', 'The workspace was closed meanwhile.');
    if (contentVersion(db) !== version) return null;
  }
  return collector.end();
}

async function readUndisturbed(db: Database): Promise<AllSites> {
  for (let attempt = 0; attempt < MAX_RESTARTS; attempt += 1) {
    const found = await read(db, contentVersion(db));
    if (found !== null) return found;
  }
  throw new AppError(
    'conflict',
    'The workspace kept changing while its sites were read; look again when that is over.',
  );
}

/**
 * Every site with its items in scope. Takes some seconds for a million items, in steps between which
 * other questions are answered, and is kept until the workspace changes. `db` must be a connection
 * that only reads. Fails with `cancelled` where it is closed meanwhile, with `conflict` where changes
 * do not end.
 */
export function readSites(db: Database): Promise<AllSites> {
  const version = contentVersion(db);
  const last = kept.get(db);
  if (last?.version === version) return last.sites;
  const sites = readUndisturbed(db);
  kept.set(db, { version, sites });
  sites.catch(() => {
    // A failure is told to whoever asked; the next question reads again.
    if (kept.get(db)?.sites === sites) kept.delete(db);
  });
  return sites;
}
