import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { presetFor, type Composition } from '../../shared/domain/audit/composition.ts';
import { callBridge } from './support/bridge.ts';
import { answerOpenDialogs, answerSaveDialogs } from './support/dialogs.ts';
import { runCli } from './support/node-program.ts';
import { readPdfPages } from './support/pdf.ts';
import { readPdfFacts, unpackedPdf, waysToWrite } from './support/pdf-inside.ts';
import { expect, test } from './support/test.ts';

type Row = {
  readonly serial: string;
  readonly host: string;
  readonly maker: string;
  readonly placement: string;
  readonly country: string;
  readonly site: string;
  readonly siteName: string;
  readonly status: string;
};

const NAMED = ['Huawei', 'ZTE'];
const COUNTRIES = { DE: 'Germany', FR: 'France', SE: 'Sweden' } as const;

/** The same numbers from 0 to 1 for the same seed. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

function randomRows(seed: number, count: number, makers: readonly string[]): Row[] {
  const next = numbersFrom(seed);
  const oneOf = <T>(values: readonly T[]): T => values[Math.floor(next() * values.length)] as T;
  return Array.from({ length: count }, (_, at) => {
    const site = Math.floor(next() * 9);
    return {
      serial: `SN${seed}Q${at}Z`,
      host: `host${seed}x${at}.netz`,
      maker: oneOf(makers),
      placement: oneOf(['core', 'edge']),
      country: oneOf(Object.keys(COUNTRIES)),
      site: `SITE${seed}K${site}`,
      siteName: `Ort Größe ${seed}-${site}`,
      status: oneOf(['in service', 'in service', 'spare', 'decommissioned']),
    };
  });
}

function makeWorkspace(folder: string, name: string, rows: readonly Row[]): string {
  const csv = join(folder, `${name} at ${rows[0]?.site}.csv`);
  const lines = rows.map((row) =>
    [
      row.serial,
      row.host,
      row.maker,
      'M1',
      row.placement,
      row.country,
      row.site,
      row.siteName,
      row.status,
    ].join(','),
  );
  const head = 'Serial,Hostname,Vendor,Model,Placement,Country,Site,Site name,Status';
  writeFileSync(csv, `${[head, ...lines].join('\n')}\n`);
  const path = join(folder, `${name}.provenet`);
  runCli('import', csv, '--workspace', path);
  return path;
}

async function printed(
  { app, page }: { app: ElectronApplication; page: Page },
  path: string,
  composition: Composition,
): Promise<void> {
  await answerSaveDialogs(app, path);
  const grant = (await callBridge(page, 'files.chooseSave', {
    suggestedName: 'a.pdf',
    kind: 'pdf',
  })) as { value: { token: string } };
  const saved = await callBridge(page, 'summary.savePdf', {
    token: grant.value.token,
    composition,
  });
  expect(saved).toMatchObject({ ok: true });
}

const number = (value: number): string => value.toLocaleString('en-GB');
const percents = new Intl.NumberFormat('en-GB', {
  style: 'percent',
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

test('printed audits say what an independent count finds, and redacted ones no more', async ({
  app,
  page,
  folder,
}) => {
  test.setTimeout(300_000);
  const worlds = [
    { seed: 3, rows: randomRows(3, 40, ['Nokia', 'Ericsson']) },
    { seed: 5, rows: randomRows(5, 90, ['Huawei', 'ZTE', 'Nokia', 'Unheard Of Ltd']) },
    { seed: 8, rows: randomRows(8, 1900, ['Huawei', 'ZTE']) },
  ];
  for (const { seed, rows } of worlds) {
    const workspace = makeWorkspace(folder, `Netz ${seed}`, rows);
    await answerOpenDialogs(app, workspace);
    expect(await callBridge(page, 'workspace.openDialog', {})).toMatchObject({ ok: true });
    const inScope = rows.filter(({ status }) => status !== 'decommissioned');
    const flagged = inScope.filter(({ maker }) => NAMED.includes(maker));
    const open = inScope.filter(({ maker }) => maker === 'Unheard Of Ltd');
    const clear = inScope.length - flagged.length - open.length;

    await test.step(`whole, of ${rows.length} items`, async () => {
      const pdf = join(folder, `whole ${seed}.pdf`);
      await printed({ app, page }, pdf, { ...presetFor('auditor'), notes: 'Größe & 注' });
      const pages = await readPdfPages(pdf);
      const text = pages.join(' ');
      const hash = /figures ([0-9a-f]{12})/u.exec(text)?.[1] ?? 'none';
      pages.forEach((each, at) => {
        expect(each).toContain(`Page ${at + 1} of ${pages.length}`);
        expect(each).toContain(`figures ${hash}`);
        expect(each).toContain('Confidential');
      });
      const summary = JSON.parse(runCli('summary', '--workspace', workspace, '--json')) as {
        items: object;
      };
      expect(summary.items).toMatchObject({
        inScope: inScope.length,
        flagged: flagged.length,
        undetermined: open.length,
        clear,
      });
      expect(text).toContain(
        `${number(inScope.length)} items in scope = ${number(flagged.length)} flagged + ${number(open.length)} undetermined + ${number(clear)} clear.`,
      );
      const lines = [
        ...(['core', 'edge'] as const).map((placement) => ({
          name: placement === 'core' ? 'Core' : 'Edge',
          of: (row: Row) => row.placement === placement,
        })),
        ...Object.entries(COUNTRIES).map(([code, name]) => ({
          name,
          of: (row: Row) => row.country === code,
        })),
      ];
      for (const { name, of } of lines) {
        const all = inScope.filter(of).length;
        const some = flagged.filter(of).length;
        const share = all === 0 ? '–' : percents.format(some / all);
        const line = `${name} ${number(all)} ${number(some)} ${share} ${number(open.filter(of).length)}`;
        expect(text, name).toContain(line);
      }
      // Each flagged item is in the annex, and no other one is anywhere.
      const listed = [...text.matchAll(/SN\d+Q\d+Z/gu)].map(([serial]) => serial);
      expect(listed.toSorted()).toEqual(flagged.map(({ serial }) => serial).toSorted());
      const facts = await readPdfFacts(pdf);
      expect(facts.title).toMatch(/^Audit summary, /u);
      expect(facts.isTagged).toBe(true);
      expect(facts.outline.join(' ')).toContain('Data quality and completeness');
      expect(unpackedPdf(pdf)).toContain('/Lang (en)');
      expect(facts.sizes[0]).toEqual([595, 842]);
    });

    for (const redaction of ['no-sites', 'counts'] as const) {
      await test.step(`${redaction}, of ${rows.length} items`, async () => {
        const pdf = join(folder, `${redaction} ${seed}.pdf`);
        const first = rows[0];
        await printed({ app, page }, pdf, {
          ...presetFor('auditor'),
          redaction,
          paper: 'Letter',
          notes: `Seen at ${first?.site} and ${first?.siteName}.`,
          mark: `For ${first?.site}`,
        });
        const text = (await readPdfPages(pdf)).join(' ');
        const inside = unpackedPdf(pdf);
        expect(text).toContain(`${number(flagged.length)} flagged`);
        // All names of a kind begin alike: where no beginning is, none of them is.
        const gone = [`SITE${seed}K`, `Ort Größe ${seed}-`, `host${seed}x`];
        if (redaction === 'counts') gone.push(`SN${seed}Q`);
        for (const start of gone) {
          expect(text.includes(start), start).toBe(false);
          expect(
            waysToWrite(start).filter((way) => inside.includes(way)),
            start,
          ).toEqual([]);
        }
        const { sizes } = await readPdfFacts(pdf);
        expect(sizes[0]).toEqual([612, 792]);
      });
    }
  }
});
