import type { Database } from './connection.ts';

/** Who a workspace is, and how many changes were committed to it. */
export type Identity = { readonly id: string; readonly commits: number };

/** The page that the identity lies on, from 1, and how often the schema has changed. */
export type Layout = { readonly page: number; readonly schema: number };

/** Counts the change of the running transaction; answers how many there are with it. */
export function countCommit(db: Database): number {
  const commits = db
    .prepare<[], number>(
      'UPDATE main.workspace_identity SET commits = commits + 1 RETURNING commits',
    )
    .pluck()
    .get();
  if (commits === undefined) throw new Error('The workspace has lost its identity.');
  return commits;
}

/** Reads who a workspace is; `null` where its schema is older than that. */
export function readIdentity(db: Database): Identity | null {
  const isThere = db
    .prepare("SELECT 1 FROM sqlite_schema WHERE name = 'workspace_identity'")
    .pluck()
    .get();
  if (isThere === undefined) return null;
  return db.prepare<[], Identity>('SELECT id, commits FROM workspace_identity').get() ?? null;
}

/** Reads how a workspace is laid out; `null` where its schema is older than identities. */
export function readLayout(db: Database): Layout | null {
  const page = db
    .prepare<[], number>("SELECT rootpage FROM sqlite_schema WHERE name = 'workspace_identity'")
    .pluck()
    .get();
  if (page === undefined) return null;
  return { page, schema: Number(db.pragma('schema_version', { simple: true })) };
}

/**
 * Has a workspace that was put back count on from a number of changes that it never had, so that no
 * two states of it have one number.
 */
export function countFrom(db: Database, commits: number): void {
  db.prepare('UPDATE main.workspace_identity SET commits = max(commits, ?)').run(commits);
}
