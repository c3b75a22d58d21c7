import type { Database } from '../../database/connection.ts';

/** The codes and names of sites, of all items, that occur in texts, whatever their case. */
export function sitesNamedIn(db: Database, texts: readonly string[]): string[] {
  const text = texts.join('\n').toLowerCase();
  if (text.trim() === '') return [];
  const named = new Set<string>();
  // In JavaScript, since SQLite folds the case of ASCII only.
  for (const column of ['site', 'site_name'] as const) {
    const names = db
      .prepare<[], string>(`SELECT DISTINCT ${column} FROM main.item WHERE ${column} IS NOT NULL`)
      .pluck();
    for (const name of names.iterate()) {
      if (text.includes(name.toLowerCase())) named.add(name);
    }
  }
  return [...named];
}
