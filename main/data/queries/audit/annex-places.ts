import { ANNEX_PAGE_ROWS } from '#shared/domain/audit/annex-row';
import { ownPolicyIds } from '#shared/domain/audit/own-policies';
import { idRemover } from '#shared/domain/audit/redact';
import type { PlacesOfRows } from '#shared/domain/audit/redact-row';
import { Breather } from '../../breather.ts';
import type { Database } from '../../database/connection.ts';
import type { Workspace } from '../../workspace.ts';
import { readAnnexRows, type Annex } from './annex.ts';
import { inSnapshot } from './in-snapshot.ts';
import { PlaceIndex } from './place-index.ts';
import { tellNames } from './place-queries.ts';
import type { Audit } from './read-figures.ts';
import { writtenInFigures } from './redacted.ts';
import { NameFinder } from './site-names.ts';

/** What the rows of an annex are looked through for; they are asked for some at a time. */
const known = new WeakMap<Annex, Promise<PlacesOfRows>>();

async function textsOf(db: Database, annex: Annex): Promise<Set<string>> {
  const breather = new Breather();
  const texts = new Set<string>();
  for (let start = 0; start < annex.itemIds.length; start += ANNEX_PAGE_ROWS) {
    for (const row of readAnnexRows(db, annex, start, ANNEX_PAGE_ROWS)) {
      for (const text of [row.assetId, row.serialNumber, row.model]) {
        if (text !== null) texts.add(text);
      }
    }
    await breather.pause();
  }
  return texts;
}

async function readPlaces(db: Database, { figures, annex }: Audit): Promise<PlacesOfRows> {
  // As the figures have them: the ids of a policy are the same in both.
  const finder = new NameFinder(writtenInFigures(figures));
  const index = await PlaceIndex.of(await textsOf(db, annex));
  await tellNames(db, [finder, index]);
  const own = new Set(ownPolicyIds(figures));
  const idWithout = idRemover(finder.named);
  return {
    idWithout: (id) =>
      id
        .split('/')
        .map((part) => (own.has(part) ? idWithout(part) : part))
        .join('/'),
    namesIn: (text) => index.namesIn(text),
  };
}

/**
 * Finds sites and hosts of the workspace in the rows of an annex, those of other items too: an
 * identifier may be made of the name of a place that the row itself does not tell. The first time takes
 * as long as reading all of its rows and all names, other calls being answered in between; the workspace
 * must still be in the state of the audit when it begins.
 */
export function placesOfAnnex(workspace: Workspace, audit: Audit): Promise<PlacesOfRows> {
  const last = known.get(audit.annex);
  if (last !== undefined) return last;
  const places = inSnapshot(workspace, (db) => readPlaces(db, audit));
  known.set(audit.annex, places);
  // A failure is told to whoever asked; the next question reads again.
  places.catch(() => known.delete(audit.annex));
  return places;
}
