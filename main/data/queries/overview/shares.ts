import type { Cap } from '#shared/contract/caps';
import type { ShareRow, ShareSet } from '#shared/contract/overview';
import type { ItemFilter } from '#shared/domain/filter';
import { functionSchema } from '#shared/domain/item';
import type { CapGroup } from '#shared/domain/policy';
import { severityOf } from '#shared/domain/verdict';
import type { Database } from '../../database/connection.ts';
import { REGION_SQL } from '../../evaluation/marks.ts';
import { readCaps } from '../caps.ts';
import { countColumns, IN_SCOPE } from './counts-sql.ts';

/** What classes are grouped by; a region by its mark. */
const COLUMNS = { country: 'v.country', function: 'c.function', region: REGION_SQL } as const;

function groupFilter(per: CapGroup | null, value: string | null): ItemFilter {
  if (per === 'country') return { countries: [value] };
  if (per === 'region') return { regions: [value] };
  if (per === null) return {};
  return { functions: [value === null ? null : functionSchema.parse(value)] };
}

/** The flagged share of each country or function, those with the most flagged items first. */
function flaggedShares(db: Database, per: 'country' | 'function'): ShareSet {
  const rows = db
    .prepare<[], { value: string | null; flagged: number; undetermined: number; clear: number }>(
      `SELECT ${COLUMNS[per]} AS value, ${countColumns()}
       FROM main.class_verdict v JOIN main.item_class c ON c.id = v.class_id
       WHERE ${IN_SCOPE} GROUP BY 1 ORDER BY flagged DESC, sum(v.items) DESC, value`,
    )
    .all();
  return {
    key: per,
    cap: null,
    unit: 'items',
    per,
    rows: rows.map(({ value, flagged, undetermined, clear }) => ({
      value,
      named: flagged,
      all: flagged + undetermined + clear,
      room: 0,
      over: 0,
      items: flagged,
      filter: { isFlagged: true, ...groupFilter(per, value) },
    })),
  };
}

/** Items of each group that a cap's rule flags, waived ones left out. */
function itemsOfCap(db: Database, cap: Cap, per: CapGroup | null): ReadonlyMap<string, number> {
  const rows = db
    .prepare<[string, string, number], { value: string | null; items: number }>(
      `SELECT ${per === null ? `''` : COLUMNS[per]} AS value, sum(v.items) AS items
       FROM main.class_finding f JOIN main.class_verdict v ON v.class_id = f.class_id
       JOIN main.item_class c ON c.id = f.class_id
       WHERE f.policy_id = ? AND f.rule_id = ? AND f.severity >= ? AND f.waived_by IS NULL
       GROUP BY 1`,
    )
    .all(cap.policyId, cap.ruleId, severityOf('review'));
  return new Map(rows.map(({ value, items }) => [value ?? '', items]));
}

function capShares(db: Database, cap: Cap): ShareSet {
  const { per } = cap;
  const items = itemsOfCap(db, cap, per);
  const rows = cap.groups.map(({ key, value, named, all, room, over }): ShareRow => {
    const found = items.get(key) ?? 0;
    const filter: ItemFilter | null =
      found > 0
        ? { flaggedBy: [`${cap.policyId}/${cap.ruleId}`], ...groupFilter(per, value) }
        : null;
    return { value, named, all, room, over, items: found, filter };
  });
  const { policyTitle, ruleTitle, share, from, deadline, undetermined } = cap;
  return {
    key: `${cap.policyId}/${cap.ruleId}`,
    cap: { policyTitle, ruleTitle, share, from, deadline, undetermined },
    unit: cap.unit,
    per,
    rows,
  };
}

/**
 * Shares on the workspace's own date: of the caps of the active policies, each of their groups with
 * what is left under it, then the flagged items of each country and of each function.
 */
export function readShares(db: Database): ShareSet[] {
  const caps = readCaps(db).map((cap) => capShares(db, cap));
  return [...caps, flaggedShares(db, 'country'), flaggedShares(db, 'function')];
}
