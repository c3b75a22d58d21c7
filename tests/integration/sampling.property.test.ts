import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareTexts } from '#main/data/text-order';
import type { ItemFilter } from '#shared/domain/filter';
import { chooseItems } from '#main/data/commands/samples/choose-items';
import { drawSample } from '#main/data/commands/samples/draw-sample';
import { readSampleRows } from '#main/data/queries/samples/samples';
import type { Workspace } from '#main/data/workspace';
import { csvText } from '../support/csv.ts';
import { importText, itemsOf, newWorkspace } from '../support/workspaces.ts';

const FOLLOWER = { signal: new AbortController().signal, onProgress: () => undefined };
const SITES = ['BER', 'Köln', '上海', '', 'köln'];
const ROWS = Array.from({ length: 40 }, (_, at) => [
  `S${at}`,
  at % 3 === 0 ? 'Huawei' : 'Nokia',
  SITES[at % SITES.length] ?? '',
]);

function draw(
  workspace: Workspace,
  filter: ItemFilter,
  seed: string,
  items: number,
  isBySite: boolean,
) {
  return drawSample(
    workspace,
    { name: 'A sample', filter, seed, confidence: '95', size: { items }, isBySite },
    FOLLOWER,
  );
}

function drawnSerials(workspace: Workspace, id: number): (string | null)[] {
  const { rows } = readSampleRows(workspace.reader, { id, start: 0, count: 100 });
  return rows.map(({ recorded }) => recorded.serialNumber);
}

/** The chance of an item as a person with the key and the seed computes it. */
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function chanceOf(seed: string, serial: string | null): string {
  return sha256(`${seed}\nsn:${serial}`);
}

/** The shares of sites as the guide describes them, by another count: marks are looked for one by one. */
function sharesByHand(
  seed: string,
  size: number,
  sites: readonly (string | null)[],
): Map<string | null, number> {
  const total = BigInt(sites.length);
  const placed = [...Map.groupBy(sites, (site) => site)]
    .map(([site, all]) => ({ site, parts: BigInt(all.length * size) }))
    .toSorted((a, b) => {
      const [one, other] = [a, b].map(({ site }) =>
        sha256(site === null ? `${seed}\nsite` : `${seed}\nsite\n${site}`),
      );
      return String(one) < String(other) ? -1 : 1;
    });
  const begin = (BigInt(`0x${sha256(`${seed}\nstart`).slice(0, 13)}`) * total) / 16n ** 13n;
  let from = 0n;
  return new Map(
    placed.map(({ site, parts }) => {
      const until = from + (parts % total);
      let isMarked = false;
      for (let mark = begin; mark < until; mark += total) isMarked ||= mark >= from;
      from = until;
      return [site, Number(parts / total) + (isMarked ? 1 : 0)];
    }),
  );
}

/** Where items stand: of texts that differ in case alone the first. */
function siteIn(
  population: readonly { readonly site: string | null }[],
): (item: { readonly site: string | null }) => string | null {
  const texts = population.map(({ site }) => site).toSorted(compareTexts);
  return ({ site }) => texts.find((text) => text?.toUpperCase() === site?.toUpperCase()) ?? null;
}

it('a seed draws the same items of the same register, however it came to be', async () => {
  const one = newWorkspace();
  await importText(one, csvText([['Serial', 'Vendor', 'Site'], ...ROWS]));
  const other = newWorkspace();
  const late = ROWS.toReversed();
  await importText(other, csvText([['Serial', 'Vendor', 'Site'], ...late.slice(0, 15)]));
  await importText(other, csvText([['Serial', 'Vendor', 'Site'], ...late.slice(10)]));
  await fc.assert(
    fc.asyncProperty(
      fc.string({ minLength: 1, maxLength: 12 }).filter((seed) => seed.trim() === seed),
      fc.integer({ min: 1, max: 45 }),
      fc.boolean(),
      fc.constantFrom<ItemFilter>({}, { suppliers: ['huawei'] }, { sites: ['BER', null] }),
      async (seed, items, isBySite, filter) => {
        const drawn = await draw(one, filter, seed, items, isBySite);
        const population = itemsOf(one, filter);
        expect(drawn.population).toBe(population.length);
        expect(drawn.size).toBe(Math.min(items, population.length));
        const serials = drawnSerials(one, drawn.id);
        const again = await draw(other, filter, seed, items, isBySite);
        expect(drawnSerials(other, again.id)).toEqual(serials);
        const siteOf = siteIn(population);
        // In every part those of smallest chance, by a count that knows nothing of the code.
        const parts = isBySite ? [...new Set(population.map(siteOf))] : [undefined];
        for (const site of parts) {
          const own = population
            .filter((item) => site === undefined || siteOf(item) === site)
            .map(({ serialNumber }) => serialNumber)
            .toSorted((a, b) => (chanceOf(seed, a) < chanceOf(seed, b) ? -1 : 1));
          const taken = new Set(serials.filter((serial) => own.includes(serial)));
          expect(new Set(own.slice(0, taken.size))).toEqual(taken);
          if (site === undefined) continue;
          const shares = sharesByHand(seed, drawn.size, population.map(siteOf));
          expect(taken.size).toBe(shares.get(site));
        }
      },
    ),
    { numRuns: 25 },
  );
});

it('every item is drawn as often as any other', async () => {
  const draws = 600;
  const few = ROWS.slice(0, 20);
  /** As many sites as items, whose shares are all below one; and sites of one, two, … six items. */
  const alone = few.map((row, at) => [...row.slice(0, 2), `S${at}`]);
  const uneven = few.map((row, at) => [...row.slice(0, 2), `U${Math.floor(Math.sqrt(2 * at))}`]);
  for (const [rows, isBySite] of [
    [few, false],
    [few, true],
    [alone, true],
    [uneven, true],
  ] as const) {
    const workspace = newWorkspace();
    await importText(workspace, csvText([['Serial', 'Vendor', 'Site'], ...rows]));
    const db = workspace.reader;
    const ids = Int32Array.from(itemsOf(workspace).map(({ id }) => id));
    const times = new Map<number, number>();
    for (let at = 0; at < draws; at += 1) {
      const seed = `seed ${at}`;
      for (const { id } of await chooseItems(db, ids, { seed, size: 4, isBySite }, FOLLOWER)) {
        times.set(id, (times.get(id) ?? 0) + 1);
      }
    }
    const fair = (draws * 4) / ids.length;
    const square = [...ids].reduce((sum, id) => sum + ((times.get(id) ?? 0) - fair) ** 2 / fair, 0);
    // 19 degrees of freedom: less than one chance in ten thousand above 50, and as few below 3.
    expect(square).toBeLessThan(50);
    expect(square).toBeGreaterThan(2);
  }
});
