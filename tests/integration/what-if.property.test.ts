import { dirname } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLEAR_SUPPLIER_ID, type WhatIf, type WhatIfStep } from '#shared/contract/what-if';
import type { ItemFilter } from '#shared/domain/filter';
import type { Listing } from '#shared/domain/listing';
import type { PolicyPack } from '#shared/domain/policy';
import type { Statement } from '#shared/domain/statement';
import { classColumns, dropMoves, prepareMoves } from '#main/data/commands/classes';
import { tagItems } from '#main/data/commands/tag-items';
import type { Database } from '#main/data/database/connection';
import { writeSettings } from '#main/data/database/settings';
import { reevaluate } from '#main/data/evaluation/reevaluate';
import { itemsWhere } from '#main/data/queries/filter-sql';
import { readActivePacks } from '#main/data/queries/packs';
import { readSummary } from '#main/data/queries/summary';
import { readShares } from '#main/data/queries/what-if/shares';
import { answerWhatIf } from '#main/data/queries/what-if/what-if';
import {
  anOwnershipTree,
  buildWorld,
  DAYS,
  setParents,
  somePacks,
  type World,
} from '../support/worlds.ts';
import { csvText } from '../support/csv.ts';
import { someFilters } from '../support/filters.ts';
import { packOf, ruleOf } from '../support/policies.ts';
import { writeTo } from '../support/temp-folder.ts';
import { BOUNDARY_DAYS, SUPPLIERS } from '../support/world-records.ts';
import { importFile } from '../support/workspaces.ts';

/** What `clear-supplier` is really: a supplier of a country and a name that no rule of a world has. */
const REALLY_CLEAR = 'own-clear';

let world: World;

/** Items that differ in few facts, so that classes have many of them and steps split classes. */
function alikeRows(count: number, seed: number): string[][] {
  const aRow = fc.tuple(
    fc.constantFrom('own-a', 'own-b', 'own-c'),
    fc.constantFrom('core', 'edge'),
    fc.constantFrom('DE', ''),
    fc.constantFrom('in-service', 'decommissioned'),
    fc.constantFrom('S-1', 'S-2', 'S-3', 'S-4', ''),
    fc.constantFrom('1', '2', '5', ''),
    fc.constantFrom('X100', 'X200', ''),
  );
  return fc.sample(aRow, { numRuns: count, seed }).map((cells, at) => [`A${at}`, ...cells]);
}
const HEADINGS = [
  'Serial',
  'Vendor',
  'Placement',
  'Country',
  'Status',
  'Site',
  'Quantity',
  'Model',
];

beforeAll(async () => {
  world = await buildWorld(300);
  const folder = dirname(world.workspace.reader.name);
  const alike = csvText([HEADINGS, ...alikeRows(200, world.seed)]);
  await importFile(world.workspace, writeTo(folder, 'alike.csv', alike));
  world.workspace.write((db) => {
    db.prepare(`INSERT INTO supplier (id, name, country, is_own) VALUES (?, 'Clear', 'SE', 1)`).run(
      REALLY_CLEAR,
    );
  });
});
afterAll(() => {
  world.remove();
});

const aFilter = someFilters(
  {
    suppliers: fc.constantFrom(...SUPPLIERS),
    countries: fc.constantFrom('DE', 'FR'),
    texts: {
      sites: fc.constantFrom('S-1', 'S-2', 'Hill 3'),
      regions: fc.constantFrom('North', 'South'),
      models: fc.constantFrom('X100', 'X200'),
      hostPatterns: fc.constant('ber-#'),
      evidence: fc.constant('oid:2011'),
      rules: fc.constantFrom('pack-0/rule-0', 'pack-0/rule-1', 'pack-1/rule-0'),
    },
    ids: fc.integer({ min: 1, max: 9 }),
    days: fc.constantFrom(...DAYS),
    numbers: fc.constantFrom(1, 2, 5),
    searches: fc.constantFrom('S-1', 'x2', 'own-c'),
  },
  12,
);

