import { z } from 'zod';
import type { DataContract } from '#shared/contract/data';
import { AppError } from '#shared/rpc/app-error';
import type { InputOf, OutputOf } from '#shared/rpc/contract';
import { normaliseName } from '../../tagging/normalise-name.ts';
import type { Database } from '../database/connection.ts';
import { recordChange } from './changes.ts';

type Request = InputOf<DataContract, 'vendors.keepApart'>;
type Pair = readonly [one: string, other: string];

/** More pairs than a person means. */
const MOST_PAIRS = 100_000;

const detailSchema = z.object({ keptApart: z.literal(true) });

/** The form under which a name is kept; refuses one that says nothing. */
function formOf(name: string): string {
  const normalised = normaliseName(name);
  if (normalised !== '') return normalised;
  throw new AppError('invalid-input', `"${name}" has no letter or digit to be known by.`);
}

/** Each pair of the two lists, the lesser name first; refuses two spellings of one name. */
function pairsOf(names: readonly string[], from: readonly string[]): Pair[] {
  if (names.length * from.length > MOST_PAIRS) {
    throw new AppError('invalid-input', 'These are too many names at once; choose fewer of them.');
  }
  const pairs = new Map<string, Pair>();
  const others = from.map((text) => ({ text, form: formOf(text) }));
  for (const name of names) {
    const form = formOf(name);
    for (const other of others) {
      if (other.text === name) continue;
      if (other.form === form) {
        throw new AppError(
          'invalid-input',
          `"${name}" and "${other.text}" are one name but for case, punctuation and legal form, and cannot be kept apart.`,
        );
      }
      const pair: Pair = form < other.form ? [form, other.form] : [other.form, form];
      pairs.set(pair.join('\n'), pair);
    }
  }
  return [...pairs.values()];
}

function wordsFor([first = '', ...more]: readonly string[]): string {
  return more.length === 0 ? `"${first}"` : `"${first}" and ${more.length} more`;
}

/**
 * Says that names are different companies, so that they are never again proposed as one: each of
 * `names` and each of `from`, or the first of `names` and the others. One change of the history,
 * one transaction; fails with `invalid-input` or `conflict`.
 */
export function keepApart(
  db: Database,
  request: Request,
): OutputOf<DataContract, 'vendors.keepApart'> {
  const names = request.from === undefined ? request.names.slice(0, 1) : request.names;
  const from = request.from ?? request.names.slice(1);
  const pairs = pairsOf(names, from);
  if (pairs.length === 0) {
    throw new AppError('invalid-input', 'One name alone cannot be kept apart; give another one.');
  }
  const isSame = names.length === from.length && names.every((name) => from.includes(name));
  const changeId = recordChange(db, {
    kind: 'vendor',
    text: isSame
      ? `Kept ${wordsFor(names)} apart from each other`
      : `Kept ${wordsFor(names)} apart from ${wordsFor(from)}`,
    reason: request.reason ?? null,
    items: 0,
    detail: { keptApart: true },
  });
  const insert = db.prepare(
    'INSERT OR IGNORE INTO names_apart (one, other, change_id) VALUES (?, ?, ?)',
  );
  const added = pairs.reduce(
    (sum, [one, other]) => sum + insert.run(one, other, changeId).changes,
    0,
  );
  if (added === 0) throw new AppError('conflict', 'These names are kept apart already.');
  return { pairs: added, changeId };
}

/** True for the detail of a change that kept names apart. */
export function isKeptApart(detail: string): boolean {
  return detailSchema.safeParse(JSON.parse(detail)).success;
}

/** Lets the names of a change be put together again. Gives the number of items that changed: none. */
export function undoKeepApart(db: Database, changeId: number): number {
  db.prepare('DELETE FROM names_apart WHERE change_id = ?').run(changeId);
  return 0;
}
