import { foldPlace, foldText } from '#shared/domain/audit/fold-text';
import { hostKeysIn } from '#shared/domain/audit/host-names';
import { slugOf } from '#shared/domain/slug';
import type { Database } from '../../database/connection.ts';
import { tellNames, type Seeker } from './place-queries.ts';

/** Texts, and ids that are made of titles, in which sites may be named. */
export type Written = { readonly texts: readonly string[]; readonly ids?: readonly string[] };

/** Finds what occurs in some texts of the names that it is told. */
export class NameFinder implements Seeker {
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

  get named(): string[] {
    return [...this.#named];
  }

  get seeksHosts(): boolean {
    return this.#hosts.size > 0;
  }

  lookForSite(name: string, bare: string): void {
    // A name of signs alone has nothing left without gaps.
    const isNamed = bare === '' ? this.#folded.includes(foldText(name)) : this.#bare.includes(bare);
    if (isNamed) this.#named.add(name);
    if (this.#slugs === '') return;
    const slug = slugOf(name);
    if (slug !== '' && this.#slugs.includes(slug)) this.#named.add(name);
  }

  lookForHost(name: string, key: string): void {
    if (this.#hosts.has(key)) this.#named.add(name);
  }
}

/**
 * What occurs in each of some writings, whatever its case and gaps, of the codes and names of the sites of all
 * items, and of their host names: sites anywhere in a text, hosts, of which there may be a million, where
 * words or parts of them begin and end. Both also where they occur in ids. Items of samples count as they were drawn, and sites of a
 * closed audit, where one is given, as it knew them. See `tellNames` for the connection.
 */
export async function sitesNamedInEach(
  db: Database,
  writings: readonly Written[],
  auditId: number | null = null,
): Promise<string[][]> {
  const finders = writings.map((written) => new NameFinder(written));
  await tellNames(db, finders, auditId);
  return finders.map(({ named }) => named);
}
