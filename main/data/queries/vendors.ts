import type { UnresolvedName, Vendor } from '#shared/contract/vendors';
import type { ResolutionStep } from '#shared/domain/supplier';
import { severityOf } from '#shared/domain/verdict';
import { builtInRegistry } from '../../tagging/catalogue.ts';
import { NameSuggester } from '../../tagging/name-suggester.ts';
import type { Database } from '../database/connection.ts';
import { asOfDate, readSettings } from '../database/settings.ts';
import { OWNERS_SQL } from '../evaluation/supplier-groups.ts';
import { evidenceOfNames, SignWords } from './evidence.ts';
import { readOwnNames, readOwnSuppliers } from './name-decisions.ts';
import { workspaceResolver } from './workspace-resolver.ts';

/** Names listed at once; the queue shows the most frequent first. */
const MAX_UNRESOLVED = 5000;
const EXAMPLE_MODELS = 3;

type SpellingRow = {
  readonly supplier_id: string;
  readonly manufacturerId: number;
  readonly text: string;
  readonly items: number;
  readonly matchedName: string | null;
  readonly by: 'rule' | 'person';
  readonly step: ResolutionStep | null;
};

type SupplierRow = {
  readonly supplierId: string;
  readonly name: string;
  readonly parentName: string | null;
  readonly country: string | null;
  readonly note: string | null;
  readonly isOwn: number;
  readonly items: number;
  readonly flagged: number;
  readonly byPerson: number;
  readonly bySign: number;
  readonly bySettled: number;
};

type OwnerRow = {
  readonly supplierId: string;
  readonly ownerId: string;
  readonly name: string;
  readonly from: string | null;
  readonly until: string | null;
  readonly note: string | null;
  readonly isOwn: number;
};

const OWNERS_OF_ALL_SQL = `SELECT o.supplier_id AS supplierId, o.parent_id AS ownerId, p.name,
    o.valid_from AS "from", o.valid_until AS until, o.note, o.is_own AS isOwn
  FROM (${OWNERS_SQL}) o JOIN supplier p ON p.id = o.parent_id
  ORDER BY o.valid_from, p.name`;

function ownerOf({ supplierId: _supplierId, isOwn, ...owner }: OwnerRow): Vendor['owners'][number] {
  return { ...owner, isOwn: isOwn === 1 };
}

/**
 * The suppliers of the items in scope and those that the operator named, with the spellings of each;
 * counts are of items in scope.
 */
export function readVendors(db: Database): Vendor[] {
  const flagged = severityOf('review');
  const stored = db
    .prepare<[], SpellingRow>(
      `SELECT m.supplier_id, m.id AS manufacturerId, m.text, sum(v.items) AS items,
         m.matched_name AS matchedName, m.resolved_by AS "by", m.step
       FROM manufacturer m JOIN item_class c ON c.manufacturer_id = m.id
       JOIN class_verdict v ON v.class_id = c.id
       WHERE m.supplier_id IS NOT NULL AND c.supplier_override IS NULL AND v.severity IS NOT NULL
       GROUP BY m.id ORDER BY items DESC, m.text`,
    )
    .all();
  const suppliers = db
    .prepare<[{ asOf: string }], SupplierRow>(
      `SELECT s.id AS supplierId, s.name, s.country, s.note, s.is_own AS isOwn,
         (SELECT p.name FROM (${OWNERS_SQL}) sp JOIN supplier p ON p.id = sp.parent_id
          WHERE sp.supplier_id = s.id AND (sp.valid_until IS NULL OR sp.valid_until >= :asOf)
            AND (sp.valid_from IS NULL OR sp.valid_from <= :asOf)
          LIMIT 1) AS parentName,
         coalesce(sum(v.items), 0) AS items,
         coalesce(sum(v.items) FILTER (WHERE v.severity >= ${flagged}), 0) AS flagged,
         coalesce(sum(v.items) FILTER (WHERE c.supplier_by LIKE 'person:%'), 0) AS byPerson,
         coalesce(sum(v.items) FILTER (WHERE c.supplier_by LIKE 'rule:%'), 0) AS bySettled,
         coalesce(sum(v.items) FILTER (WHERE c.supplier_override IS NULL
           AND c.manufacturer_id IS NULL), 0) AS bySign
       FROM supplier s LEFT JOIN (class_verdict v JOIN item_class c ON c.id = v.class_id)
         ON v.supplier_id = s.id AND v.severity IS NOT NULL
       WHERE v.class_id IS NOT NULL OR s.id IN (SELECT supplier_id FROM supplier_name)
       GROUP BY s.id`,
    )
    .all({ asOf: asOfDate(readSettings(db)) });
  const spellings = Map.groupBy(stored, (each) => each.supplier_id);
  const names = Map.groupBy(readOwnNames(db), (each) => each.supplierId);
  const owners = Map.groupBy(
    db.prepare<[], OwnerRow>(OWNERS_OF_ALL_SQL).all(),
    (each) => each.supplierId,
  );
  const vendors = suppliers.map((supplier): Vendor => {
    const { supplierId } = supplier;
    return {
      supplierId,
      name: supplier.name,
      parentName: supplier.parentName,
      country: supplier.country,
      owners: (owners.get(supplierId) ?? []).map(ownerOf),
      note: supplier.note,
      isOwn: supplier.isOwn === 1,
      items: supplier.items,
      flagged: supplier.flagged,
      byPerson: supplier.byPerson,
      bySign: supplier.bySign,
      bySettled: supplier.bySettled,
      names: (names.get(supplierId) ?? []).map(({ id, name, says }) => ({ id, name, says })),
      spellings: (spellings.get(supplierId) ?? []).map(
        ({ manufacturerId, text, items, matchedName, by, step }) => ({
          manufacturerId,
          text,
          items,
          matchedName,
          by,
          step,
        }),
      ),
    };
  });
  return vendors.toSorted((a, b) => b.flagged - a.flagged || b.items - a.items);
}

