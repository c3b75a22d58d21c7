import type { OwnTagRule } from '#shared/domain/own-tag-rule';
import { addRule } from '#main/data/commands/own-rules/edit-rules';
import type { RulesChanged } from '#main/data/commands/own-rules/rule-list';
import { readOwnRules } from '#main/data/queries/own-rules';
import type { Workspace } from '#main/data/workspace';
import { importText, itemsOf, newWorkspace } from './workspaces.ts';

const FILE = [
  'Serial,Vendor,Function,Placement,Generation,Country,Site,Hostname,Model',
  'S1,Huawei,gNodeB,,,DE,BER,ber-ran-1,BTS3900',
  'S2,Huawei,router,core,,DE,BER,ber-x-1,NE40E',
  'S3,ZTE,router,,,FR,PAR,par-x-1,M6000',
  'S4,Nokia,router,,4G,FR,PAR,ＢＥＲ－ｘ－9,7750',
  'S5,Nobody Known,box,,,,ber,,',
  '',
].join('\n');

/** Equipment of one site is core. */
export const BERLIN: OwnTagRule = {
  name: 'Berlin core',
  conditions: [{ field: 'site', test: 'equals', value: 'BER' }],
  set: { placement: 'core' },
};
/** By host name and vendor, two tags. */
export const PARIS: OwnTagRule = {
  name: 'Paris routers',
  conditions: [
    { field: 'hostname', test: 'starts-with', value: 'par-' },
    { field: 'supplier', test: 'one-of', values: ['zte'] },
  ],
  set: { placement: 'edge', function: 'transport' },
};

/** A workspace with five items of several vendors. */
export async function filled(): Promise<Workspace> {
  const workspace = newWorkspace();
  await importText(workspace, FILE);
  return workspace;
}

/** What each item's placement is, and who set it. */
export const placements = (workspace: Workspace): string[] =>
  itemsOf(workspace).map(({ placement, placementBy }) => `${placement} ${placementBy ?? '-'}`);
/** Adds a rule at the end of the list. */
export const add = (workspace: Workspace, rule: OwnTagRule): RulesChanged =>
  workspace.write((db) => addRule(db, rule));
/** The id of the rule of a name. */
export const idOf = (workspace: Workspace, name: string): number =>
  readOwnRules(workspace.reader).find(({ rule }) => rule.name === name)?.id ?? 0;
/** The rules in their order. */
export const namesOf = (workspace: Workspace): string[] =>
  readOwnRules(workspace.reader).map(({ rule, isActive }) => rule.name + (isActive ? '' : ' off'));
