import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import { AppError } from '#shared/rpc/app-error';
import { readOuiFile, type MacAssignment } from '../../../tagging/oui-file.ts';
import type { Database } from '../../database/connection.ts';
import { reevaluate } from '../../evaluation/reevaluate.ts';
import { readMacRegistries } from '../../queries/mac-registry.ts';
import { workspaceResolver } from '../../queries/workspace-resolver.ts';
import { recordChange } from '../changes.ts';
import { rereadEvidence } from '../reread-evidence.ts';

/** The largest registry of the IEEE has 5 MB. */
const MAX_BYTES = 64 * 2 ** 20;
const UTF16_MARK = 0xfffe;

/** A registry as its file says it. */
export type OuiFile = {
  readonly fileName: string;
  /** When the file was changed last. */
  readonly fileDate: string;
  readonly sha256: string;
  readonly assignments: readonly MacAssignment[];
};

/** What a change of the registries did. */
export type MacOutcome = { readonly changed: number; readonly changeId: number };

/** Reads a registry of the IEEE. Fails with one sentence where the file is none. */
export async function openOuiFile(path: string): Promise<OuiFile> {
  const fileName = basename(path);
  const unreadable = (cause: unknown): AppError =>
    new AppError('io', `${fileName} could not be read; choose another file.`, { cause });
  const { size, mtime } = await stat(path).catch((error: unknown) => {
    throw unreadable(error);
  });
  if (size > MAX_BYTES) {
    throw new AppError(
      'invalid-input',
      `${fileName} is larger than any registry of the IEEE; choose oui.csv, mam.csv, oui36.csv or oui.txt.`,
    );
  }
  const bytes = await readFile(path).catch((error: unknown) => {
    throw unreadable(error);
  });
  const isUtf16 = bytes.length >= 2 && bytes.readUInt16BE(0) === UTF16_MARK;
  return {
    fileName,
    fileDate: mtime.toISOString(),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    assignments: readOuiFile(
      new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8').decode(bytes),
      fileName,
    ),
  };
}

type Assignee = { readonly name: string; readonly supplierId: string | null };
type Assigned = Assignee & Pick<MacAssignment, 'prefix' | 'block'>;

/**
 * What is kept of a registry: prefixes that lead to a supplier, and longer ones within them that
 * lead to none. One that was given to two suppliers says nothing.
 */
function reduced(db: Database, assignments: readonly MacAssignment[]): Assigned[] {
  const resolver = workspaceResolver(db);
  const byPrefix = new Map<string, Assigned>();
  for (const { prefix, block, organisation: name } of assignments) {
    const { supplierId } = resolver.resolve(name, '');
    const other = byPrefix.get(prefix);
    const isOfTwo = other !== undefined && other.supplierId !== supplierId;
    byPrefix.set(
      prefix,
      isOfTwo ? { prefix, block, name: '', supplierId: null } : { prefix, block, name, supplierId },
    );
  }
  const leads = (prefix: string): boolean => typeof byPrefix.get(prefix)?.supplierId === 'string';
  return [...byPrefix.values()].filter(
    ({ prefix }) => leads(prefix) || leads(prefix.slice(0, 6)) || leads(prefix.slice(0, 7)),
  );
}

