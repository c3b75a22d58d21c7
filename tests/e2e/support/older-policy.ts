import { runSql } from './node-program.ts';
import { readyWorkspace } from './ready-workspace.ts';

const INVENTORY = `Serial,Vendor,Model,Country
S1,Huawei,UGW9811,DE
S2,ZTE,ZXR10,DE
S3,Nokia,7750 SR-12,FR
`;

/** A workspace as an older program left it: its active EU baseline was about ZTE only. */
export function workspaceWithOlderPolicy(folder: string, name: string): string {
  const workspace = readyWorkspace(folder, name, { name: 'inventory.csv', text: INVENTORY });
  runSql(
    workspace,
    `UPDATE policy_pack SET version = '2020.01', json = json_set(json, '$.version', '2020.01',
       '$.rules[0].suppliers', json('{"groups":["zte"]}')) WHERE id = 'eu-baseline';
     UPDATE setting SET value = 'null' WHERE name = 'evaluatedAsOf';`,
  );
  return workspace;
}
