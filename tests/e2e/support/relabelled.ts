import { runSql } from './node-program.ts';
import { readyWorkspace } from './ready-workspace.ts';

/**
 * Two of three items named Nokia answer under the number of Huawei, one of two named Acme under
 * that of ZTE; Huawei Tech is a name of Huawei, whose item bears a MAC address of Cisco.
 */
const RELABELLED = `Serial,Vendor,Model,sysObjectID,MAC address
S1,Nokia,7750 SR-7,1.3.6.1.4.1.2011.2.62.2.9,
S2,Nokia,7750 SR-7,1.3.6.1.4.1.2011.2.62.2.9,
S3,Nokia,7750 SR-7,1.3.6.1.4.1.6527.1.3.17,
S4,Zorblatt Oy,A,,
S5,Zorblatt Networks,B,,
S6,Acme,C,1.3.6.1.4.1.3902.3,
S7,Acme,C,,
S8,Huawei Tech,UGW9811,,F4:BD:9E:00:00:08
`;

/** Imports equipment that says another maker than its name; answers the workspace's path. */
export function relabelledWorkspace(folder: string, name: string): string {
  return readyWorkspace(folder, name, { name: 'inventory.csv', text: RELABELLED });
}

/** The same as an older program left it, whose registry did not know Huawei Tech. */
export function olderWorkspace(folder: string, name: string): string {
  const workspace = relabelledWorkspace(folder, name);
  runSql(
    workspace,
    `UPDATE manufacturer SET supplier_id = NULL, matched_name = NULL, resolved_by = NULL,
       step = NULL WHERE text = 'Huawei Tech';
     UPDATE item_class SET class_key = 'old' || id;
     UPDATE setting SET value = '"2020.01"' WHERE name = 'registryVersion';
     UPDATE setting SET value = 'null' WHERE name = 'evaluatedAsOf';`,
  );
  return workspace;
}
