import { setTimeout as pause } from 'node:timers/promises';
import BetterSqlite3 from 'better-sqlite3';

const BETWEEN_LOOKS_MS = 250;

/**
 * Waits until the program that has a workspace open has indexed all its items: the index of one that
 * comes from elsewhere is made anew.
 */
export async function waitUntilIndexed(path: string): Promise<void> {
  const db = new BetterSqlite3(path, { readonly: true });
  try {
    const left = db
      .prepare<[], number>(
        'SELECT (SELECT coalesce(max(id), 0) FROM item) - (SELECT last_id FROM search_state)',
      )
      .pluck();
    while ((left.get() ?? 0) > 0) await pause(BETWEEN_LOOKS_MS);
  } finally {
    db.close();
  }
}
