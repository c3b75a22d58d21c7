import type { Contradiction, EvidenceOfName, EvidenceSign } from '#shared/contract/evidence';
import { severityOf } from '#shared/domain/verdict';
import type { Database } from '../database/connection.ts';
import { asOfDate, readSettings } from '../database/settings.ts';
import { SupplierGroups } from '../evaluation/supplier-groups.ts';
import { workspaceEvidence } from './mac-registry.ts';

/** Contradictions listed; the ones on most items come first. */
const MAX_LISTED = 1000;

/** What the signs of items mean, in words and with names. */
export class SignWords {
  readonly #reader;
  readonly #nameOf;

  constructor(db: Database) {
    this.#reader = workspaceEvidence(db);
    this.#nameOf = db.prepare<[string], string>('SELECT name FROM supplier WHERE id = ?').pluck();
  }

  /** The sign of a key; `null` where the registry knows nothing of it. */
  of(key: string | null): EvidenceSign | null {
    const words = key === null ? null : this.#reader.wordsOf(key);
    if (key === null || words === null) return null;
    const supplierId = this.#reader.supplierOf(key);
    return {
      key,
      words,
      supplierId,
      supplierName: supplierId === null ? null : this.nameOf(supplierId),
      isSure: this.#reader.strengthOf(key) === 'sure',
    };
  }

  nameOf(supplierId: string): string {
    return this.#nameOf.get(supplierId) ?? supplierId;
  }
}

/** What the items of each unresolved text say of their maker themselves, the most items first. */
export function evidenceOfNames(
  db: Database,
  signs: SignWords,
): ReadonlyMap<number, readonly EvidenceOfName[]> {
  const rows = db
    .prepare<[], { id: number; key: string; items: number }>(
      `SELECT m.id, c.evidence AS "key", sum(v.items) AS items
       FROM manufacturer m JOIN item_class c ON c.manufacturer_id = m.id
       JOIN class_verdict v ON v.class_id = c.id
       WHERE m.supplier_id IS NULL AND c.supplier_override IS NULL AND c.evidence IS NOT NULL
         AND v.severity IS NOT NULL
       GROUP BY m.id, c.evidence ORDER BY items DESC, c.evidence`,
    )
    .all();
  const found = new Map<number, EvidenceOfName[]>();
  for (const { id, key, items } of rows) {
    const sign = signs.of(key);
    if (sign === null || sign.supplierId === null) continue;
    const list = found.get(id) ?? [];
    found.set(id, list);
    list.push({ ...sign, items });
  }
  return found;
}

/** True where one of two suppliers belongs to the other, or both to one. */
function areRelated(groups: SupplierGroups, one: string, other: string): boolean {
  const of = groups.groupsOf(other);
  return groups.groupsOf(one).some((id) => of.includes(id));
}

/**
 * Items that say of themselves another maker than their name leads to, by text and sign: how
 * relabelled equipment is found. A vendor that a person set for single items is not doubted, nor
 * one that a decision on the text and the sign set.
 */
export function allContradictions(db: Database): Contradiction[] {
  const flagged = severityOf('review');
  const rows = db
    .prepare<
      [],
      {
        manufacturerId: number;
        text: string;
        supplierId: string;
        key: string;
        items: number;
        flagged: number;
      }
    >(
      `SELECT m.id AS manufacturerId, m.text, m.supplier_id AS supplierId, c.evidence AS "key",
         sum(v.items) AS items,
         coalesce(sum(v.items) FILTER (WHERE v.severity >= ${flagged}), 0) AS flagged
       FROM manufacturer m JOIN item_class c ON c.manufacturer_id = m.id
       JOIN class_verdict v ON v.class_id = c.id
       WHERE m.supplier_id IS NOT NULL AND c.supplier_override IS NULL AND c.evidence IS NOT NULL
         AND v.severity IS NOT NULL
       GROUP BY m.id, c.evidence ORDER BY items DESC, m.text, c.evidence`,
    )
    .all();
  const signs = new SignWords(db);
  const groups = new SupplierGroups(db, asOfDate(readSettings(db)));
  return rows.flatMap(({ key, ...row }): Contradiction[] => {
    const sign = signs.of(key);
    if (sign?.supplierId === null || sign === null) return [];
    if (areRelated(groups, row.supplierId, sign.supplierId)) return [];
    return [{ ...row, supplierName: signs.nameOf(row.supplierId), sign }];
  });
}

/** The contradictions on most items, as many as a screen lists. */
export function readContradictions(db: Database): Contradiction[] {
  return allContradictions(db).slice(0, MAX_LISTED);
}

/** True where a sign points to a supplier that has nothing to do with the one that counts. */
export function doesContradict(
  db: Database,
  { supplierId, sign }: { readonly supplierId: string | null; readonly sign: EvidenceSign | null },
): boolean {
  if (supplierId === null || sign === null || sign.supplierId === null) return false;
  const groups = new SupplierGroups(db, asOfDate(readSettings(db)));
  return !areRelated(groups, supplierId, sign.supplierId);
}
