import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { z } from 'zod';
import { backupFolderOf, isBackupName } from '#main/data/durability/backup-file';
import { openAndSee } from '../faults/open-and-see.ts';
import { runCli } from '../e2e/support/node-program.ts';
import { figureOf } from '../e2e/support/pages/shell-page.ts';
import { goTo } from './desk.ts';
import type { Model } from './model.ts';
import type { Places } from './sample.ts';
import { askFile } from './stored-items.ts';

/** The figures on which page, command line, a recount and the model must agree. */
export type Figures = { readonly inScope: number; readonly flagged: number };

const summarySchema = z.object({ items: z.object({ inScope: z.number(), flagged: z.number() }) });

/** Suppliers whose equipment the policies of a new workspace flag, as the files write them. */
const FLAGGED = ['Huawei Technologies Co., Ltd.', 'ZTE Corporation'];

const IN_SCOPE_SQL = `SELECT count(*) FROM item i JOIN item_class c ON c.id = i.class_id
  WHERE c.status IS NULL OR c.status <> 'decommissioned'`;
const FLAGGED_SQL = `SELECT count(*) FROM item i JOIN item_class c ON c.id = i.class_id
  JOIN manufacturer m ON m.id = c.manufacturer_id
  WHERE m.text IN (${FLAGGED.map((name) => `'${name}'`).join(', ')})`;
const MISCOUNTED_SQL = `SELECT count(*) FROM (
  SELECT c.id FROM item_class c LEFT JOIN item i ON i.class_id = c.id
  LEFT JOIN class_verdict v ON v.class_id = c.id
  GROUP BY c.id HAVING count(i.id) <> coalesce(max(v.items), 0))`;

/** What the overview says. */
export async function figuresOfPage(page: Page): Promise<Figures> {
  await goTo(page, 'Overview');
  const answer = page.getByRole('region', { name: 'The answer' });
  const text = await figureOf(answer, 'flagged items').innerText();
  const [flagged, , inScope] = [...text.matchAll(/[\d,.]+/gu)].map(([digits]) =>
    Number(digits.replaceAll(',', '')),
  );
  return { inScope: inScope ?? NaN, flagged: flagged ?? NaN };
}

const countIn = (path: string, sql: string): number => Number(askFile(path, sql)[0]?.[0]);

function disagreements(path: string, ofPage: Figures, model: Model): string[] {
  const { items } = summarySchema.parse(
    JSON.parse(runCli('summary', '--workspace', path, '--json')),
  );
  const all = [...model.items.values()];
  const counts = {
    'the page': ofPage,
    'the command line': { inScope: items.inScope, flagged: items.flagged },
    'a recount': { inScope: countIn(path, IN_SCOPE_SQL), flagged: countIn(path, FLAGGED_SQL) },
  };
  const expected: Figures = {
    inScope: all.length,
    flagged: all.filter(({ manufacturer }) => FLAGGED.includes(manufacturer)).length,
  };
  return Object.entries(counts).flatMap(([who, found]) =>
    found.inScope === expected.inScope && found.flagged === expected.flagged
      ? []
      : [`${who} says ${JSON.stringify(found)}, not ${JSON.stringify(expected)}`],
  );
}

/** Searches whose finds can be counted in the model. */
function searchProblems(path: string, model: Model): string[] {
  const all = [...model.items.values()];
  const asked = [
    ...model.batches.map(({ code }) => `${code}-`),
    ...new Set(all.slice(0, 40).flatMap(({ siteName, manufacturer }) => [siteName, manufacturer])),
  ];
  return asked.flatMap((text) => {
    const expected = all.filter(({ assetId, siteName, manufacturer }) =>
      [assetId, siteName, manufacturer].some((value) => value.includes(text)),
    ).length;
    const lines = runCli('items', '--workspace', path, '--search', text, '--format', 'ndjson');
    const found = lines.split('\n').filter((line) => line !== '').length;
    return found === expected ? [] : [`“${text}” finds ${found} items, not ${expected}`];
  });
}

/** Files that nobody needs any more: beside the workspace, among its backups, in temporary folders. */
function remains(path: string, { temporary }: Places): string[] {
  const name = basename(path);
  const known = [name, `${name}-seal`, `${name}-backups`];
  const folder = backupFolderOf(path);
  const inBackups = existsSync(folder) ? readdirSync(folder) : [];
  return [
    ...readdirSync(dirname(path)).filter((each) => !known.includes(each)),
    ...inBackups.filter((each) => !isBackupName(each.replace(/-seal$/u, ''))),
    ...readdirSync(temporary).map((each) => join('the temporary folder', each)),
  ].map((each) => `${each} was left behind`);
}

/** Defects that the program noted. */
function logProblems({ userData }: Places): string[] {
  return readdirSync(userData, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.log') && statSync(join(userData, name)).isFile())
    .flatMap((name) => readFileSync(join(userData, name), 'utf8').split('\n'))
    .filter((line) => line.includes('[error]'))
    .map((line) => `the log says: ${line.slice(0, 300)}`);
}

/** Everything that is wrong once the program has ended; the workspace is closed. */
export function finalProblems(
  path: string,
  places: Places,
  { ofPage, model }: { readonly ofPage: Figures; readonly model: Model },
): string[] {
  const left = remains(path, places);
  const check = runCli('check', '--workspace', path);
  const seen = openAndSee(path);
  const miscounted = countIn(path, MISCOUNTED_SQL);
  return [
    ...left,
    ...logProblems(places),
    ...(check.includes(' is sound: ') ? [] : [check.trim()]),
    ...(seen.isOpen ? seen.problems : [`it does not open: ${seen.message}`]),
    ...(miscounted === 0
      ? []
      : [`${miscounted} classes have another number of items than is kept`]),
    ...disagreements(path, ofPage, model),
    ...searchProblems(path, model),
  ];
}