function storeRegistry(
  db: Database,
  { fileName, fileDate, sha256, assignments }: OuiFile,
  kept: readonly Assigned[],
  changeId: number,
): number {
  const blocks = [...new Set(assignments.map(({ block }) => block))];
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO mac_registry
         (file_name, file_date, sha256, blocks, assignments, is_active, change_id)
       VALUES (?, ?, ?, ?, ?, 1, ?)`,
    )
    .run(fileName, fileDate, sha256, JSON.stringify(blocks), assignments.length, changeId);
  const addAssignee = db.prepare(
    'INSERT INTO mac_assignee (registry_id, name, supplier_id) VALUES (?, ?, ?)',
  );
  const addPrefix = db.prepare(
    'INSERT INTO mac_prefix (registry_id, prefix, block, assignee_id) VALUES (?, ?, ?, ?)',
  );
  const assignees = new Map<string, number>();
  for (const { prefix, block, name, supplierId } of kept) {
    const known = assignees.get(name);
    const id = known ?? Number(addAssignee.run(lastInsertRowid, name, supplierId).lastInsertRowid);
    assignees.set(name, id);
    addPrefix.run(lastInsertRowid, prefix, block, id);
  }
  return Number(lastInsertRowid);
}

function activeIds(db: Database): number[] {
  return db
    .prepare<[], number>('SELECT id FROM mac_registry WHERE is_active = 1 ORDER BY id')
    .pluck()
    .all();
}

function setActive(db: Database, ids: readonly number[]): void {
  db.prepare('UPDATE mac_registry SET is_active = id IN (SELECT value FROM json_each(?))').run(
    JSON.stringify(ids),
  );
}

const detailSchema = z.object({
  macRegistry: z.object({ before: z.array(z.int()), after: z.array(z.int()) }),
});
type Detail = z.infer<typeof detailSchema>['macRegistry'];

/** Lets other registries count, as one change of the history. */
function changeRegistries(
  db: Database,
  text: string,
  mutate: (changeId: number) => void,
): MacOutcome {
  const before = activeIds(db);
  const changeId = recordChange(db, { kind: 'vendor', text, reason: null, items: 0 });
  mutate(changeId);
  const detail: { macRegistry: Detail } = { macRegistry: { before, after: activeIds(db) } };
  const changed = rereadEvidence(db, 'macs');
  db.prepare('UPDATE change SET items = ?, detail = ? WHERE id = ?').run(
    changed,
    JSON.stringify(detail),
    changeId,
  );
  reevaluate(db);
  return { changed, changeId };
}

/**
 * Takes a registry of MAC prefixes into the workspace, in the place of one of the same blocks; its
 * items and later imports follow. One transaction; fails with `conflict` where it counts already.
 */
export function takeMacRegistry(
  db: Database,
  file: OuiFile,
): MacOutcome & { readonly prefixes: number } {
  const same = readMacRegistries(db).find(({ sha256 }) => sha256 === file.sha256);
  if (same !== undefined) {
    throw new AppError('conflict', `${file.fileName} is in use already, as ${same.fileName}.`);
  }
  const kept = reduced(db, file.assignments);
  const outcome = changeRegistries(
    db,
    `Took the registry of MAC prefixes ${file.fileName}`,
    (changeId) => {
      storeRegistry(db, file, kept, changeId);
      setActive(
        db,
        readMacRegistries(db).map(({ id }) => id),
      );
    },
  );
  return { ...outcome, prefixes: kept.filter(({ supplierId }) => supplierId !== null).length };
}

/** Lets a registry count no more. One transaction; fails with `not-found`. */
export function removeMacRegistry(db: Database, { id }: { readonly id: number }): MacOutcome {
  const registry = readMacRegistries(db).find((each) => each.id === id);
  if (registry === undefined) {
    throw new AppError('not-found', 'This registry is not in use any more.');
  }
  return changeRegistries(db, `Removed the registry of MAC prefixes ${registry.fileName}`, () => {
    setActive(
      db,
      activeIds(db).filter((each) => each !== id),
    );
  });
}

/** What a change did to the registries, `null` for a change of another kind. */
export function macRegistryOf(detail: unknown): Detail | null {
  return detailSchema.safeParse(detail).data?.macRegistry ?? null;
}

/** Lets the registries from before a change count. Fails with `conflict` where they changed again. */
export function undoMacRegistry(db: Database, { before, after }: Detail): number {
  if (JSON.stringify(activeIds(db)) !== JSON.stringify(after)) {
    throw new AppError(
      'conflict',
      'The registries of MAC prefixes changed again; undo that first.',
    );
  }
  setActive(db, before);
  return rereadEvidence(db, 'macs');
}

/**
 * Reads MAC addresses anew where their registries changed, or names did, after a change that is
 * being undone: what that one puts back may be what they said before.
 */
export function rereadIfChangedSince(db: Database, changeId: number): void {
  const isChanged = db
    .prepare<{ id: number }, number>(
      `SELECT 1 FROM change WHERE (id > :id OR undone_by > :id)
         AND (json_type(detail, '$.macRegistry') IS NOT NULL
           OR (kind = 'vendor' AND EXISTS (SELECT 1 FROM mac_assignee))) LIMIT 1`,
    )
    .pluck()
    .get({ id: changeId });
  if (isChanged !== undefined) rereadEvidence(db, 'macs');
}
