import { createHash } from 'node:crypto';
import type { Workspace } from '#main/data/workspace';

/**
 * A hash over every row of every table of a workspace, and over its schema. The search index is left
 * out: it follows the items in the background.
 */
export function contentHash(workspace: Workspace): string {
  const db = workspace.reader;
  const tables = db
    .prepare<[], { name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search%' ORDER BY name",
    )
    .all();
  const hash = createHash('sha256');
  for (const { name, sql } of tables) {
    hash.update(`\n${name}\n${sql}\n`);
    for (const row of db.prepare(`SELECT * FROM "${name}"`).raw().iterate()) {
      hash.update(
        JSON.stringify(row, (_key, value: unknown) =>
          typeof value === 'bigint' ? String(value) : value,
        ),
      );
    }
  }
  return hash.digest('hex');
}
