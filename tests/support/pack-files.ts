import { type PolicyPack } from '#shared/domain/policy';
import type { Statement } from '#shared/domain/statement';
import {
  previewPackFile,
  readPackFile,
  takePackFile,
} from '#main/data/commands/policies/pack-file';
import { readPacks } from '#main/data/queries/packs';
import { Workspace } from '#main/data/workspace';
import { contentOf } from './ledgers.ts';
import { tempFolder, writeTo } from './temp-folder.ts';
import { importText, newWorkspace } from './workspaces.ts';

const FILE = `Serial,Vendor,Model,Country,Region,Install date,Function
S1,Huawei,UGW9811,DE,North,2024-06-01,
S2,Nokia,7750 SR-7,DE,South,2018-01-01,
S3,Nokia,7750 SR-12,FR,North,2023-01-01,
S4,Quux,,DE,North,,
S5,ZTE,ZXR10,DE,,2021-05-05,
`;

export const NOKIA = { groups: ['nokia'] };
export const REVIEW = { kind: 'review', from: '2020-01-01' } as const;

/** A workspace with a few items of four vendors, one of them resolved to nobody. */
export async function filled(folder = tempFolder()): Promise<Workspace> {
  const workspace = newWorkspace(folder);
  await importText(workspace, FILE);
  return workspace;
}

/** A waiver of one rule for all items. */
export function waiverOf(policyId: string, ruleId: string): Statement {
  const period = { from: '2020-01-01', until: '2099-01-01' };
  return {
    kind: 'waiver',
    policyId,
    ruleId,
    reason: 'Spare',
    approver: 'CISO',
    ...period,
    conditions: [],
  };
}

export const textOf = (pack: unknown): string => JSON.stringify(pack, null, 2);

/** What a file of a text is read as, before anything is taken. */
export async function preview(workspace: Workspace, text: string, name = 'pack.json') {
  const file = await readPackFile(writeTo(tempFolder(), name, text));
  return { file, told: previewPackFile(workspace.reader, file) };
}

/** Takes a pack through a file. */
export async function take(workspace: Workspace, pack: PolicyPack, isActive = true) {
  const { file, told } = await preview(workspace, textOf(pack));
  if (told.is !== 'ready') throw new Error(JSON.stringify(told));
  const done = workspace.write((db) => takePackFile(db, file, { sha256: told.sha256, isActive }));
  return { told: told.preview, done };
}

/** What tells one workspace of policies from another. */
export function stateOf(workspace: Workspace) {
  const content = contentOf(workspace);
  return [
    content['policy_pack'],
    content['class_verdict'],
    content['statement'],
    content['listed_supplier'],
  ];
}

export const versionOf = (workspace: Workspace, id: string): string | undefined =>
  readPacks(workspace.reader).find(({ pack }) => pack.id === id)?.pack.version;
