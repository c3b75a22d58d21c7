import type { AnnexRow } from '#shared/domain/audit/annex-row';
import { MAX_ANNEX_ROWS } from '#shared/domain/audit/annex-row';
import { severityOf, verdictOfSeverity } from '#shared/domain/verdict';
import type { Database } from '../../database/connection.ts';
import { compareTexts } from '../../text-order.ts';
import type { AuditView } from './audit-view.ts';

/** What the flagged items of a class have in common. */
type FlaggedClass = Pick<
  AnnexRow,
  'supplierName' | 'country' | 'placement' | 'verdict' | 'deadline' | 'rules'
> & { readonly severity: number };

/** Which items the annex lists, in order, and what their classes say. */
export type Annex = {
  readonly itemIds: Int32Array;
  readonly classIds: Int32Array;
  readonly classes: ReadonlyMap<number, FlaggedClass>;
  /** Flagged items that are left out because there are more than a document lists. */
  readonly omitted: number;
};

/** Flagged items as they were met, each with its class and a number that orders its site. */
export type FlaggedItems = {
  readonly itemIds: readonly number[];
  readonly classIds: readonly number[];
  readonly sites: readonly number[];
};

type ClassRow = Omit<FlaggedClass, 'verdict' | 'rules'> & {
  readonly id: number;
  readonly rules: string;
};

function readFlaggedClasses({ db, store }: AuditView): ReadonlyMap<number, FlaggedClass> {
  const rows = db
    .prepare<[number], ClassRow>(
      `SELECT v.class_id AS id, s.name AS supplierName, v.country, c.placement, v.severity, v.deadline,
         (SELECT json_group_array(f.policy_id || '/' || f.rule_id ORDER BY f.policy_id, f.rule_id)
          FROM ${store}.class_finding f WHERE f.class_id = v.class_id
            AND f.severity = v.severity AND f.waived_by IS NULL) AS rules
       FROM ${store}.class_verdict v JOIN main.item_class c ON c.id = v.class_id
       LEFT JOIN main.supplier s ON s.id = v.supplier_id WHERE v.severity >= ?`,
    )
    .all(severityOf('review'));
  return new Map(
    rows.map(({ id, rules, ...facts }) => [
      id,
      {
        ...facts,
        verdict: verdictOfSeverity(facts.severity),
        rules: JSON.parse(rules) as string[],
      },
    ]),
  );
}

/** The annex of some flagged items: the gravest first, then the nearest deadline, rules, country, site and item. */
export function makeAnnex(view: AuditView, items: FlaggedItems): Annex {
  const classes = readFlaggedClasses(view);
  const inOrder = [...classes].toSorted(
    ([, a], [, b]) =>
      b.severity - a.severity ||
      compareTexts(a.deadline, b.deadline) ||
      compareTexts(a.rules.join(), b.rules.join()) ||
      compareTexts(a.country, b.country),
  );
  // Classes that nothing of this tells apart share a rank, so that the site decides between their items.
  const ranks = new Map<number, number>();
  let rank = 0;
  inOrder.forEach(([id, facts], at) => {
    const before = inOrder[at - 1]?.[1];
    const isSame =
      before?.severity === facts.severity &&
      before.deadline === facts.deadline &&
      before.rules.join() === facts.rules.join() &&
      before.country === facts.country;
    if (!isSame) rank += 1;
    ranks.set(id, rank);
  });
  const { itemIds, classIds, sites } = items;
  const rankOf = Int32Array.from(classIds, (id) => ranks.get(id) ?? rank);
  const order = Int32Array.from(itemIds.keys()).sort(
    (a, b) =>
      (rankOf[a] ?? 0) - (rankOf[b] ?? 0) ||
      (sites[a] ?? 0) - (sites[b] ?? 0) ||
      (itemIds[a] ?? 0) - (itemIds[b] ?? 0),
  );
  const listed = order.subarray(0, MAX_ANNEX_ROWS);
  return {
    itemIds: listed.map((at) => itemIds[at] ?? 0),
    classIds: listed.map((at) => classIds[at] ?? 0),
    classes,
    omitted: order.length - listed.length,
  };
}

type ItemRow = Pick<
  AnnexRow,
  'assetId' | 'serialNumber' | 'hostname' | 'model' | 'site' | 'siteName'
> & { readonly id: number };

/** Some rows of an annex, from a connection that is in the state that the annex is of. */
export function readAnnexRows(
  db: Database,
  annex: Annex,
  start: number,
  count: number,
): AnnexRow[] {
  const ids = annex.itemIds.subarray(start, start + count);
  const rows = db
    .prepare<[string], ItemRow>(
      `SELECT id, asset_id AS assetId, serial_number AS serialNumber, hostname, model,
         coalesce(site, site_name) AS site, CASE WHEN site IS NOT NULL THEN site_name END AS siteName
       FROM main.item WHERE id IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify([...ids]));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return [...ids].flatMap((id, at): AnnexRow[] => {
    const row = byId.get(id);
    const facts = annex.classes.get(annex.classIds[start + at] ?? 0);
    if (row === undefined || facts === undefined) return [];
    const { assetId, serialNumber, hostname, model, site, siteName } = row;
    const { supplierName, country, placement, verdict, deadline, rules } = facts;
    return [
      {
        assetId,
        serialNumber,
        hostname,
        supplierName,
        model,
        site,
        siteName,
        country,
        placement,
        verdict,
        deadline,
        rules,
      },
    ];
  });
}
