import { hostPattern, type GeneralPattern, type SeenHost } from '#shared/domain/host-pattern';
import type { SiteKind } from '#shared/domain/site-kind';
import type { Database } from '../../database/connection.ts';
import { familyKey, roleOf, seenHost } from './cells.ts';
import type { ModelFamilies } from './families.ts';
import type { FamilyVotes, Votes } from './proposals.ts';
import { readLooks } from './read-looks.ts';
import { siteKindOf } from './site-words.ts';

/** Items that a person tagged that are looked at, the latest tags first. */
const MOST_VOTES = 20_000;

type TaggedClass = {
  readonly id: number;
  readonly items: number;
  readonly supplierId: string | null;
  readonly function: string | null;
  readonly country: string | null;
  readonly placement: 'core' | 'edge';
};

/** A vote with the shape of the host name as it stands, before places are taken out. */
type RawVote = Votes & { readonly pattern: string | null; readonly siteKind: SiteKind | null };

/** What people tagged so far, by supplier, function and model family. */
export class PersonVotes {
  readonly #byFamily = new Map<string, Map<string, RawVote>>();
  /** The host names seen, to be compared together with those of untagged items. */
  readonly hosts: SeenHost[] = [];

  /** Reads the items in scope that a person tagged, of these suppliers and functions. */
  constructor(
    db: Database,
    {
      families,
      isWanted,
      all,
    }: {
      readonly families: ModelFamilies;
      readonly isWanted: (of: Pick<TaggedClass, 'supplierId' | 'function'>) => boolean;
      readonly all: number;
    },
  ) {
    const tagged = db
      .prepare<[], TaggedClass>(
        `SELECT c.id, v.items, v.supplier_id AS supplierId, c.function, v.country, c.placement
         FROM class_verdict v JOIN item_class c ON c.id = v.class_id
         WHERE v.severity IS NOT NULL AND c.placement <> 'untagged'
           AND c.placement_by LIKE 'person:%'
         ORDER BY CAST(substr(c.placement_by, 8) AS INTEGER) DESC, c.id`,
      )
      .all()
      .filter(isWanted);
    let items = 0;
    const read = tagged.filter((each) => {
      if (items + each.items > MOST_VOTES) return false;
      items += each.items;
      return true;
    });
    const classes = new Map(read.map((each) => [each.id, each]));
    for (const look of readLooks(db, [...classes.keys()], { items, all })) {
      const { supplierId, function: func, country, placement } = classes.get(look.classId) ?? {};
      if (supplierId === undefined || func === undefined || placement === undefined) continue;
      const family = look.model === null ? null : families.familyOf(supplierId, look.model);
      const key = familyKey(supplierId, func, family);
      const host = seenHost(look, country ?? null, family?.name ?? '');
      if (host !== null) this.hosts.push(host);
      const siteKind = siteKindOf(look.site, look.siteName);
      const pattern = hostPattern(look.hostname);
      const votes = this.#byFamily.get(key) ?? new Map<string, RawVote>();
      this.#byFamily.set(key, votes);
      const voteKey = JSON.stringify([pattern, siteKind]);
      const vote = votes.get(voteKey) ?? { pattern, siteKind, core: 0, edge: 0 };
      vote[placement] += 1;
      votes.set(voteKey, vote);
    }
  }

  /** The tags of one family, their host names joined as `generalise` says. */
  of(key: string, generalise: (pattern: string) => GeneralPattern): FamilyVotes {
    return [...(this.#byFamily.get(key)?.values() ?? [])].map(({ pattern, ...vote }) => ({
      ...vote,
      role: pattern === null ? null : roleOf(generalise(pattern)),
    }));
  }
}
