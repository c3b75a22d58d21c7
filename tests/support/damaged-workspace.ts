import BetterSqlite3 from 'better-sqlite3';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { SalvageReport } from '#shared/contract/salvage';
import { closeAudit } from '#main/data/commands/audits/close-audit';
import { tagItems } from '#main/data/commands/tag-items';
import { changeItemsAtOnce } from '#main/data/commands/edit/change-items';
import { setRemoval } from '#main/data/commands/removal/set-removal';
import { undoChange } from '#main/data/commands/undo';
import { readLastChange } from '#main/data/queries/history';
import { COPIED_TABLES } from '#main/data/salvage/copied-tables';
import { salvageWorkspace } from '#main/data/salvage/salvage-workspace';
import { Workspace } from '#main/data/workspace';
import { writeTo } from './temp-folder.ts';
import { importFile } from './workspaces.ts';

const VENDORS = ['Huawei', 'ZTE', 'Nokia', 'Ericsson', 'Cisco Systems', 'Juniper', 'Nobody Ltd'];
const SITES = ['BER', 'PAR', 'WAW', 'OSL'];

function inventory(from: number, to: number): string {
  const rows = Array.from({ length: to - from }, (_, at) => {
    const id = from + at;
    const vendor = VENDORS[id % VENDORS.length] ?? '';
    const site = SITES[id % SITES.length] ?? '';
    return `S${id},${vendor},M${id % 40},${site},DE,Row ${id} of the shelf ${'x'.repeat(id % 90)}`;
  });
  return `Serial,Vendor,Model,Site Code,Country,Notes\n${rows.join('\n')}\n`;
}

/** Fills a workspace with something in many of its tables, and closes it. */
export async function fillAndClose(workspace: Workspace, items: number): Promise<void> {
  const folder = dirname(workspace.path);
  const files = [inventory(0, items), `${inventory(items - 20, items + 20)},Nokia,\n`];
  for (const [at, text] of files.entries()) {
    const file = writeTo(folder, `${at}.csv`, text);
    await importFile(workspace, file);
    rmSync(file);
  }
  const change = { filter: { sites: ['BER'] }, reason: 'Seen.' };
  workspace.write((db) => tagItems(db, { ...change, set: { placement: 'core' } }));
  const set = { field: 'region' as const, value: 'West' };
  workspace.write((db) =>
    changeItemsAtOnce(db, { filter: { sites: ['PAR'] }, set, reason: 'Moved.' }),
  );
  workspace.write((db) => tagItems(db, { ...change, set: { placement: 'edge' } }));
  const last = readLastChange(workspace.reader);
  workspace.undo((db) => undoChange(db, last?.id ?? 0));
  workspace.write((db) => {
    const steps = setRemoval(db, { ...change, set: { status: 'planned', owner: 'Ops' } });
    while (steps.next().done !== true);
  });
  await closeAudit(workspace, {
    audit: { name: 'Spring', auditor: 'A. Audit', remark: '' },
    appVersion: '0.0.0',
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
  workspace.close();
}
/** A page of a database: of which table or index, and of which kind. */
export type PagePlace = { readonly page: number; readonly name: string; readonly kind: string };

/** Which page is what, while the file is whole. */
export function pagesOf(path: string): PagePlace[] {
  const db = new BetterSqlite3(path, { readonly: true });
  try {
    return db
      .prepare<[], PagePlace>(
        'SELECT pageno AS page, name, pagetype AS kind FROM dbstat ORDER BY pageno',
      )
      .all();
  } finally {
    db.close();
  }
}

/** Overwrites pages of 4,096 bytes. */
export function spoilPages(path: string, pages: readonly number[], byte = 0xff): Buffer {
  const bytes = readFileSync(path);
  for (const page of pages) bytes.fill(byte, (page - 1) * 4096, page * 4096);
  writeFileSync(path, bytes);
  return bytes;
}

/** Saves rows out of a workspace beside it, in one go. */
export function salvageBeside(
  from: string,
  name = 'saved.provenet',
): {
  readonly path: string;
  readonly report: SalvageReport;
} {
  const path = join(dirname(from), name);
  const steps = salvageWorkspace({ from, to: path });
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return { path, report: step.value };
}

/** The rows of each table as texts, by what numbers or names them. */
export function rowsOf(path: string, tables: readonly string[]): Map<string, Map<string, string>> {
  const db = new BetterSqlite3(path, { readonly: true });
  try {
    return new Map(
      tables.map((table) => {
        const keys = db
          .prepare<[string], string>(
            'SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk',
          )
          .pluck()
          .all(table);
        const rows = db.prepare<[], Record<string, unknown>>(`SELECT * FROM "${table}"`).all();
        return [
          table,
          new Map(
            rows.map((row) => [JSON.stringify(keys.map((key) => row[key])), JSON.stringify(row)]),
          ),
        ];
      }),
    );
  } finally {
    db.close();
  }
}

/** Tables whose rows the program ships, or computes anew from them. */
const NOT_THE_SAME: readonly string[] = ['setting', 'policy_pack'];

/** Every row of every table with facts. */
export type Original = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Reads what a sound workspace holds, to hold what is saved out of it against. */
export const originalOf = (path: string): Original =>
  rowsOf(
    path,
    COPIED_TABLES.filter((table) => !NOT_THE_SAME.includes(table)),
  );

/**
 * What is wrong with what was saved: rows that are not the original ones and of which nothing is said,
 * and rows that are missing in silence. Nothing where all is accounted for.
 */
export function betrayals(original: Original, path: string, report: SalvageReport): string[] {
  const now = rowsOf(path, [...original.keys()]);
  const found = [...original].flatMap(([table, before]) => {
    const said = report.tables.find((each) => each.table === table);
    const after = now.get(table) ?? new Map<string, string>();
    const strange = [...after].filter(([key, row]) => before.get(key) !== row).length;
    const missing = [...before.keys()].filter((key) => !after.has(key)).length;
    // The salvage itself is a change of the history.
    const allowed = (said?.standIns ?? 0) + (said?.doubtful ?? 0) + (table === 'change' ? 1 : 0);
    return [
      ...(strange > allowed ? [`${strange} rows of ${table} are others, ${allowed} said`] : []),
      ...(missing > (said?.lost ?? 0) && said?.isLostExact !== false && (said?.doubtful ?? 0) === 0
        ? [`${missing} rows of ${table} are missing, ${said?.lost ?? 0} said`]
        : []),
    ];
  });
  return [...found, ...report.problems];
}
