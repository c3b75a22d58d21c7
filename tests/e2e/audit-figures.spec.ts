import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { auditFiguresSchema, type AuditFigures } from '../../shared/domain/audit/figures.ts';
import { unzip } from '../support/unzip.ts';
import { expectedParts } from './support/figure-lines.ts';
import { readRows, runCli, runDesktopCli } from './support/node-program.ts';
import { readPdfPages } from './support/pdf.ts';
import { expect, test } from './support/test.ts';

/** Packs of different kinds: assessments, deadlines, caps, lists, authorisations. */
const PACKS = [
  'eu-baseline',
  'eu-toolbox',
  'de-2024',
  'uk-2022',
  'se-2020',
  'ee-2022',
  'us-covered-list',
  'ca-2022',
  'cz-2018',
];

/** The same numbers from 0 to 1 for the same seed. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

type World = { readonly csv: string; readonly packs: readonly string[]; readonly asOf: string };

function worldOf(seed: number): World {
  const next = numbersFrom(seed);
  const oneOf = <T>(...values: readonly T[]): T => values[Math.floor(next() * values.length)] as T;
  const rows = Array.from({ length: 1 + Math.floor(next() * 250) }, (_, at) => [
    `SN${at}Q`,
    oneOf('Huawei', 'HUAWEI TECH. CO., LTD', 'ZTE', 'Nokia', 'Ericsson', 'Größe 注 Ltd', ''),
    oneOf('NE40E', 'MA5800', 'X'),
    oneOf('UPF', 'OLT', 'gNodeB', 'transport', ''),
    oneOf('core', 'edge', ''),
    oneOf('5G', '4G', ''),
    oneOf('DE', 'GB', 'SE', 'EE', 'US', ''),
    oneOf('S-1', 'S-2', 'S-3', ''),
    oneOf('in service', 'in service', 'spare', 'decommissioned', ''),
    oneOf('2017-05-01', '2022-11-30', '2026-02-01', ''),
  ]);
  const head = 'Serial,Vendor,Model,Function,Placement,Generation,Country,Site,Status,Install date';
  const csv = Papa.unparse([head.split(','), ...rows]);
  const first = oneOf(...PACKS);
  const packs = PACKS.filter((pack) => pack === first || next() < 0.4);
  return { csv, packs, asOf: oneOf('2023-09-01', '2026-11-29', '2030-01-01') };
}

/** The bundle of a workspace as the desktop program writes it, by the paths of its files. */
function bundleOf(workspace: string, out: string, { packs, asOf }: World): Map<string, Buffer> {
  const policies = packs.flatMap((pack) => ['--policy', pack]);
  const options = ['--workspace', workspace, '--out', out, '--as-of', asOf, ...policies];
  runDesktopCli('bundle', ...options);
  return unzip(readFileSync(out));
}

/** Holds figures against what the tables of the workspace say, and the list of flagged items. */
function expectCounted(figures: AuditFigures, workspace: string, flaggedCsv: string): void {
  const { summary, byFunction } = figures;
  const inScope = readRows(
    workspace,
    `SELECT c.placement, c.function, c.country, count(*) AS items FROM item i
     JOIN item_class c ON c.id = i.class_id WHERE c.status IS NOT 'decommissioned'
     GROUP BY c.placement, c.function, c.country`,
  ) as { placement: string; function: string | null; country: string | null; items: number }[];
  const sum = (rows: readonly { items: number }[]): number =>
    rows.reduce((all, { items }) => all + items, 0);
  const [all] = readRows(workspace, 'SELECT count(*) AS items FROM item') as { items: number }[];
  expect(summary.items.total).toBe(all?.items);
  expect(summary.items.inScope).toBe(sum(inScope));
  const { data: listed } = Papa.parse<Record<string, string>>(flaggedCsv, { header: true });
  const items = listed.filter(({ verdict }) => verdict !== undefined && verdict !== '');
  expect(summary.items.flagged).toBe(items.length);
  for (const placement of ['core', 'edge', 'untagged'] as const) {
    expect(summary.byPlacement[placement]).toMatchObject({
      items: sum(inScope.filter((each) => each.placement === placement)),
      flagged: items.filter((each) => (each['placement'] || 'untagged') === placement).length,
    });
  }
  for (const each of byFunction) {
    expect(each).toMatchObject({
      items: sum(inScope.filter((row) => row.function === each.function)),
      flagged: items.filter((row) => row['functionCategory'] === (each.function ?? '')).length,
    });
  }
  for (const { country, items: count } of summary.byCountry) {
    expect(count).toBe(sum(inScope.filter((row) => (row.country ?? '') === country)));
  }
  for (const { supplier, flagged } of summary.bySupplier) {
    const named = items.filter((row) => (row['supplierId'] ?? '') === supplier);
    if (named.length > 0 || flagged > 0)
      expect({ supplier, flagged: named.length }).toEqual({ supplier, flagged });
  }
  for (const [verdict, count] of Object.entries(summary.byVerdict)) {
    if (verdict === 'undetermined' || verdict === 'clear') continue;
    expect(items.filter((row) => row['verdict'] === verdict).length).toBe(count);
  }
}

test('what is printed equals the figures in JSON and an independent count, for any workspace and policies', async ({
  folder,
}) => {
  test.setTimeout(300_000);
  const begin = Number(process.env['PROVENET_SEED'] ?? Date.now() % 1_000_000);
  for (const seed of [begin, begin + 1, begin + 2]) {
    await test.step(`seed ${seed}`, async () => {
      const world = worldOf(seed);
      const csv = join(folder, `inventory-${seed}.csv`);
      writeFileSync(csv, world.csv);
      const workspace = join(folder, `audit-${seed}.provenet`);
      runCli('import', csv, '--workspace', workspace);
      const files = bundleOf(workspace, join(folder, `audit-${seed}.zip`), world);
      const text = (name: string): string => files.get(name)?.toString('utf8') ?? '';
      const figures = auditFiguresSchema.parse(JSON.parse(text('figures.json')));
      const where = `seed ${seed}: ${world.packs.join(', ')} as of ${world.asOf}`;
      expect(figures.summary.policies.map(({ id }) => id).toSorted(), where).toEqual(
        [...world.packs].toSorted(),
      );
      expectCounted(figures, workspace, text('annexes/flagged-items.csv'));
      const pdf = join(folder, `audit-summary-${seed}.pdf`);
      writeFileSync(pdf, files.get('audit-summary.pdf') ?? '');
      const printed = (await readPdfPages(pdf)).join(' ');
      const parts = expectedParts(figures);
      const starts = parts.map(({ begins }) => printed.indexOf(begins));
      for (const [at, { begins, lines }] of parts.entries()) {
        expect(starts[at], `${where}: ${begins}`).toBeGreaterThan(-1);
        const section = printed.slice(starts[at]);
        const missing = lines.filter((line) => !section.includes(line));
        expect(missing, `${where}: ${begins}`).toEqual([]);
      }
      const inScopeLine = `${figures.sources[0]?.sha256}`;
      expect(printed.replaceAll(' ', ''), where).toContain(inScopeLine);
    });
  }
});
