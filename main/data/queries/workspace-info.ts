import type { WorkspaceInfo } from '#shared/contract/workspace';
import { asOfDate, readSettings } from '../database/settings.ts';
import { placeWarning } from '../durability/risky-place.ts';
import type { Workspace } from '../workspace.ts';

/** What the head of every screen shows about the open workspace. */
export function readWorkspaceInfo(workspace: Workspace): WorkspaceInfo {
  const db = workspace.reader;
  const settings = readSettings(db);
  const { items, unresolved, untagged } = db
    .prepare<[], { items: number; unresolved: number; untagged: number }>(
      `SELECT coalesce(sum(v.items), 0) AS items,
         coalesce(sum(v.items) FILTER (WHERE v.supplier_id IS NULL AND v.severity IS NOT NULL), 0) AS unresolved,
         coalesce(sum(v.items) FILTER (WHERE c.placement = 'untagged' AND v.severity IS NOT NULL), 0) AS untagged
       FROM class_verdict v JOIN item_class c ON c.id = v.class_id`,
    )
    .get() ?? { items: 0, unresolved: 0, untagged: 0 };
  const imports =
    db
      .prepare<[], number>('SELECT count(*) FROM import WHERE undone_by IS NULL AND mends IS NULL')
      .pluck()
      .get() ?? 0;
  return {
    name: workspace.name,
    operatorName: settings.operatorName,
    scopeNote: settings.scopeNote,
    homeCountry: settings.homeCountry,
    asOf: asOfDate(settings),
    isAsOfFixed: settings.fixedAsOf !== null,
    isReadOnly: workspace.isReadOnly,
    items,
    imports,
    unresolvedItems: unresolved,
    untaggedItems: untagged,
    interruptedImport: workspace.interruptedImport,
    placeWarning: placeWarning(workspace.path),
  };
}
