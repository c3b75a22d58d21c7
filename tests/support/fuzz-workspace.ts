import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Workspace } from '#main/data/workspace';
import { importFile } from './workspaces.ts';

const FILE = [
  'Serial,Vendor,Function,Placement,Generation,Country,Site,Status,Install date,Quantity,Rack',
  'S1,Huawei,gNodeB,,,DE,BER,in service,2020-01-02,1,R1',
  'S2,ZTE,,core,4G/5G,GB,LON,in service,,2,R2',
  'S3,Nobody,router,,,,,,,,',
  'S4,Nokia,,,,Atlantis,,,,,',
  '',
].join('\n');

/** A workspace file with a few items, for a whole file of tests; `remove` takes it away. */
export async function importQuickly(): Promise<{ path: string; remove: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'provenet-fuzz-'));
  const path = join(folder, 'audit.provenet');
  const csv = join(folder, 'site.csv');
  writeFileSync(csv, FILE);
  const workspace = Workspace.open(path, true);
  await importFile(workspace, csv);
  workspace.close();
  return {
    path,
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
