import { randomInt } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { ItemFacts } from '#shared/domain/conditions';
import { FUNCTIONS, GENERATIONS, PLACEMENTS, STATUSES, type Generation } from '#shared/domain/item';
import {
  isByList,
  OPERATOR_FACTS,
  type PolicyPack,
  type Rule,
  type RuleEffect,
  type RuleScope,
  type RuleSuppliers,
} from '#shared/domain/policy';
import type { KeptStatement } from '#shared/domain/statement';
import { readStatements } from '#main/data/evaluation/policy-records';
import { writeSettings } from '#main/data/database/settings';
import { Workspace } from '#main/data/workspace';
import { csvText } from './csv.ts';
import { packOf, ruleOf } from './policies.ts';
import { removeFolder, writeTo } from './temp-folder.ts';
import { BOUNDARY_DAYS, factsOfColumns, putOnRecord, SUPPLIERS } from './world-records.ts';
import { importFile, itemsOf } from './workspaces.ts';

const AROUND = ['2019-05-14', '2019-05-16', '2022-11-24', '2022-11-26', '2024-02-28', '2024-03-01'];
export const DAYS = [...BOUNDARY_DAYS, ...AROUND, '2010-01-01', '2026-12-31', '2031-06-30'];
const COUNTRIES = ['DE', 'FR', 'GB'] as const;
const REGIONS = ['North', 'South', 'Îles'] as const;
const SITES = ['S-1', 'S-2', 's-2', 'S-3', 'S-4'] as const;
/**
 * Of sites without a code the name tells them apart, and may be what another has for a code. So many
 * that no vendor stands at all of them, since every share of sites would be 1 then.
 */
const SITE_NAMES = ['S-1', ...Array.from({ length: 60 }, (_, at) => `Hill ${at}`)];
const MODELS = ['X100', 'X200'] as const;
const OFFICES: Readonly<Record<(typeof SUPPLIERS)[number], string | null>> = {
  'own-a': 'CN',
  'own-b': null,
  'own-c': 'FR',
  'own-d': 'CN',
  'own-e': null,
};
export const HOMES: readonly (string | null)[] = [null, 'DE', 'FR', 'RE'];

export type Parent = readonly [
  child: string,
  parent: string,
  from: string | null,
  until: string | null,
];

/** Who belongs to whom, circles and expired ownership included. */
export const anOwnershipTree: fc.Arbitrary<Parent[]> = fc.uniqueArray(
  fc.tuple(
    fc.constantFrom(...SUPPLIERS),
    fc.constantFrom(...SUPPLIERS),
    fc.constantFrom<string | null>(null, '2019-05-15', '2022-11-25'),
    fc.constantFrom<string | null>(null, '2022-11-24', '2024-02-29'),
  ),
  { maxLength: 5, selector: ([child, parent]) => `${child} ${parent}` },
);

/** Puts an ownership tree in place of the workspace's. */
export function setParents(workspace: Workspace, parents: readonly Parent[]): void {
  workspace.write((db) => {
    db.exec('DELETE FROM supplier_parent');
    const add = db.prepare('INSERT INTO supplier_parent VALUES (?, ?, ?, ?)');
    for (const parent of parents) add.run(...parent);
  });
}

