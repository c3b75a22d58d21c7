import type { FilterNames } from '#shared/domain/filter-names';
import type { Database } from '../database/connection.ts';
import { SignWords } from './evidence.ts';
import { readPacks } from './packs.ts';

/** What the ids in filters of a workspace stand for. */
export function readFilterNames(db: Database): FilterNames {
  const named = <Id extends string | number>(sql: string): ReadonlyMap<Id, string> =>
    new Map(db.prepare<[], [Id, string]>(sql).raw().all());
  const signs = new SignWords(db);
  return {
    suppliers: named<string>('SELECT id, name FROM supplier'),
    imports: named<number>('SELECT id, file_name FROM import'),
    manufacturers: named<number>('SELECT id, text FROM manufacturer'),
    rules: new Map(
      readPacks(db).flatMap(({ pack }) =>
        pack.rules.map(({ id, title }) => [`${pack.id}/${id}`, title] as const),
      ),
    ),
    signWords: (key) => signs.of(key)?.words,
  };
}
