import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { ownRegistrySchema, type OwnRegistry } from '#shared/domain/own-registry';
import { AppError } from '#shared/rpc/app-error';
import { assigneeOfKey, macKeyOf } from '../../../tagging/evidence-reader.ts';
import { normaliseName } from '../../../tagging/normalise-name.ts';
import { labelKey } from '../../../tagging/settled-signs.ts';
import type { Database } from '../../database/connection.ts';
import { workspaceResolver } from '../../queries/workspace-resolver.ts';
import { supplierOf } from '../assign-vendor.ts';
import { changeKnowledge } from './change-knowledge.ts';
import { wouldLoop } from './ownership.ts';

/** What taking a list did: what was new, and what stays out with the reason. */
export type ListOutcome = {
  readonly changed: number;
  /** `null` where the list holds nothing new. */
  readonly changeId: number | null;
  readonly added: number;
  readonly known: number;
  readonly leftOut: readonly string[];
};

/**
 * Everything that the operator knows, as a list for another workspace. Names that a person
 * resolved in the queue stand in it as names of their supplier.
 */
export function ownRegistryOf(db: Database): OwnRegistry {
  const all = <T>(sql: string): T[] => db.prepare<[], T>(sql).all();
  const settled = all<NonNullable<OwnRegistry['settled']>[number]>(
    `SELECT label, variant, evidence, supplier_id AS supplierId FROM settled_sign
     ORDER BY normalised, variant, evidence`,
  );
  return {
    schema: 1,
    kind: 'provenet-own-suppliers',
    suppliers: all('SELECT id, name, country, note FROM supplier WHERE is_own = 1 ORDER BY id'),
    names: all(
      `SELECT supplier_id AS supplierId, name, says FROM supplier_name
       UNION SELECT supplier_id, text, 'alias' FROM manufacturer
       WHERE resolved_by = 'person' AND supplier_id IS NOT NULL ORDER BY 1, 2, 3`,
    ),
    owners: all(
      `SELECT supplier_id AS supplierId, parent_id AS ownerId, valid_from AS "from",
         valid_until AS until, note FROM own_parent ORDER BY supplier_id, parent_id`,
    ),
    apart: db
      .prepare<[], [string, string]>('SELECT one, other FROM names_apart ORDER BY one, other')
      .raw()
      .all(),
    ...(settled.length === 0 ? {} : { settled }),
  };
}

/** Reads such a list from a file. Fails with one sentence where it is none. */
export async function readOwnRegistry(path: string): Promise<OwnRegistry> {
  const name = basename(path);
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new AppError('io', `${name} could not be read; choose another file.`, { cause: error });
  });
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw new AppError('invalid-input', `${name} is not JSON; choose a list that Provenet saved.`, {
      cause: error,
    });
  }
  const parsed = ownRegistrySchema.safeParse(content);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue === undefined || issue.path.length === 0 ? '' : ` at ${issue.path.join('.')}`;
  throw new AppError(
    'invalid-input',
    `${name} is not a list of suppliers${where}: ${issue?.message ?? 'it cannot be read'}.`,
  );
}

/** Adds the entries of one list to a workspace, counting what becomes of each. */
class ListTaker {
  readonly #db: Database;
  readonly #idOf = new Map<string, string>();
  readonly leftOut: string[] = [];
  added = 0;
  known = 0;

  constructor(db: Database) {
    this.#db = db;
  }