/** Manufacturer texts of items in scope that no supplier is known for, the most frequent first. */
export function readUnresolvedNames(db: Database): UnresolvedName[] {
  const rows = db
    .prepare<[], { manufacturerId: number; text: string; items: number }>(
      `SELECT m.id AS manufacturerId, m.text, sum(v.items) AS items
       FROM manufacturer m JOIN item_class c ON c.manufacturer_id = m.id
       JOIN class_verdict v ON v.class_id = c.id
       WHERE m.supplier_id IS NULL AND c.supplier_override IS NULL AND v.severity IS NOT NULL
       GROUP BY m.id ORDER BY items DESC, m.text LIMIT ${MAX_UNRESOLVED}`,
    )
    .all();
  const registry = builtInRegistry();
  const resolver = workspaceResolver(db);
  const suggester = new NameSuggester(registry, readOwnSuppliers(db));
  const nameOf = new Map(readSupplierOptions(db).map(({ id, name }) => [id, name]));
  const models = db
    .prepare<[number], string>(
      `SELECT DISTINCT model FROM item WHERE model IS NOT NULL AND class_id IN
         (SELECT id FROM item_class WHERE manufacturer_id = ?) LIMIT ${EXAMPLE_MODELS}`,
    )
    .pluck();
  const evidence = evidenceOfNames(db, new SignWords(db));
  return rows.map((row) => {
    const ambiguity = resolver.ambiguityOf(row.text);
    return {
      ...row,
      candidates: [...(ambiguity?.candidates ?? [])],
      suggestions: (ambiguity !== null || resolver.isOther(row.text)
        ? []
        : suggester.suggest(row.text)
      )
        .filter(({ supplierId }) => !resolver.isNever(row.text, supplierId))
        .map((each) => ({
          ...each,
          supplierName: nameOf.get(each.supplierId) ?? each.supplierId,
        })),
      evidence: [...(evidence.get(row.manufacturerId) ?? [])],
      note: ambiguity?.note ?? null,
      models: models.all(row.manufacturerId),
    };
  });
}

/** All suppliers that can be chosen, by name. */
export function readSupplierOptions(db: Database): { id: string; name: string; isOwn: boolean }[] {
  return db
    .prepare<[], { id: string; name: string; is_own: number }>(
      'SELECT id, name, is_own FROM supplier ORDER BY name COLLATE NOCASE',
    )
    .all()
    .map(({ id, name, is_own: isOwn }) => ({ id, name, isOwn: isOwn === 1 }));
}
