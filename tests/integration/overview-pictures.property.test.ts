import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overviewMethods } from '#shared/contract/overview';
import type { ItemRow } from '#shared/contract/items';
import type { ItemFilter } from '#shared/domain/filter';
import { isFlagged, VERDICTS } from '#shared/domain/verdict';
import { setPolicyActive } from '#main/data/commands/policies/edit-policies';
import { countItems } from '#main/data/queries/item-rows';
import { readBurnDown } from '#main/data/queries/overview/burn-down';
import { readEvidenceBars } from '#main/data/queries/overview/evidence-bars';
import { readShares } from '#main/data/queries/overview/shares';
import { readSiteMap } from '#main/data/queries/overview/site-map';
import { readSupplierBars } from '#main/data/queries/overview/suppliers';
import { summaryFor } from '#main/data/queries/summary-document';
import type { Workspace } from '#main/data/workspace';
import { applyOnly } from '../support/own-pack.ts';
import { packOf, ruleOf } from '../support/policies.ts';
import { importText, itemsOf, newWorkspace } from '../support/workspaces.ts';

const IN_SCOPE: ItemFilter = { verdicts: [...VERDICTS] };
type Counts = { readonly flagged: number; readonly undetermined: number; readonly clear: number };

const aRow = fc.record({
  vendor: fc.constantFrom(
    'Huawei',
    'ZTE',
    'Nokia',
    'Ericsson',
    'Hikvision',
    'Dahua',
    'Hytera',
    'Cisco',
    'Juniper',
    'Samsung',
    'Ciena',
    '',
    'Огурец',
  ),
  function: fc.constantFrom('radio-access', 'core-network', 'transport', ''),
  placement: fc.constantFrom('core', 'edge', ''),
  country: fc.constantFrom('DE', 'FR', 'SE', ''),
  region: fc.constantFrom('North', 'NORTH', 'Über', ''),
  site: fc.constantFrom('A', 'a', 'B', '東京', 'Ä z', 'ä Z', ''),
  name: fc.constantFrom('Alpha', 'Beta', ''),
  status: fc.constantFrom('in service', 'decommissioned', ''),
  installed: fc.constantFrom('2015-01-01', '2024-06-01', ''),
  place: fc.constantFrom('10.5,20.25', '-33.1,179.9', '-33.3,-179.9', '0,0', '', ','),
});
type Row = typeof aRow extends fc.Arbitrary<infer T> ? T : never;

function fileOf(rows: readonly Row[]): string {
  const lines = rows.map((row, at) => {
    const [latitude = '', longitude = ''] = row.place.split(',');
    const {
      vendor,
      function: func,
      placement,
      country,
      region,
      site,
      name,
      status,
      installed,
    } = row;
    return [
      `S${at}`,
      vendor,
      func,
      placement,
      country,
      region,
      site,
      name,
      status,
      installed,
      latitude,
      longitude,
    ].join(',');
  });
  const head =
    'Serial,Vendor,Function,Placement,Country,Region,Site ID,Site name,Status,Install date,Latitude,Longitude';
  return [head, ...lines, ''].join('\n');
}

const HUAWEI = { suppliers: { groups: ['huawei'] }, scope: {} };
const CAP = { kind: 'cap', from: '2020-01-01', deadline: '2021-01-01', share: 0.3 } as const;
const CAPS = packOf('own-pack', [
  ruleOf('country', { ...HUAWEI, effect: { ...CAP, per: 'country' } }),
  ruleOf('function', { ...HUAWEI, effect: { ...CAP, per: 'function', of: 'sites' } }),
  ruleOf('region', { ...HUAWEI, effect: { ...CAP, per: 'region' } }),
  ruleOf('whole', { ...HUAWEI, effect: CAP }),
  // More suppliers than have a bar of their own, and items without one.
  ruleOf('anyone', {
    suppliers: 'any',
    scope: { status: ['in-service'] },
    effect: { kind: 'review', from: '2020-01-01' },
  }),
  ruleOf('later', {
    ...HUAWEI,
    scope: { placement: ['core'] },
    effect: { kind: 'remove-by', from: '2020-01-01', deadline: '2999-12-31' },
  }),
]);

async function workspaceOf(
  rows: readonly Row[],
  packs: readonly string[] | 'caps',
): Promise<Workspace> {
  const workspace = newWorkspace();
  if (rows.length > 0) await importText(workspace, fileOf(rows));
  if (packs === 'caps') {
    applyOnly(workspace, CAPS);
    return workspace;
  }
  for (const id of packs) workspace.write((db) => setPolicyActive(db, id, true));
  return workspace;
}

/** What counts of some items, one by one. */
function countsOf(items: readonly ItemRow[]): Counts {
  const verdicts = items.flatMap(({ verdict }) => (verdict === null ? [] : [verdict]));
  return {
    flagged: verdicts.filter(isFlagged).length,
    undetermined: verdicts.filter((verdict) => verdict === 'undetermined').length,
    clear: verdicts.filter((verdict) => verdict === 'clear').length,
  };
}

function add(all: readonly Counts[]): Counts {
  const sum = { flagged: 0, undetermined: 0, clear: 0 };
  for (const { flagged, undetermined, clear } of all) {
    sum.flagged += flagged;
    sum.undetermined += undetermined;
    sum.clear += clear;
  }
  return sum;
}

function total({ flagged, undetermined, clear }: Counts): number {
  return flagged + undetermined + clear;
}

/** The site of a row, as the map names it. */
function codeOf({ site, name }: Row): string | null {
  return site === '' ? (name === '' ? null : name) : site;
}

