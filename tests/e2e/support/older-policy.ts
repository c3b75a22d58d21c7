import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCli, runSql } from './node-program.ts';

const INVENTORY = `Serial,Vendor,Model,Country
S1,Huawei,UGW9811,DE
S2,ZTE,ZXR10,DE
S3,Nokia,7750 SR-12,FR
`;

/** A workspace as an older program left it: its active EU baseline was about ZTE only. */
export function workspaceWithOlderPolicy(folder: string, name: string): string {
  const file = join(folder, 'inventory.csv');
  writeFileSync(file, INVENTORY);
  const workspace = join(folder, `${name}.provenet`);
  runCli('import', file, '--workspace', workspace);
  runSql(
    workspace,
    `UPDATE policy_pack SET version = '2020.01', json = json_set(json, '$.version', '2020.01',
       '$.rules[0].suppliers', json('{"groups":["zte"]}')) WHERE id = 'eu-baseline';
     UPDATE setting SET value = 'null' WHERE name = 'evaluatedAsOf';`,
  );
  return workspace;
}
