import { hash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { allocate, type SiteChance } from '#shared/domain/sampling/allocate';
import { Smallest } from '#shared/domain/sampling/smallest';
import { AppError } from '#shared/rpc/app-error';
import type { Database } from '../../database/connection.ts';
import { SITE_OF_ITEM, SiteCodes } from '../../site-codes.ts';
import type { Follower } from '../../follower.ts';
import { compareTexts } from '../../text-order.ts';

/** Items that are read at once; others are answered in between. */
const ITEMS_AT_ONCE = 5000;

/** An item that chance chose. */
export type Chosen = { readonly id: number; readonly site: string | null; readonly rank: string };

/** The same with the place of its site, whatever the case of that. */
type Placed = Chosen & { readonly code: number };

/**
 * The place that chance gives an item: SHA-256 of the seed, a line feed and the item's key, in hex. It
 * depends on nothing else, so that anybody who has both can compute it with a common tool.
 */
export function rankOf(seed: string, key: string): string {
  return hash('sha256', `${seed}\n${key}`, 'hex');
}

/** Hexadecimal digits that make a number below 2^52, which a double holds. */
const DIGITS = 13;

/**
 * What chance says of sites: their places are SHA-256 of the seed, a line feed, "site", a line feed and
 * the site; the start is that of the seed, a line feed and "start", its first digits as a fraction.
 */
function siteChanceOf(seed: string): SiteChance {
  const digits = hash('sha256', `${seed}\nstart`, 'hex').slice(0, DIGITS);
  return {
    rankOf: (site) => hash('sha256', `${seed}\nsite${site === null ? '' : `\n${site}`}`, 'hex'),
    start: Number.parseInt(digits, 16) / 16 ** DIGITS,
  };
}

async function pause({ signal, onProgress }: Follower, done: number, total: number): Promise<void> {
  onProgress(done, total);
  await setImmediate();
  if (signal.aborted) throw new AppError('cancelled', 'Cancelled; no sample was drawn.');
}

/**
 * Chooses `size` of some items: those of smallest `rankOf`, over all of them, or in every site those of
 * its share (see `allocate`). No item is likelier than another. Sites that differ in case alone are one,
 * under the text that comes first. Gives items site by site in the order of code units, those without one
 * last, and by their ranks in each.
 */
export async function chooseItems(
  db: Database,
  ids: Int32Array,
  { seed, size, isBySite }: { seed: string; size: number; isBySite: boolean },
  follower: Follower,
): Promise<Chosen[]> {
  const total = ids.length * (isBySite ? 2 : 1);
  const passed = isBySite ? ids.length : 0;
  const among = 'FROM item i WHERE i.id IN (SELECT value FROM json_each(?))';
  const codes = new SiteCodes();
  const sizes: number[] = [];
  if (isBySite) {
    const count = db.prepare<[string], { site: string | null; items: number }>(
      `SELECT ${SITE_OF_ITEM} AS site, count(*) AS items ${among} GROUP BY 1`,
    );
    const items: number[] = [];
    for (let from = 0; from < ids.length; from += ITEMS_AT_ONCE) {
      const part = JSON.stringify([...ids.subarray(from, from + ITEMS_AT_ONCE)]);
      for (const each of count.all(part)) {
        const code = codes.codeOf(each.site);
        items[code] = (items[code] ?? 0) + each.items;
      }
      await pause(follower, from, total);
    }
    const strata = items.map((of, code) => ({ site: codes.values[code] ?? null, items: of }));
    for (const [site, own] of allocate(strata, size, siteChanceOf(seed))) {
      sizes[codes.codeOf(site)] = own;
    }
  }
  const everywhere = new Smallest<Placed>(size);
  const bySite = sizes.map((own) => new Smallest<Placed>(own));
  const read = db.prepare<[string], { id: number; key: string; site: string | null }>(
    `SELECT i.id, i.item_key AS key, ${SITE_OF_ITEM} AS site ${among}`,
  );
  for (let from = 0; from < ids.length; from += ITEMS_AT_ONCE) {
    const part = JSON.stringify([...ids.subarray(from, from + ITEMS_AT_ONCE)]);
    for (const { id, key, site } of read.all(part)) {
      const code = codes.codeOf(site);
      (bySite[code] ?? everywhere).add({ id, site, code, rank: rankOf(seed, key) });
    }
    await pause(follower, passed + from, total);
  }
  const chosen = isBySite ? bySite.flatMap((each) => each.end()) : everywhere.end();
  const siteOf = ({ code }: Placed): string | null => codes.values[code] ?? null;
  return chosen.toSorted(
    (a, b) => compareTexts(siteOf(a), siteOf(b)) || (a.rank < b.rank ? -1 : 1),
  );
}