const listOf = <T>(values: readonly T[]): fc.Arbitrary<T[]> =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 });
/** A condition that most rules lack; one in `oneIn` has it. */
const seldom = <T>(oneIn: number, arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: oneIn - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

const aScope: fc.Arbitrary<RuleScope> = fc
  .record({
    placement: seldom(4, listOf(PLACEMENTS.filter((each) => each !== 'untagged'))),
    function: seldom(4, listOf(FUNCTIONS)),
    generation: seldom(4, listOf(GENERATIONS)),
    country: seldom(4, listOf([...COUNTRIES, 'SE', 'RE'])),
    status: seldom(4, listOf(STATUSES)),
    region: seldom(8, listOf(['north', 'SOUTH', 'Elsewhere'])),
    installed: seldom(8, fc.constantFrom({ from: '2019-05-15' }, { until: '2022-11-24' })),
    operator: seldom(
      10,
      listOf(OPERATOR_FACTS).map((facts) => facts.map((fact) => ({ fact, atLeast: 100 }))),
    ),
    use: seldom(8, fc.constant('a use')),
    zone: seldom(8, fc.constant('a zone')),
    production: seldom(12, fc.constant('made there')),
  })
  .map((scope) => JSON.parse(JSON.stringify(scope)) as RuleScope);

const someSuppliers: fc.Arbitrary<RuleSuppliers> = fc.oneof(
  { weight: 1, arbitrary: fc.constant<RuleSuppliers>('any') },
  { weight: 2, arbitrary: fc.constant<RuleSuppliers>({ listed: true }) },
  {
    weight: 2,
    arbitrary: fc.record({
      headquarters: fc.constantFrom<string[]>(['CN'], ['FR', 'CN']),
      except: seldom(3, listOf(SUPPLIERS)),
    }) as fc.Arbitrary<RuleSuppliers>,
  },
  {
    weight: 4,
    arbitrary: fc.record({ groups: listOf([...SUPPLIERS, 'nobody-knows']) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ groups: listOf(SUPPLIERS), except: listOf(SUPPLIERS) }),
  },
);

const aDay = fc.constantFrom(...DAYS);
const aGroup = fc.constantFrom('country', 'function', 'region');
const anEffect: fc.Arbitrary<RuleEffect> = fc.oneof(
  fc.record({ kind: fc.constantFrom('prohibit', 'authorise', 'review'), from: aDay }),
  fc.record({ kind: fc.constant('no-new'), from: fc.constantFrom(...BOUNDARY_DAYS) }),
  fc.record({ kind: fc.constant('remove-by'), from: aDay, deadline: aDay }),
  fc.record({
    kind: fc.constant('cap'),
    from: aDay,
    deadline: aDay,
    share: fc.constantFrom(0, 0.1, 0.2, 0.25, 1 / 3, 0.5, 1),
    of: seldom(2, fc.constantFrom('items', 'quantity', 'sites')),
    per: seldom(2, aGroup),
  }),
  fc.record({
    kind: fc.constant('diversity'),
    from: aDay,
    suppliers: fc.constantFrom(2, 4, 5, 6),
    per: seldom(2, aGroup),
  }),
  fc.record({
    kind: fc.constant('remove-after-listing'),
    from: aDay,
    years: fc.constantFrom(0, 4, 7),
  }),
) as fc.Arbitrary<RuleEffect>;

/** Rules of parts, of which what is left out is not there at all. */
function rulesOf(drawn: readonly Pick<Rule, 'suppliers' | 'scope' | 'effect'>[]): Rule[] {
  return drawn.map((parts, at) =>
    ruleOf(`rule-${at}`, JSON.parse(JSON.stringify(parts)) as typeof parts),
  );
}

const someRules: fc.Arbitrary<Rule[]> = fc
  .array(
    fc
      .record({ suppliers: someSuppliers, scope: aScope, effect: anEffect })
      .filter(
        ({ suppliers, effect }) => effect.kind !== 'remove-after-listing' || isByList(suppliers),
      ),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map(rulesOf);

/** Rules that ask for a number of suppliers of what is in a narrow scope. */
export const someDiversity: fc.Arbitrary<Rule[]> = fc
  .array(
    fc.record({
      suppliers: fc.constant<RuleSuppliers>('any'),
      scope: fc.record({
        placement: seldom(3, listOf(PLACEMENTS.filter((each) => each !== 'untagged'))),
        function: seldom(2, listOf(FUNCTIONS)),
        generation: seldom(2, listOf(GENERATIONS)),
        country: seldom(3, listOf(COUNTRIES)),
      }) as fc.Arbitrary<RuleScope>,
      effect: fc.record({
        kind: fc.constant('diversity'),
        from: fc.constant('2020-01-01'),
        suppliers: fc.constantFrom(2, 3, 4),
        per: seldom(2, aGroup),
      }) as fc.Arbitrary<RuleEffect>,
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map(rulesOf);

/** No, one or several packs. */
export const somePacks: fc.Arbitrary<PolicyPack[]> = fc
  .array(someRules, { maxLength: 3 })
  .map((packs) => packs.map((rules, at) => packOf(`pack-${at}`, rules)));

const blank =
  (freq: number) =>
  <T extends string>(values: readonly T[]) =>
    fc.oneof(
      { weight: freq, arbitrary: fc.constantFrom(...values) },
      { weight: 1, arbitrary: fc.constant('') },
    );

const aRow: fc.Arbitrary<string[]> = fc.tuple(
  blank(5)([...SUPPLIERS, 'Nobody Knows Them']),
  blank(3)(PLACEMENTS),
  blank(4)(FUNCTIONS),
  blank(4)([...GENERATIONS, '4G+5G', '2G/3G', '3G, 4G, 5G']),
  // Réunion is a territory of France, Guernsey one of the United Kingdom.
  blank(4)([...COUNTRIES, 'RE', 'GG']),
  blank(5)(STATUSES),
  blank(6)(DAYS),
  blank(4)([...REGIONS, 'north']),
  blank(3)(SITES),
  blank(2)(SITE_NAMES),
  blank(3)(['1', '2', '5']),
  blank(3)(MODELS),
);

export type World = {
  /** Builds the same world again. */
  readonly seed: number;
  readonly workspace: Workspace;
  /** The facts of every item by its id. */
  readonly facts: ReadonlyMap<number, ItemFacts>;
  readonly statements: readonly KeptStatement[];
  readonly remove: () => void;
};

/** A workspace of items with every mixture of facts, imported from a file. */
export async function buildWorld(items: number, seed = randomInt(2 ** 31)): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'provenet-test-'));
  const workspace = Workspace.open(join(folder, 'world.provenet'), true);
  workspace.write((db) => {
    const add = db.prepare('INSERT INTO supplier (id, name, country, is_own) VALUES (?, ?, ?, 1)');
    for (const id of SUPPLIERS) add.run(id, id, OFFICES[id]);
    writeSettings(db, { installBoundaries: [...BOUNDARY_DAYS] });
  });
  const headings = [
    'Serial',
    'Vendor',
    'Placement',
    'Function',
    'Generation',
    'Country',
    'Status',
    'Install date',
    'Region',
    'Site',
    'Site name',
    'Quantity',
    'Model',
  ];
  const rows = fc.sample(aRow, { numRuns: items, seed }).map((cells, at) => [`S${at}`, ...cells]);
  const path = writeTo(folder, 'world.csv', csvText([headings, ...rows]));
  const { ledger } = await importFile(workspace, path);
  if (ledger.added !== items) throw new Error(`Only ${ledger.added} items were added.`);
  putOnRecord(workspace);
  const statements = readStatements(workspace.reader);
  const own = new Map(
    workspace.reader
      .prepare<
        [],
        {
          id: number;
          region: string | null;
          site: string | null;
          siteName: string | null;
          quantity: number | null;
          model: string | null;
        }
      >('SELECT id, region, site, site_name AS siteName, quantity, model FROM item')
      .all()
      .map((row) => [row.id, row]),
  );
  const facts = new Map<number, ItemFacts>(
    itemsOf(workspace).map((row) => [
      row.id,
      {
        ...factsOfColumns(row, own.get(row.id), statements),
        supplierId: row.supplierId,
        placement: row.placement,
        function: row.function,
        generations: row.generation === null ? null : (row.generation.split('+') as Generation[]),
        country: row.country,
        status: row.status,
        installedOn: row.installedOn,
      },
    ]),
  );
  return {
    seed,
    workspace,
    facts,
    statements,
    remove: () => {
      workspace.close();
      removeFolder(folder);
    },
  };
}
