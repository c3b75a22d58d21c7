import type { Database } from '../database/connection.ts';

/** What a change of the history touched, by its detail: a key for each thing; none for other kinds. */
export type KeysOf = (detail: unknown) => readonly string[];

/**
 * True where a later change that stands touched what a change touched. Things may be as the change left
 * them all the same: what a later one set anew stays as that one set it.
 */
export function isTouchedLater(db: Database, changeId: number, keysOf: KeysOf): boolean {
  const keysIn = (detail: string): readonly string[] => keysOf(JSON.parse(detail) as unknown);
  const own = db
    .prepare<[number], string>('SELECT detail FROM change WHERE id = ?')
    .pluck()
    .get(changeId);
  const touched = new Set(keysIn(own ?? '{}'));
  const later = db
    .prepare<[number], string>(
      `SELECT detail FROM change WHERE id > ? AND undone_by IS NULL
         AND kind IN ('vendor', 'policy', 'settings')`,
    )
    .pluck();
  for (const detail of later.iterate(changeId)) {
    if (keysIn(detail).some((key) => touched.has(key))) return true;
  }
  return false;
}
