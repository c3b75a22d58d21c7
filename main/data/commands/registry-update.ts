import { z } from 'zod';
import type { RegistryDifference } from '#shared/contract/registry';
import { resolutionStepSchema, type SupplierRegistry } from '#shared/domain/supplier';
import { isNewer } from '#shared/domain/version';
import { AppError } from '#shared/rpc/app-error';
import { BUILT_IN_REGISTRY_VERSION, builtInRegistry } from '../../tagging/catalogue.ts';
import { EvidenceReader } from '../../tagging/evidence-reader.ts';
import type { Database } from '../database/connection.ts';
import { readSettings, writeSettings } from '../database/settings.ts';
import { reevaluate } from '../evaluation/reevaluate.ts';
import { recordChange } from './changes.ts';
import { rereadEvidence } from './reread-evidence.ts';
import { countItemsOf, readReresolutions, storeReresolutions } from './reresolve.ts';
import { retagClasses, retagManufacturers } from './retag.ts';
import { resolveAssignees, storeAssignees } from './signs/mac-assignees.ts';

type Ownership = {
  readonly supplierId: string;
  readonly ownerId: string;
  readonly from: string | null;
  readonly until: string | null;
};
type Sign = { readonly key: string; readonly supplierId: string };

/** Texts listed one by one; the others are only counted. */
const MAX_LISTED = 500;

function ownershipsOf(registry: SupplierRegistry): Ownership[] {
  const known = new Set(registry.suppliers.map(({ id }) => id));
  return registry.suppliers.flatMap(({ id, parents = [] }) =>
    parents
      .filter((owner) => known.has(owner.id))
      .map((owner) => ({
        supplierId: id,
        ownerId: owner.id,
        from: owner.from ?? null,
        until: owner.until ?? null,
      })),
  );
}

function signsOf(registry: SupplierRegistry): Sign[] {
  return new EvidenceReader(registry).entries().map(([key, supplierId]) => ({ key, supplierId }));
}

function storedOwnerships(db: Database): Ownership[] {
  return db
    .prepare<[], Ownership>(
      `SELECT supplier_id AS supplierId, parent_id AS ownerId, valid_from AS "from",
         valid_until AS until FROM supplier_parent`,
    )
    .all();
}

function storedSigns(db: Database): Sign[] {
  return db.prepare<[], Sign>('SELECT key, supplier_id AS supplierId FROM evidence').all();
}

/** Entries of one list that the other lacks. */
function lackedBy<T>(one: readonly T[], other: readonly T[]): T[] {
  const known = new Set(other.map((entry) => JSON.stringify(entry)));
  return one.filter((entry) => !known.has(JSON.stringify(entry)));
}

function storeOwnerships(db: Database, all: readonly Ownership[]): void {
  db.exec('DELETE FROM supplier_parent');
  const store = db.prepare('INSERT INTO supplier_parent VALUES (?, ?, ?, ?)');
  for (const { supplierId, ownerId, from, until } of all) {
    store.run(supplierId, ownerId, from, until);
  }
}

function storeSigns(db: Database, all: readonly Sign[]): void {
  db.exec('DELETE FROM evidence');
  const store = db.prepare('INSERT INTO evidence (key, supplier_id) VALUES (?, ?)');
  for (const { key, supplierId } of all) store.run(key, supplierId);
}

/** Lets facts of the registry count in a workspace: who owns whom, which sign points to whom. */
export function storeRegistryFacts(db: Database, registry: SupplierRegistry): void {
  storeOwnerships(db, ownershipsOf(registry));
  storeSigns(db, signsOf(registry));
  writeSettings(db, { registryVersion: registry.version });
}

/**
 * What taking the registry of this program would change in a workspace that has an older one,
 * `null` where it has this one or a newer. Reads only.
 */
export function readRegistryDifference(db: Database): RegistryDifference | null {
  const registry = builtInRegistry();
  const { registryVersion: from } = readSettings(db);
  if (!isNewer(registry.version, from)) return null;
  const nameOf = db.prepare<[string], string>('SELECT name FROM supplier WHERE id = ?').pluck();
  const named = (id: string): string => nameOf.get(id) ?? id;
  const texts = readReresolutions(db, null).filter(
    ({ stored, now }) => stored.supplierId !== now.supplierId,
  );
  const hasItems = db
    .prepare<[string], number>('SELECT 1 FROM class_verdict WHERE supplier_id = ? LIMIT 1')
    .pluck();
  const [oldOwners, newOwners] = [storedOwnerships(db), ownershipsOf(registry)];
  const owners = [
    ...lackedBy(oldOwners, newOwners).map((each) => ({ ...each, is: 'gone' as const })),
    ...lackedBy(newOwners, oldOwners).map((each) => ({ ...each, is: 'new' as const })),
  ].filter(({ supplierId }) => hasItems.get(supplierId) !== undefined);
  const unread = db
    .prepare<[], number>(
      `SELECT count(*) FROM item i JOIN item_class c ON c.id = i.class_id
       WHERE c.evidence IS NULL AND (i.sys_object_id IS NOT NULL OR i.software_version IS NOT NULL)`,
    )
    .pluck()
    .get();
  const isUsed = db
    .prepare<[string], number>('SELECT 1 FROM item_class WHERE evidence = ? LIMIT 1')
    .pluck();
  const [oldSigns, newSigns] = [storedSigns(db), signsOf(registry)];
  const signs = [...lackedBy(oldSigns, newSigns), ...lackedBy(newSigns, oldSigns)].filter(
    ({ key }) => isUsed.get(key) !== undefined,
  );
  return {
    from,
    to: registry.version,
    asOf: registry.asOf,
    items: countItemsOf(
      db,
      texts.map(({ stored }) => stored.id),
    ),
    textCount: texts.length,
    texts: texts.slice(0, MAX_LISTED).map(({ stored, now }) => ({
      text: stored.text,
      from: stored.supplierId === null ? null : named(stored.supplierId),
      to: now.supplierId === null ? null : named(now.supplierId),
      items: countItemsOf(db, [stored.id]),
    })),
    owners: owners.map(({ supplierId, ownerId, from: since, until, is }) => ({
      supplier: named(supplierId),
      owner: named(ownerId),
      from: since,
      until,
      is,
    })),
    signs: signs.length,
    unreadItems: unread ?? 0,
  };
}