/** Every mark of every picture, with the filter that it opens. */
function marksOf(workspace: Workspace): { what: string; count: number; filter: ItemFilter }[] {
  const db = workspace.reader;
  return [
    ...readSupplierBars(db).rows.flatMap(({ name, filter, byPlacement }) =>
      (['core', 'edge', 'untagged'] as const).map((placement) => ({
        what: `${name} ${placement}`,
        count: byPlacement[placement].flagged,
        filter: { ...filter, isFlagged: true, placements: [placement] },
      })),
    ),
    ...readShares(db).flatMap(({ key, rows }) =>
      rows.flatMap(({ value, items, filter }) =>
        filter === null ? [] : [{ what: `${key} ${value}`, count: items, filter }],
      ),
    ),
    ...readBurnDown(db).steps.map(({ deadline, items }) => ({
      what: `deadline ${deadline}`,
      count: items,
      filter: {
        verdicts: ['remove-by' as const],
        deadline: { from: deadline, until: deadline },
      },
    })),
    ...readEvidenceBars(db).facts.flatMap(({ fact, known, missing }) => [
      {
        what: `${fact} known`,
        count: total(known),
        filter: { ...IN_SCOPE, not: { lacks: [fact] } },
      },
      { what: `${fact} missing`, count: total(missing), filter: { ...IN_SCOPE, lacks: [fact] } },
    ]),
  ];
}

describe('the pictures of the overview', () => {
  it('count what counting items one by one gives, add up, and open exactly their items', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(aRow, { maxLength: 60 }),
        fc.oneof(fc.subarray(['de-2024', 'se-2020', 'uk-2022']), fc.constant('caps' as const)),
        async (rows, packs) => {
          const workspace = await workspaceOf(rows, packs);
          const db = workspace.reader;
          const items = itemsOf(workspace);
          const summary = summaryFor(db, {});
          const all = countsOf(items);
          expect(all).toEqual({
            flagged: summary.items.flagged,
            undetermined: summary.items.undetermined,
            clear: summary.items.clear,
          });

          const suppliers = overviewMethods['overview.suppliers'].output.parse(
            readSupplierBars(db),
          );
          expect(add(suppliers.rows.flatMap((row) => Object.values(row.byPlacement)))).toEqual(all);
          for (const { name, byPlacement } of suppliers.rows) {
            if (name === null) continue;
            for (const placement of ['core', 'edge', 'untagged'] as const) {
              const own = items.filter(
                (item) => item.supplierName === name && item.placement === placement,
              );
              expect(byPlacement[placement], `${name} ${placement}`).toEqual(countsOf(own));
            }
          }

          const shares = overviewMethods['overview.shares'].output.parse(readShares(db));
          for (const { cap, rows: parts } of shares) {
            if (cap !== null) continue;
            const named = parts.reduce((sum, part) => sum + part.named, 0);
            const whole = parts.reduce((sum, part) => sum + part.all, 0);
            expect([named, whole]).toEqual([all.flagged, total(all)]);
          }

          const down = overviewMethods['overview.deadlines'].output.parse(readBurnDown(db));
          const due = down.steps.reduce((sum, step) => sum + step.items, 0);
          expect(down.overdue + due + down.others).toBe(total(all));
          expect(due).toBe(items.filter(({ verdict }) => verdict === 'remove-by').length);

          for (const fact of readEvidenceBars(db).facts) {
            expect(add([fact.known, fact.missing]), fact.fact).toEqual(all);
            const said = summary.completeness.find((each) => each.fact === fact.fact);
            expect(said).toEqual({
              fact: fact.fact,
              known: total(fact.known),
              missing: total(fact.missing),
            });
          }

          for (const { what, count, filter } of marksOf(workspace)) {
            expect(countItems(db, filter), what).toBe(count);
          }

          const map = overviewMethods['overview.sites'].output.parse(await readSiteMap(db, null));
          expect(add([map.placed, map.unplaced, map.siteless])).toEqual(all);
          expect(add(map.places)).toEqual(add([map.placed]));
          const isIn = (row: Row): boolean => row.status !== 'decommissioned';
          const placed = rows.filter(
            (row) => isIn(row) && row.place.length > 1 && row.place !== '0,0',
          );
          // Sites of one code in two countries are two.
          const sitesOf = (some: readonly Row[]): ReadonlySet<string> =>
            new Set(
              some.flatMap((row) => {
                const code = codeOf(row)?.toUpperCase();
                return code === undefined ? [] : [`${code} ${row.country}`];
              }),
            );
          expect(map.places.reduce((sum, place) => sum + place.sites, 0)).toBe(map.placed.sites);
          expect(map.placed.sites).toBe(sitesOf(placed).size);
          expect(map.placed.sites + map.unplaced.sites).toBe(sitesOf(rows.filter(isIn)).size);
          for (const place of map.places) {
            // Sites that no filter tells from others only open what is nearer.
            if (place.filter === null) expect(place.sites).toBeGreaterThan(1);
            else expect(countItems(db, { ...IN_SCOPE, ...place.filter })).toBe(total(place));
          }
          for (const { filter, ...counts } of map.top) {
            expect(countItems(db, { ...IN_SCOPE, ...filter })).toBe(total(counts));
          }
          if (total(map.siteless) > 0) {
            expect(countItems(db, { ...IN_SCOPE, sites: [null] })).toBe(total(map.siteless));
          }
          workspace.close();
        },
      ),
      { numRuns: 12 },
    );
  }, 180_000);
});
