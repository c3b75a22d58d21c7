import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { Ledger } from '#shared/contract/import';
import { checkWorkspace } from '#main/data/queries/check';
import type { Workspace } from '#main/data/workspace';

/** A ledger with zeros for what is not given. */
export function ledgerOf(counts: Partial<Ledger>): Ledger {
  return { read: 0, added: 0, updated: 0, unchanged: 0, skipped: 0, rejected: 0, ...counts };
}

/** Asserts that the file is sound and that every row of every import is accounted for. */
export function expectSound(workspace: Workspace): void {
  expect(checkWorkspace(workspace.reader)).toMatchObject({ ok: true, problems: [] });
}

/** The hash of a file's bytes. */
export function sha256Of(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

/**
 * Every row of every table, to compare a workspace before and after; not the index of searches,
 * which is made from them and has tests of its own, nor the count of changes, which also counts
 * those that come to nothing.
 */
export function contentOf(workspace: Workspace): Record<string, unknown[]> {
  const tables = workspace.reader
    .prepare<[], string>(
      `SELECT name FROM sqlite_schema
       WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_%'
         AND name NOT IN ('content_version', 'workspace_identity') ORDER BY name`,
    )
    .pluck()
    .all();
  return Object.fromEntries(
    tables.map((table) => [table, workspace.reader.prepare(`SELECT * FROM "${table}"`).all()]),
  );
}
