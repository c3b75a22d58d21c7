import type { DataContract } from '#shared/contract/data';
import type { PoliciesChanged } from '#shared/contract/policies';
import { todayIso } from '#shared/domain/date';
import { readPack } from '#shared/domain/pack-troubles';
import type { PolicyPack } from '#shared/domain/policy';
import { nextVersion } from '#shared/domain/version';
import { slugOf } from '#shared/domain/slug';
import { AppError } from '#shared/rpc/app-error';
import type { InputOf, OutputOf } from '#shared/rpc/contract';
import { builtInPacks } from '../../../tagging/built-in-packs.ts';
import type { Database } from '../../database/connection.ts';
import { readPacks, type StoredPack } from '../../queries/packs.ts';
import { changePolicies } from './change-policies.ts';
import { storePack } from './store-pack.ts';
import { usedPolicyIds, withUnusedIds } from './used-ids.ts';

/** Begins the id of every own pack, so that no pack of a later program has it. */
const OWN = 'own';
const LONGEST_SLUG = 40;
/** Versions that an own pack remembers in its change notes. */
const MOST_NOTES = 100;

/** An id for a pack of a title that no pack of the workspace ever had; titles without Latin letters or digits get a number only. */
function freshId(title: string, taken: ReadonlySet<string>): string {
  const slug = slugOf(title).slice(0, LONGEST_SLUG).replace(/-+$/u, '');
  const base = slug === '' ? `${OWN}-pack` : `${OWN}-${slug}`;
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(id)) return id;
  }
}

function ownPackOf(db: Database, id: string): StoredPack {
  const found = readPacks(db).find(({ pack }) => pack.id === id);
  if (found === undefined) {
    throw new AppError('not-found', 'This policy is not there any more; save it as a new one.');
  }
  if (found.origin === 'own') return found;
  throw new AppError(
    'conflict',
    `“${found.pack.title}” is not of your own; duplicate it, and change the copy.`,
  );
}

/**
 * Saves an own pack as its next version, or as a new pack. A rule that it did not have before gets
 * another id where an earlier rule had its one, so that nothing on record passes on. One transaction; fails with
 * `invalid-input` where it contradicts itself, and with `not-found` or `conflict` where the id is
 * not one of an own pack.
 */
export function saveOwnPack(
  db: Database,
  { id, pack: written, text, isActive }: InputOf<DataContract, 'policies.saveOwn'>,
): OutputOf<DataContract, 'policies.saveOwn'> {
  const stored = id === null ? null : ownPackOf(db, id);
  const today = todayIso();
  const version = nextVersion(today, stored?.pack.version ?? null);
  const note = text === '' ? (stored === null ? 'First version.' : 'Changed.') : text;
  const { pack, troubles } = readPack({
    schema: 1,
    id: id ?? freshId(written.title, usedPolicyIds(db)),
    version,
    ...written,
    rules: stored === null ? written.rules : withUnusedIds(db, stored.pack, written.rules),
    asOf: today,
    activeByDefault: false,
    changelog: [{ version, text: note }, ...(stored?.pack.changelog ?? [])].slice(0, MOST_NOTES),
  });
  if (pack === null) {
    const [first] = troubles;
    const words = first === undefined ? 'it cannot be used' : `${first.place}: ${first.reason}`;
    throw new AppError('invalid-input', `The policy was not saved: ${words}.`);
  }
  const words = stored === null ? 'Made' : 'Changed';
  const done = changePolicies(
    db,
    { text: `${words} own policy “${pack.title}” ${version}`, reason: text === '' ? null : text },
    () => {
      storePack(db, pack, { origin: 'own', isActive });
    },
  );
  return { ...done, id: pack.id, version };
}

function forget(db: Database, id: string): void {
  db.prepare('DELETE FROM policy_pack WHERE id = ?').run(id);
  db.prepare('DELETE FROM rule_switch WHERE policy_id = ?').run(id);
  db.prepare('DELETE FROM listed_supplier WHERE policy_id = ?').run(id);
  db.prepare(`DELETE FROM statement WHERE json_extract(json, '$.policyId') = ?`).run(id);
}

function shippedPack(id: string): PolicyPack | undefined {
  return builtInPacks().find((pack) => pack.id === id);
}

/**
 * Removes a pack that came from a file or from the operator, with its list and records; a file's
 * version of one of the program's packs gives way to that again. One transaction; fails with
 * `not-found`, and with `conflict` for a pack as the program brings it.
 */
export function removePack(db: Database, id: string): PoliciesChanged {
  const stored = readPacks(db).find(({ pack }) => pack.id === id);
  if (stored === undefined) throw new AppError('not-found', `There is no policy "${id}".`);
  const { pack, origin, isActive } = stored;
  if (origin === 'built-in') {
    throw new AppError(
      'conflict',
      `“${pack.title}” comes with Provenet and stays; switch it off instead.`,
    );
  }
  const shipped = shippedPack(id);
  if (shipped !== undefined) {
    const text = `Put policy “${shipped.title}” back to Provenet’s version ${shipped.version}`;
    return changePolicies(db, { text }, () => {
      storePack(db, shipped, { origin: 'built-in', isActive });
    });
  }
  return changePolicies(db, { text: `Removed policy “${pack.title}” ${pack.version}` }, () => {
    forget(db, id);
  });
}
