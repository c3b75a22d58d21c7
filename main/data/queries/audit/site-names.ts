import { foldPlace, foldText } from '#shared/domain/audit/fold-text';
import { hostKey, hostKeysIn } from '#shared/domain/audit/host-names';
import { slugOf } from '#shared/domain/slug';
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

function* sitesOf(db: Database, auditId: number | null): Generator<string> {
  yield* namesOf(db, SITES);
  if (auditId === null) return;
  yield* db.prepare<[number], string>(SITES_OF_AUDIT).pluck().iterate(auditId);
}

/** Texts, and ids that are made of titles, in which sites may be named. */
export type Written = { readonly texts: readonly string[]; readonly ids?: readonly string[] };

/** Finds what occurs in some texts of the names that it is told. */
class Finder {
  readonly #folded: string;
  readonly #bare: string;
  readonly #hosts: ReadonlySet<string>;
  readonly #slugs: string;
  readonly #named = new Set<string>();

  constructor({ texts, ids = [] }: Written) {
    this.#folded = texts.map(foldText).join('\n');
    this.#bare = texts.map(foldPlace).join('\n');
    this.#hosts = new Set([...texts, ...ids].flatMap((text) => [...hostKeysIn(text)]));
    this.#slugs = ids.join('\n');
  }

  /** True where nothing is written in which a host could be named. */
  get isSilent(): boolean {
    return this.#hosts.size === 0;
  }

  get named(): string[] {
    return [...this.#named];
  }

  // In JavaScript, since SQLite folds the case of ASCII only.
  lookForSite(name: string): void {
    const bare = foldPlace(name);
    // A name of signs alone has nothing left without gaps.
    const isNamed = bare === '' ? this.#folded.includes(foldText(name)) : this.#bare.includes(bare);
    if (isNamed) this.#named.add(name);
    if (this.#slugs === '') return;
    const slug = slugOf(name);
    if (slug !== '' && this.#slugs.includes(slug)) this.#named.add(name);
  }

  lookForHost(name: string): void {
    if (this.#hosts.has(hostKey(name))) this.#named.add(name);
  }
}

/**
 * What occurs in each of some writings, whatever its case and gaps, of the codes and names of the sites of all
 * items, and of their host names: sites anywhere in a text, hosts, of which there may be a million, where
 * words or parts of them begin and end. Both also where they occur in ids. Items of samples count as they were drawn, and sites of a
 * closed audit, where one is given, as it knew them.
 */
export function sitesNamedInEach(
  db: Database,
  writings: readonly Written[],
  auditId: number | null = null,
): string[][] {
  const finders = writings.map((written) => new Finder(written));
  for (const name of sitesOf(db, auditId)) {
    for (const finder of finders) finder.lookForSite(name);
  }
  const speaking = finders.filter(({ isSilent }) => !isSilent);
  for (const name of speaking.length === 0 ? [] : namesOf(db, HOSTS)) {
    for (const finder of speaking) finder.lookForHost(name);
  }
  return finders.map(({ named }) => named);
}