/** The versions of a registry that waits to be taken, `null` where the workspace has the latest. */
export function waitingRegistry(db: Database): { from: string; to: string } | null {
  const { registryVersion: from } = readSettings(db);
  const to = BUILT_IN_REGISTRY_VERSION;
  return isNewer(to, from) ? { from, to } : null;
}

/** True where taking the registry would change nothing that anybody sees. */
export function isSilent(difference: RegistryDifference): boolean {
  const { textCount, owners, signs, unreadItems } = difference;
  return textCount === 0 && owners.length === 0 && signs === 0 && unreadItems === 0;
}

const detailSchema = z.object({
  registry: z.object({
    from: z.string(),
    to: z.string(),
    owners: z.array(
      z.object({
        supplierId: z.string(),
        ownerId: z.string(),
        from: z.string().nullable(),
        until: z.string().nullable(),
      }),
    ),
    signs: z.array(z.object({ key: z.string(), supplierId: z.string() })),
    former: z.array(
      z.object({
        id: z.int(),
        supplierId: z.string().nullable(),
        matchedName: z.string().nullable(),
        by: z.enum(['rule', 'person']).nullable(),
        step: resolutionStepSchema.nullable(),
      }),
    ),
    /** Whom assignees of MAC prefixes led to; changes of older programs do not tell it. */
    assignees: z.array(z.object({ id: z.int(), supplierId: z.string().nullable() })).default([]),
  }),
});
type Detail = z.infer<typeof detailSchema>['registry'];

/** Equipment whose maker nobody names is tagged by what it says itself. */
const NAMELESS = { sql: 'c.manufacturer_id IS NULL AND c.evidence IS NOT NULL', values: [] };

/**
 * Takes the registry of this program into a workspace as one change. Gives how many items are of
 * another vendor or tagged otherwise. One transaction; fails with `conflict` where it was taken.
 */
export function takeRegistry(db: Database): { changed: number; changeId: number } {
  const registry = builtInRegistry();
  const { registryVersion: from } = readSettings(db);
  if (!isNewer(registry.version, from)) {
    throw new AppError('conflict', `The workspace has the registry ${from} already.`);
  }
  const reresolutions = readReresolutions(db, null);
  const detail: { registry: Detail } = {
    registry: {
      from,
      to: registry.version,
      owners: storedOwnerships(db),
      signs: storedSigns(db),
      former: reresolutions.map(({ stored }) => {
        const { id, supplierId, matchedName, by, step } = stored;
        return { id, supplierId, matchedName, by, step };
      }),
      assignees: [],
    },
  };
  storeRegistryFacts(db, registry);
  let changed = storeReresolutions(db, reresolutions);
  detail.registry.assignees = resolveAssignees(db);
  rereadEvidence(db, 'all');
  changed += retagClasses(db, NAMELESS);
  const changeId = recordChange(db, {
    kind: 'vendor',
    text: `Took supplier registry ${registry.version}`,
    reason: null,
    items: changed,
    detail,
  });
  reevaluate(db);
  return { changed, changeId };
}

/** What taking a registry did, `null` for a change of another kind. */
export function registryOf(detail: unknown): Detail | null {
  return detailSchema.safeParse(detail).data?.registry ?? null;
}

/** Puts a workspace back to the registry before. Fails with `conflict` where a later one was taken. */
export function undoRegistry(
  db: Database,
  { from, to, owners, signs, former, assignees }: Detail,
): number {
  if (readSettings(db).registryVersion !== to) {
    throw new AppError('conflict', 'A later registry was taken; undo that first.');
  }
  storeOwnerships(db, owners);
  storeSigns(db, signs);
  writeSettings(db, { registryVersion: from });
  const store = db.prepare(
    `UPDATE manufacturer SET supplier_id = ?, matched_name = ?, resolved_by = ?, step = ?
     WHERE id = ? AND resolved_by IS NOT 'person'`,
  );
  for (const { id, supplierId, matchedName, by, step } of former) {
    store.run(supplierId, matchedName, by, step, id);
  }
  const ids = former.map(({ id }) => id);
  storeAssignees(db, assignees);
  retagManufacturers(db, ids);
  return countItemsOf(db, ids) + retagClasses(db, NAMELESS);
}