const aStep: fc.Arbitrary<WhatIfStep> = fc.oneof(
  fc.record({
    kind: fc.constant('replace' as const),
    filter: aFilter,
    to: fc.oneof(
      fc.constantFrom(...SUPPLIERS).map((supplierId) => ({ supplierId })),
      fc.constant('clear-supplier' as const),
    ),
  }),
  fc.record({
    kind: fc.constant('place' as const),
    filter: aFilter,
    placement: fc.constantFrom('core' as const, 'edge' as const),
  }),
  fc.record({ kind: fc.constant('remove' as const), filter: aFilter }),
);

const someListings: fc.Arbitrary<Listing[]> = fc.uniqueArray(
  fc.record({
    policyId: fc.constantFrom('pack-0', 'pack-1'),
    supplierId: fc.constantFrom(...SUPPLIERS),
    since: fc.constantFrom(...BOUNDARY_DAYS),
    reason: fc.constant('A test'),
  }),
  { maxLength: 3, selector: ({ policyId, supplierId }) => `${policyId} ${supplierId}` },
);

/** Whether it is about an item is another matter once its supplier is another. */
const ABOUT_SOME_SUPPLIERS: Statement = {
  kind: 'waiver',
  policyId: 'pack-0',
  ruleId: null,
  reason: 'A test',
  approver: 'Nobody',
  from: '2010-01-01',
  until: '2031-06-30',
  conditions: [
    { field: 'supplier', test: 'one-of', values: ['own-b', 'own-c'] },
    { field: 'model', test: 'matches', value: '^X1' },
    { field: 'manufacturer', test: 'starts-with', value: 'own' },
  ],
};

/** Decommissions the items of a filter; the program itself never does. */
function decommission(db: Database, filter: ItemFilter): void {
  const where = itemsWhere(filter);
  db.prepare(`CREATE TEMP TABLE gone AS SELECT i.id, i.class_id FROM item i ${where.sql}`).run(
    ...where.values,
  );
  prepareMoves(db, {
    sql: `SELECT c.id AS from_class, NULL AS via, ${classColumns({ status: `'decommissioned'` })}
          FROM item_class c WHERE c.id IN (SELECT class_id FROM temp.gone)`,
    values: [],
  });
  db.exec(`UPDATE item SET class_id = m.to_class
    FROM temp.gone g JOIN temp.class_move m ON m.from_class = g.class_id WHERE item.id = g.id;
    DROP TABLE temp.gone`);
  dropMoves(db);
  reevaluate(db);
}

function reallyDo(db: Database, step: WhatIfStep): void {
  const { filter } = step;
  const reason = 'A test';
  if (step.kind === 'remove') decommission(db, filter);
  else if (step.kind === 'place')
    tagItems(db, { filter, set: { placement: step.placement }, reason });
  else {
    const set = step.to === 'clear-supplier' ? { supplierId: REALLY_CLEAR } : step.to;
    tagItems(db, { filter, set, reason });
  }
}

/** Measures what the items themselves say, so that it shows where a class is split. */
const MEASURES = packOf(
  'pack-measures',
  (['quantity', 'sites'] as const).map((of) =>
    ruleOf(`of-${of}`, {
      suppliers: { groups: ['own-a', 'own-b'] },
      effect: { kind: 'cap', from: '2010-01-01', deadline: '2019-01-01', share: 0.2, of },
    }),
  ),
);

class TakenBack extends Error {}

/** Does something to the workspace and takes it back. */
function inVain(work: (db: Database) => void): void {
  try {
    world.workspace.write((db) => {
      work(db);
      throw new TakenBack();
    });
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error;
  }
}

