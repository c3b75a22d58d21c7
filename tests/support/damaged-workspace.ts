import BetterSqlite3 from 'better-sqlite3';
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { closeAudit } from '#main/data/commands/audits/close-audit';
import { tagItems } from '#main/data/commands/tag-items';
import { changeItemsAtOnce } from '#main/data/commands/edit/change-items';
import { setRemoval } from '#main/data/commands/removal/set-removal';
import { undoChange } from '#main/data/commands/undo';
import { readLastChange } from '#main/data/queries/history';
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
