import fc from 'fast-check';
import { hash } from 'node:crypto';
import { expect, it } from 'vitest';
import { allocate, type SiteChance, type Stratum } from '#shared/domain/sampling/allocate';
import { Smallest } from '#shared/domain/sampling/smallest';

const someStrata = fc
  .uniqueArray(fc.option(fc.string({ maxLength: 4 })), { minLength: 1, maxLength: 8 })
  .chain((sites) =>
    fc.tuple(...sites.map((site) => fc.record({ site: fc.constant(site), items: fc.nat(60) }))),
  );

const chanceOf = (seed: string, start: number): SiteChance => ({
  rankOf: (site) => hash('sha256', `${seed} ${JSON.stringify(site)}`, 'hex'),
  start,
});
const someStarts = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

it('a sample is shared out in proportion, whatever the order of the sites', () => {
  fc.assert(
    fc.property(someStrata, fc.nat(200), someStarts, (strata: readonly Stratum[], size, start) => {
      const chance = chanceOf('one', start);
      const sizes = allocate(strata, size, chance);
      const total = strata.reduce((sum, { items }) => sum + items, 0);
      const given = [...sizes.values()].reduce((sum, each) => sum + each, 0);
      expect(given).toBe(Math.min(size, total));
      for (const { site, items } of strata) {
        const own = sizes.get(site) ?? 0;
        expect(own).toBeLessThanOrEqual(items);
        const fair = total === 0 ? 0 : (items * Math.min(size, total)) / total;
        expect(Math.abs(own - fair)).toBeLessThan(1);
      }
      expect(new Map(allocate(strata.toReversed(), size, chance))).toEqual(new Map(sizes));
    }),
  );
});

it('no item is likelier to be drawn than another, however few a site has', () => {
  // Every start in turn, so that what is counted is the chance itself.
  fc.assert(
    fc.property(someStrata, fc.nat(200), (strata: readonly Stratum[], size) => {
      const total = strata.reduce((sum, { items }) => sum + items, 0);
      const given = new Map<string | null, number>();
      for (let start = 0; start < total; start += 1) {
        const chance = chanceOf('one', (start + 0.5) / total);
        for (const [site, own] of allocate(strata, size, chance)) {
          given.set(site, (given.get(site) ?? 0) + own);
        }
      }
      for (const { site, items } of strata) {
        expect(given.get(site) ?? 0).toBe(items * Math.min(size, total));
      }
    }),
  );
});

it('the smallest are those of a sorted list', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string(), { maxLength: 400 }), fc.nat(40), (ranks, most) => {
      const smallest = new Smallest(most);
      for (const rank of ranks) smallest.add({ rank });
      const sorted = ranks.toSorted((a, b) => (a < b ? -1 : 1)).slice(0, most);
      expect(smallest.end().map(({ rank }) => rank)).toEqual(sorted);
    }),
  );
});
