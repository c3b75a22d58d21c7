import type { ItemSort } from '#shared/domain/filter';
import type { Workspace } from '#main/data/workspace';
import { csvText } from './csv.ts';
import { importText, newWorkspace } from './workspaces.ts';

/** Items in the order in which they came. */
export const BY_ID: readonly ItemSort[] = [{ field: 'id', direction: 'asc' }];

/** A workspace with the items of some rows, the headings first. */
export async function filledWith(rows: readonly (readonly string[])[]): Promise<Workspace> {
  const workspace = newWorkspace();
  await importText(workspace, csvText(rows));
  return workspace;
}

/** A workspace with so many items. */
export function filledWithMany(items: number): Promise<Workspace> {
  return filledWith([
    ['Serial', 'Vendor'],
    ...Array.from({ length: items }, (_, at) => [`S${at}`, at % 2 === 0 ? 'Huawei' : 'Nokia']),
  ]);
}
