import { basename } from 'node:path';
import { AppError } from '#shared/rpc/app-error';
import { APPLICATION_ID, assertIdentity, SCHEMA_VERSION } from '../database/migrate.ts';
import type { PageFile } from './page-file.ts';
import type { PageUse } from './page-use.ts';
import { schemaHistory } from './schema-history.ts';
import { readTreePage, type StoredRow } from './tree-page.ts';
import { walkTree, type TreeState } from './walk-tree.ts';

/** The page at which each table and index begins, and the version of the schema that has them. */
export type FoundSchema = {
  readonly version: number;
  readonly roots: ReadonlyMap<string, number>;
};

type Entry = { readonly type: string; readonly name: string; sql: string | null; root: number };

function entryOf({ values }: StoredRow): Entry | null {
  const [type, name, table, root, sql = null] = values;
  if (typeof type !== 'string' || !['table', 'index', 'view', 'trigger'].includes(type))
    return null;
  if (typeof name !== 'string' || typeof table !== 'string' || values.length !== 5) return null;
  if (typeof root !== 'number' || (sql !== null && typeof sql !== 'string')) return null;
  return { type, name, sql, root };
}

const isEntry = (row: StoredRow): boolean => entryOf(row) !== null;

function readEntries(file: PageFile, use: PageUse): Entry[] {
  const state: TreeState = { unread: 0, hasGaps: false };
  const rows = [...walkTree({ file, use, family: 'table', fits: isEntry, state }, 1)];
  if (state.hasGaps) {
    for (const page of use.unused()) {
      const found = readTreePage(file, page);
      if (found?.kind !== 'table-leaf' || found.rows.length === 0) continue;
      if (!found.rows.every((row) => isEntry(row)) || !use.claim(page)) continue;
      rows.push(...found.rows);
    }
  }
  return rows.flatMap((row) => entryOf(row) ?? []);
}

const keyOf = ({ type, name, sql }: Pick<Entry, 'type' | 'name' | 'sql'>): string =>
  JSON.stringify([type, name, sql]);

/** The version that has most of what was found, to the letter; the oldest of several, 0 for none. */
function likeliestVersion(entries: readonly Entry[]): number {
  const found = new Set(entries.map((entry) => keyOf(entry)));
  let [best, version] = [0, 0];
  for (const [each, parts] of schemaHistory().parts) {
    const equal = parts.filter((part) => found.has(keyOf(part))).length;
    if (equal > best) [best, version] = [equal, each];
  }
  return version;
}

/**
 * Finds the tables of a file that may be damaged. Fails with `workspace-too-new`,
 * `workspace-foreign`, or `workspace-corrupt` where nothing says what it held.
 */
export function findSchema(file: PageFile, use: PageUse, path: string): FoundSchema {
  const { header } = file;
  const entries = readEntries(file, use);
  const likeliest = likeliestVersion(entries);
  const said = header?.applicationId === APPLICATION_ID ? header.userVersion : 0;
  if (header !== null && likeliest === 0 && said === 0) {
    assertIdentity(header.applicationId, header.userVersion, basename(path));
  }
  const known = new Set(
    schemaHistory()
      .parts.get(likeliest)
      ?.map((part) => keyOf(part)),
  );
  const isUnknown = likeliest === 0 || entries.some((entry) => !known.has(keyOf(entry)));
  // A head that says something else than all that follows is damaged itself.
  if (said > SCHEMA_VERSION && isUnknown) assertIdentity(APPLICATION_ID, said, basename(path));
  const version = said <= SCHEMA_VERSION && said > likeliest ? said : likeliest;
  if (version === 0) {
    throw new AppError(
      'workspace-corrupt',
      `Nothing of ${basename(path)} can be read as a workspace, so that no rows were saved and no file was made; look for a backup or a copy of it.`,
    );
  }
  const roots = new Map<string, number>();
  for (const { name, root } of entries) {
    if (root > 0 && !roots.has(name)) roots.set(name, root);
  }
  return { version, roots };
}
