import { slugOf } from '#shared/domain/slug';
import type { Database } from '../../database/connection.ts';

/** What stands around the name of a host in a sentence, at its beginning or its end. */
const AROUND = /^[\p{P}\p{S}]+|[\p{P}\p{S}]+$/gu;

function wordsOf(text: string): Set<string> {
  const words = text.split(/[\s,;()"'“”„‘’«»<>]+/u);
  return new Set(words.flatMap((word) => [word, word.replaceAll(AROUND, '')]));
}

/** The distinct texts in a column of all items. */
function* textsOf(db: Database, column: 'site' | 'site_name' | 'hostname') {
  yield* db
    .prepare<[], string>(`SELECT DISTINCT ${column} FROM main.item WHERE ${column} IS NOT NULL`)
    .pluck()
    .iterate();
}

/**
 * What occurs in texts, whatever its case, of the codes and names of the sites of all items, and of
 * their host names: sites anywhere in a text, hosts, of which there may be a million, as words. Of
 * sites also what occurs in ids, which are made of titles.
 */
export function sitesNamedIn(
  db: Database,
  texts: readonly string[],
  ids: readonly string[] = [],
): string[] {
  const text = texts.join('\n').toLowerCase();
  const slugs = ids.join('\n');
  const named = new Set<string>();
  // In JavaScript, since SQLite folds the case of ASCII only.
  for (const column of ['site', 'site_name'] as const) {
    for (const name of textsOf(db, column)) {
      if (text.includes(name.toLowerCase())) named.add(name);
      if (slugs === '') continue;
      const slug = slugOf(name);
      if (slug !== '' && slugs.includes(slug)) named.add(name);
    }
  }
  const words = wordsOf(text);
  for (const host of textsOf(db, 'hostname')) {
    if (words.has(host.toLowerCase())) named.add(host);
  }
  return [...named];
}