  #insert(sql: string, ...values: (string | number | null)[]): void {
    const { changes } = this.#db.prepare(sql).run(...values);
    if (changes === 0) this.known += 1;
    else this.added += 1;
  }

  #supplier(id: string): string | null {
    const own = this.#idOf.get(id) ?? id;
    const isThere = this.#db.prepare('SELECT 1 FROM supplier WHERE id = ?').get(own) !== undefined;
    return isThere ? own : null;
  }

  #nameOf(id: string): string {
    return supplierOf(this.#db, id).name;
  }

  supplier({ id, name, country, note }: OwnRegistry['suppliers'][number]): void {
    const same = this.#db
      .prepare<[string], string>('SELECT id FROM supplier WHERE name = ? COLLATE NOCASE')
      .pluck()
      .get(name);
    if (same !== undefined) {
      this.#idOf.set(id, same);
      this.known += 1;
      return;
    }
    if (this.#supplier(id) !== null) {
      this.leftOut.push(`${name}: another supplier has its id ${id}`);
      return;
    }
    this.#insert(
      'INSERT INTO supplier (id, name, country, note, is_own) VALUES (?, ?, ?, ?, 1)',
      id,
      name,
      country,
      note,
    );
  }

  /** Adds a name; `leadsTo` is the supplier that the name led to before the list. */
  name({ supplierId, name, says }: OwnRegistry['names'][number], leadsTo: string | null): void {
    const own = this.#supplier(supplierId);
    const normalised = normaliseName(name);
    if (own === null) {
      this.leftOut.push(`${name}: there is no supplier ${supplierId}`);
    } else if (normalised === '') {
      this.leftOut.push(`${name}: no letter or digit to be known by`);
    } else if (says === 'alias' && leadsTo !== null && leadsTo !== own) {
      const [here, there] = [this.#nameOf(leadsTo), this.#nameOf(own)];
      this.leftOut.push(`${name}: leads to ${here} here, to ${there} in the list`);
    } else if (says === 'alias' && leadsTo === own) {
      this.known += 1;
    } else {
      this.#insert(
        `INSERT INTO supplier_name (supplier_id, name, normalised, says) VALUES (?, ?, ?, ?)
         ON CONFLICT (supplier_id, normalised) DO NOTHING`,
        own,
        name,
        normalised,
        says,
      );
    }
  }

  owner({ supplierId, ownerId, from, until, note }: OwnRegistry['owners'][number]): void {
    const [supplier, owner] = [this.#supplier(supplierId), this.#supplier(ownerId)];
    if (supplier === null || owner === null) {
      const missing = supplier === null ? supplierId : ownerId;
      this.leftOut.push(`${supplierId} owned by ${ownerId}: there is no supplier ${missing}`);
      return;
    }
    if (wouldLoop(this.#db, { supplierId: supplier, ownerId: owner, from, until })) {
      const names = `${this.#nameOf(supplier)} owned by ${this.#nameOf(owner)}`;
      this.leftOut.push(`${names}: the owner belongs to it at that time`);
      return;
    }
    this.#insert(
      `INSERT INTO own_parent (supplier_id, parent_id, valid_from, valid_until, note)
       VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
      supplier,
      owner,
      from,
      until,
      note,
    );
  }

  apart([first, second]: OwnRegistry['apart'][number], changeId: number): void {
    const [one = '', other = ''] = [normaliseName(first), normaliseName(second)].toSorted();
    if (one === other || one === '') {
      this.leftOut.push(`${first} and ${second}: written alike, they cannot be kept apart`);
      return;
    }
    this.#insert(
      'INSERT INTO names_apart (one, other, change_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
      one,
      other,
      changeId,
    );
  }

  settled(
    { label, variant, evidence, supplierId }: NonNullable<OwnRegistry['settled']>[number],
    changeId: number,
  ): void {
    const own = this.#supplier(supplierId);
    const assignee = assigneeOfKey(evidence);
    const key = assignee === null ? evidence : macKeyOf(this.#supplier(assignee) ?? assignee);
    const normalised = labelKey(label);
    const here = this.#db
      .prepare<[string, string, string], string>(
        'SELECT supplier_id FROM settled_sign WHERE normalised = ? AND variant = ? AND evidence = ?',
      )
      .pluck()
      .get(normalised, variant, key);
    if (own === null) {
      this.leftOut.push(`${label} with the sign ${evidence}: there is no supplier ${supplierId}`);
    } else if (here !== undefined && here !== own) {
      const [ours, theirs] = [this.#nameOf(here), this.#nameOf(own)];
      this.leftOut.push(`${label} with the sign ${key}: ${ours} here, ${theirs} in the list`);
    } else {
      this.#insert(
        `INSERT INTO settled_sign (label, normalised, variant, evidence, supplier_id, change_id)
         VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
        label,
        normalised,
        variant,
        key,
        own,
        changeId,
      );
    }
  }
}

/**
 * Takes a list of what an operator knows: what is new is added as one change, what is known stays,
 * what contradicts the workspace is left out and said. One transaction.
 */
export function takeOwnRegistry(db: Database, list: OwnRegistry, fileName: string): ListOutcome {
  const resolver = workspaceResolver(db);
  const taker = new ListTaker(db);
  const { changed, changeId } = changeKnowledge(
    db,
    { text: `Took suppliers and names from ${fileName}`, reason: null },
    (id) => {
      for (const each of list.suppliers) taker.supplier(each);
      for (const each of list.names) taker.name(each, resolver.resolve(each.name, '').supplierId);
      for (const each of list.owners) taker.owner(each);
      for (const each of list.apart) taker.apart(each, id);
      for (const each of list.settled ?? []) taker.settled(each, id);
    },
  );
  const { added, known, leftOut } = taker;
  if (added > 0) return { changed, changeId, added, known, leftOut };
  db.prepare('DELETE FROM change WHERE id = ?').run(changeId);
  return { changed, changeId: null, added, known, leftOut };
}
