import type { SettledLabel } from '#shared/contract/evidence';
import { settledOrigin, type SettledSign } from '../../tagging/settled-signs.ts';
import type { Database } from '../database/connection.ts';
import { SignWords } from './evidence.ts';

/** As many as a filter takes. */
const MOST_TEXTS = 1000;

/** A decision as it is stored, with the label as it was written when it was made. */
export type StoredSettlement = SettledSign & { readonly label: string };

/** The operator's decisions on labels and signs. */
export function readSettledSigns(db: Database): StoredSettlement[] {
  return db
    .prepare<[], StoredSettlement>(
      `SELECT id, label, normalised, variant, evidence, supplier_id AS supplierId
       FROM settled_sign ORDER BY id`,
    )
    .all();
}

type StoredLabel = StoredSettlement &
  Pick<SettledLabel, 'supplierName' | 'reason' | 'at' | 'who'> & {
    readonly variantName: string | null;
  };

/** The same for the Vendors screen, with the items in scope that each applies to; the latest first. */
export function readSettledLabels(db: Database): SettledLabel[] {
  const signs = new SignWords(db);
  const items = db
    .prepare<[string], number>(
      `SELECT coalesce(sum(v.items), 0) FROM item_class c JOIN class_verdict v ON v.class_id = c.id
       WHERE c.supplier_by = ? AND v.severity IS NOT NULL`,
    )
    .pluck();
  const makers = db
    .prepare<[string], number>(
      `SELECT DISTINCT c.manufacturer_id FROM item_class c JOIN class_verdict v ON v.class_id = c.id
       WHERE c.supplier_by = ? AND v.severity IS NOT NULL ORDER BY 1 LIMIT ${MOST_TEXTS}`,
    )
    .pluck();
  return db
    .prepare<[], StoredLabel>(
      `SELECT d.id, d.label, d.normalised, d.variant, d.evidence, d.supplier_id AS supplierId,
         s.name AS supplierName, r.name AS variantName, h.reason, h.at, h.made_by AS who
       FROM settled_sign d JOIN supplier s ON s.id = d.supplier_id
       JOIN change h ON h.id = d.change_id LEFT JOIN supplier r ON r.id = d.variant
       ORDER BY d.id DESC`,
    )
    .all()
    .map(({ id, label, variantName, evidence, supplierId, supplierName, reason, at, who }) => ({
      id,
      label,
      readAs: variantName,
      sign: signs.of(evidence),
      key: evidence,
      supplierId,
      supplierName,
      items: items.get(settledOrigin(id)) ?? 0,
      manufacturerIds: makers.all(settledOrigin(id)),
      reason,
      at,
      who,
    }));
}
