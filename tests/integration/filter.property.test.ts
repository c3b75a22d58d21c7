import { mkdtempSync } from 'node:fs';
import { randomInt } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ItemFilter } from '#shared/domain/filter';
import { FILTER_FIELDS } from '#shared/domain/filter-fields';
import type { FilterNames } from '#shared/domain/filter-names';
import { describeFilter, filterSentence } from '#shared/domain/filter-sentence';
import { parseFilter } from '#shared/domain/filter-text/parse-filter';
import { printFilter } from '#shared/domain/filter-text/print-filter';
import { normalFilter } from '#shared/domain/normal-filter';
import type { Database } from '#main/data/database/connection';
import { ItemIndex } from '#main/data/item-index/item-index';
import { readFilterNames } from '#main/data/queries/filter-names';
import { itemsWhere } from '#main/data/queries/filter-sql';
import { countItems } from '#main/data/queries/item-rows';
import type { Workspace } from '#main/data/workspace';
import { isChosen, readKnownItems, type KnownItem } from '../support/filter-reference.ts';
import {
  buildFilterWorld,
  DAYS,
  HOST_PATTERNS,
  MODELS,
  NUMBERS,
  RULES,
  SITES,
} from '../support/filter-world.ts';
import { someFilters } from '../support/filters.ts';
import { removeFolder } from '../support/temp-folder.ts';

const ITEMS = 300;
const seed = randomInt(2 ** 31);
const where = `world ${seed}`;
const folder = mkdtempSync(join(tmpdir(), 'provenet-test-'));
let workspace: Workspace;
let db: Database;
let items: readonly KnownItem[];
let names: FilterNames;

beforeAll(async () => {
  workspace = await buildFilterWorld(folder, ITEMS, seed);
  db = workspace.reader;
  items = readKnownItems(db);
  names = readFilterNames(db);
}, 60_000);
afterAll(() => {
  workspace.close();
  removeFolder(folder);
});

const someValues = {
  suppliers: fc.constantFrom('huawei', 'zte', 'nokia', 'ericsson'),
  countries: fc.constantFrom('DE', 'FR', 'GB'),
  texts: {
    sites: fc.constantFrom(...SITES),
    regions: fc.constantFrom('North', 'SOUTH', 'East'),
    models: fc.constantFrom(...MODELS),
    hostPatterns: fc.constantFrom(...HOST_PATTERNS),
    evidence: fc.constantFrom('oid:2011', 'oid:9', 'oid:other'),
    rules: fc.constantFrom(...RULES),
  },
  ids: fc.integer({ min: 1, max: 9 }),
  days: fc.constantFrom(...DAYS, '2030-06-30', '2031-01-01'),
  numbers: fc.constantFrom(...NUMBERS, 3, -1),
  searches: fc.constantFrom('ne40', 'S-1', 'straß', 'moved', 'unheard of', '東京', 'A "1"'),
};
/** Many conditions, of which most filters find nothing, and few, of which they find something. */
const aFilter = fc.oneof(someFilters(someValues, 40), someFilters(someValues, 12));

function idsOf(filter: ItemFilter): number[] {
  const { sql, values } = itemsWhere(filter);
  return db
    .prepare<unknown[], number>(`SELECT i.id FROM item i ${sql} ORDER BY i.id`)
    .pluck()
    .all(...values);
}

function chosenOf(filter: ItemFilter): number[] {
  return items.filter((item) => isChosen(filter, item)).map(({ stored }) => stored.id);
}

/** Filters of one value each: every value of every list, wanted and left out, and all the rest. */
function singleFilters(): ItemFilter[] {
  const sampled = fc.sample(someFilters(someValues, 3), { numRuns: 400, seed });
  const singles = sampled.flatMap((filter) =>
    Object.entries(normalFilter(filter)).flatMap(([key, value]): ItemFilter[] => {
      const wrap = (list: unknown, name: string): ItemFilter[] =>
        (Array.isArray(list) ? list.map((each) => [each]) : [list]).map(
          (each) => ({ [name]: each }) as ItemFilter,
        );
      if (key !== 'not') return wrap(value, key);
      return Object.entries(filter.not ?? {}).flatMap(([name, list]) =>
        wrap(list, name).map((not) => ({ not }) as ItemFilter),
      );
    }),
  );
  const distinct = new Map(singles.map((filter) => [JSON.stringify(filter), filter]));
  return [...distinct.values()].filter((filter) => Object.keys(normalFilter(filter)).length > 0);
}