function store(db: Database, packs: readonly PolicyPack[], listings: readonly Listing[]): void {
  const add = db.prepare('INSERT INTO policy_pack VALUES (?, ?, ?, ?, 0, ?)');
  packs.forEach((pack, at) =>
    add.run(pack.id, pack.version, JSON.stringify(pack), 200 + at, 'own'),
  );
  const list = db.prepare(
    'INSERT INTO listed_supplier (policy_id, supplier_id, since, reason, change_id) VALUES (?, ?, ?, ?, (SELECT max(id) FROM change))',
  );
  for (const each of listings) list.run(each.policyId, each.supplierId, each.since, each.reason);
  db.prepare('INSERT INTO statement (json, change_id) SELECT ?, max(id) FROM change').run(
    JSON.stringify(ABOUT_SOME_SUPPLIERS),
  );
}

function activate(db: Database, ids: readonly string[]): void {
  db.prepare('UPDATE policy_pack SET is_active = id IN (SELECT value FROM json_each(?))').run(
    JSON.stringify(ids),
  );
}

describe('a what-if', () => {
  it('counts what really doing the same leads to, for any packs, dates and steps', () => {
    fc.assert(
      fc.property(
        somePacks,
        someListings,
        anOwnershipTree,
        fc.constantFrom(...DAYS),
        fc.constantFrom(undefined, ...DAYS),
        fc.array(aStep, { maxLength: 4 }),
        fc.nat(3),
        (drawn, listings, parents, today, asOf, steps, active) => {
          const packs = [...drawn, MEASURES];
          setParents(world.workspace, parents);
          inVain((db) => {
            store(db, packs, listings);
            writeSettings(db, { fixedAsOf: today });
            activate(
              db,
              packs.slice(0, active).map(({ id }) => id),
            );
            reevaluate(db);
            const before = readSummary(db, 'main', today, []);
            const ids = packs.map(({ id }) => id);
            const question: WhatIf = {
              packs: { mode: 'instead', ids },
              ...(asOf === undefined ? {} : { asOf }),
              steps,
            };
            const told = answerWhatIf(db, question);

            activate(db, ids);
            writeSettings(db, { fixedAsOf: asOf ?? today });
            reevaluate(db);
            for (const step of steps) reallyDo(db, step);
            const really = readSummary(db, 'main', asOf ?? today, []);
            const where = `world ${world.seed}`;

            expect(told.today.items, where).toEqual(before.items);
            expect(told.today.byVerdict, where).toEqual(before.byVerdict);
            expect(told.scenario.items, where).toEqual(really.items);
            expect(told.scenario.byVerdict, where).toEqual(really.byVerdict);
            for (const side of [told.today, told.scenario]) {
              const { inScope, flagged, undetermined, clear } = side.items;
              expect(inScope).toBe(flagged + undetermined + clear);
            }
            const suppliers = told.bySupplier.flatMap(({ supplierId, scenario }) =>
              supplierId === null || scenario.items === 0
                ? []
                : [[supplierId === CLEAR_SUPPLIER_ID ? REALLY_CLEAR : supplierId, scenario]],
            );
            const expected = really.bySupplier.map(({ supplier, items, flagged, core, edge }) => [
              supplier,
              { items, flagged, core, edge },
            ]);
            const sorted = (rows: unknown[]): unknown[] =>
              rows.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
            expect(sorted(suppliers), where).toEqual(sorted(expected));
            const shares = readShares(db, 'main', readActivePacks(db));
            expect(told.shares.filter(({ scenario }) => scenario !== null)).toHaveLength(
              shares.length,
            );
            for (const { policyId, ruleId, per, group, share } of shares) {
              const own = told.shares.find(
                (each) =>
                  each.policyId === policyId &&
                  each.ruleId === ruleId &&
                  (per === 'region' || each.group === group) &&
                  each.scenario?.named === share.named &&
                  each.scenario.all === share.all,
              );
              expect(own, `${where}: ${policyId}/${ruleId} ${group}`).toBeDefined();
            }
            const told2 = told.differences.reduce((sum, { items }) => sum + items, 0);
            expect(told2 + told.otherDifferences).toBe(told.changed);
          });
        },
      ),
      { numRuns: 100 },
    );
  });
});
