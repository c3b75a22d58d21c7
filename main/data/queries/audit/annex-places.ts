import { ANNEX_PAGE_ROWS } from '#shared/domain/audit/annex-row';
import { ownPolicyIds } from '#shared/domain/audit/own-policies';
import { idRemover } from '#shared/domain/audit/redact';
import type { PlacesOfRows } from '#shared/domain/audit/redact-row';
import type { Database } from '../../database/connection.ts';
import { readAnnexRows, type Annex } from './annex.ts';
import { PlaceIndex } from './place-index.ts';
import { tellNames } from './place-queries.ts';
import type { Audit } from './read-figures.ts';
import { writtenInFigures } from './redacted.ts';
import { NameFinder } from './site-names.ts';

/** What the rows of an annex are looked through for; they are asked for some at a time. */
const known = new WeakMap<Annex, PlacesOfRows>();

function textsOf(db: Database, annex: Annex): Set<string> {
  const texts = new Set<string>();
  for (let start = 0; start < annex.itemIds.length; start += ANNEX_PAGE_ROWS) {
    for (const row of readAnnexRows(db, annex, start, ANNEX_PAGE_ROWS)) {
      for (const text of [row.assetId, row.serialNumber, row.model]) {
        if (text !== null) texts.add(text);
      }
    }
  }
  return texts;
}

/**
 * Finds sites and hosts of the workspace in the rows of an annex, those of other items too: an
 * identifier may be made of the name of a place that the row itself does not tell. `db` is in the
 * state that the annex is of. The first time takes as long as reading all of its rows and all names.
 */
export function placesOfAnnex(db: Database, { figures, annex }: Audit): PlacesOfRows {
  const last = known.get(annex);
  if (last !== undefined) return last;
  // As the figures have them: the ids of a policy are the same in both.
  const finder = new NameFinder(writtenInFigures(figures));
  const index = new PlaceIndex(textsOf(db, annex));
  tellNames(db, [finder, index]);
  const own = new Set(ownPolicyIds(figures));
  const idWithout = idRemover(finder.named);
  const places: PlacesOfRows = {
    idWithout: (id) =>
      id
        .split('/')
        .map((part) => (own.has(part) ? idWithout(part) : part))
        .join('/'),
    namesIn: (text) => index.namesIn(text),
  };
  known.set(annex, places);
  return places;
}