describe('a filter', () => {
  it('chooses the same items by SQL, by a look at each item, and by its text', () => {
    fc.assert(
      fc.property(aFilter, (filter) => {
        const expected = chosenOf(filter);
        expect(idsOf(filter), where).toEqual(expected);
        expect(countItems(db, filter), where).toBe(expected.length);
        const text = printFilter(filter, names);
        const read = parseFilter(text, names);
        expect(read, text).toEqual({ ok: true, filter: normalFilter(filter) });
        if (read.ok) expect(idsOf(read.filter), text).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  }, 120_000);

  it('finds, by each of its conditions alone, what a look at each item finds', () => {
    const found = new Set<string>();
    for (const filter of singleFilters()) {
      const ids = idsOf(filter);
      expect(ids, `${where} ${JSON.stringify(filter)}`).toEqual(chosenOf(filter));
      if (ids.length > 0 && ids.length < ITEMS) {
        for (const part of describeFilter(filter, names)) found.add(part.key);
      }
    }
    const lists = FILTER_FIELDS.flatMap((field) =>
      field.kind === 'choices' ? [field.key, `not.${field.key}`] : [],
    );
    const others = [
      'isFlagged',
      'isMissing',
      'hasDeadline',
      'installedOn',
      'deadline',
      'removalDue',
      'quantity',
      'unitCost',
    ];
    const ids = ['itemIds', 'itemId', 'exceptItemIds', 'search'];
    // Every condition told items apart, so that none of them was compared in vain.
    expect([...found].toSorted(), where).toEqual([...lists, ...others, ...ids].toSorted());
  }, 120_000);

  it('counts in facets the items that it finds', () => {
    const index = new ItemIndex(() => db);
    return fc.assert(
      fc.asyncProperty(aFilter, async (filter) => {
        const { facets } = await index.facets(filter);
        for (const { value, items: count } of facets.supplier.values) {
          const { suppliers: _not, ...not } = filter.not ?? {};
          const asked = { ...filter, suppliers: [value], not };
          expect(count, where).toBe(chosenOf(asked).length);
        }
      }),
      { numRuns: 50 },
    );
  }, 120_000);
});

describe('the sentence of a filter', () => {
  it('has a part for each condition, and without a part more items or the same', () => {
    fc.assert(
      fc.property(aFilter, (filter) => {
        const chosen = chosenOf(filter);
        const parts = describeFilter(filter, names);
        const { not = {}, ...others } = normalFilter(filter);
        const keys = [...Object.keys(others), ...Object.keys(not).map((key) => `not.${key}`)];
        expect(parts.map(({ key }) => key).toSorted()).toEqual(keys.toSorted());
        const sentence = filterSentence(filter, names, true);
        for (const { whole, rest } of parts) {
          expect(sentence).toContain(whole);
          const more = new Set(chosenOf(rest));
          expect(chosen.filter((id) => !more.has(id))).toEqual([]);
          expect(describeFilter(rest, names)).toHaveLength(parts.length - 1);
        }
      }),
      { numRuns: 200 },
    );
  }, 120_000);

  it('tells two filters apart that differ in one condition and choose other items', () => {
    const singles = singleFilters();
    const bySentence = new Map<string, ItemFilter>();
    for (const filter of singles) {
      const sentence = filterSentence(filter, names, true);
      const other = bySentence.get(sentence);
      if (other === undefined) bySentence.set(sentence, filter);
      else expect(chosenOf(filter), `${where} ${sentence}`).toEqual(chosenOf(other));
    }
    expect(bySentence.size).toBeGreaterThan(singles.length / 2);
    fc.assert(
      fc.property(aFilter, fc.constantFrom(...singles), (filter, single) => {
        const not = { ...filter.not, ...single.not };
        const changed = normalFilter({ ...filter, ...single, not });
        const isOther = JSON.stringify(chosenOf(changed)) !== JSON.stringify(chosenOf(filter));
        fc.pre(isOther);
        expect(filterSentence(changed, names, true)).not.toBe(filterSentence(filter, names, true));
      }),
      { numRuns: 300 },
    );
  }, 120_000);
});
