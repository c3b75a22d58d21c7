import type { ImportResult } from '#shared/contract/import';
import { MAX_OPEN_NAMES, type AuditQuality } from '#shared/domain/audit/figures';
import { isVerified } from '#shared/domain/certainty';
import { TAG_ORIGINS } from '#shared/domain/item';
import { severityOf } from '#shared/domain/verdict';
import { builtInTagRules } from '../../../tagging/catalogue.ts';
import { allContradictions } from '../evidence.ts';
import type { AuditView } from './audit-view.ts';

type Counted = Pick<
  AuditQuality,
  'missingFromSource' | 'withoutSite' | 'withoutSerial' | 'withoutKey' | 'sharedSerial'
>;

function readOpenNames({ db, store }: AuditView): AuditQuality['openNames'] {
  const rows = db
    .prepare<[], { text: string; items: number }>(
      `SELECT m.text, sum(v.items) AS items
       FROM ${store}.class_verdict v JOIN main.item_class c ON c.id = v.class_id
       JOIN main.manufacturer m ON m.id = c.manufacturer_id
       WHERE v.supplier_id IS NULL AND v.severity IS NOT NULL
       GROUP BY m.text HAVING sum(v.items) > 0 ORDER BY items DESC, m.text`,
    )
    .all();
  const items = rows.reduce((sum, row) => sum + row.items, 0);
  return { names: rows.length, items, first: rows.slice(0, MAX_OPEN_NAMES) };
}

function readPlacementBy({ db, store }: AuditView): AuditQuality['placementBy'] {
  const rows = db
    .prepare<[], { origin: string | null; items: number }>(
      `SELECT CASE WHEN c.placement = 'untagged' THEN NULL
           WHEN instr(c.placement_by, ':') > 0
             THEN substr(c.placement_by, 1, instr(c.placement_by, ':') - 1)
           ELSE c.placement_by END AS origin, sum(v.items) AS items
       FROM ${store}.class_verdict v JOIN main.item_class c ON c.id = v.class_id
       WHERE v.severity IS NOT NULL GROUP BY 1`,
    )
    .all();
  const of = (origin: string): number => rows.find((row) => row.origin === origin)?.items ?? 0;
  const [file, rule, person] = TAG_ORIGINS.map(of);
  const all = rows.reduce((sum, row) => sum + row.items, 0);
  const known = { file: file ?? 0, rule: rule ?? 0, person: person ?? 0 };
  return { ...known, nobody: all - known.file - known.rule - known.person };
}

/** Where tags come from that rest on general knowledge alone. */
const unverifiedOrigins = (): string[] =>
  builtInTagRules()
    .rules.filter(({ certainty }) => !isVerified(certainty))
    .map(({ id }) => `rule:${id}`);

function readByUnverified({ db, store }: AuditView): NonNullable<AuditQuality['byUnverified']> {
  const isAmong = (column: string): string =>
    `(c.${column} IS NOT NULL AND c.${column} IN (SELECT value FROM json_each(:origins)))`;
  const found = db
    .prepare<[{ origins: string; clear: number }], { items: number; clear: number }>(
      `SELECT coalesce(sum(v.items), 0) AS items,
         coalesce(sum(v.items) FILTER (WHERE v.severity = :clear), 0) AS clear
       FROM ${store}.class_verdict v JOIN main.item_class c ON c.id = v.class_id
       WHERE v.severity IS NOT NULL
         AND (${['placement_by', 'function_by', 'generation_by'].map(isAmong).join(' OR ')})`,
    )
    .get({ origins: JSON.stringify(unverifiedOrigins()), clear: severityOf('clear') });
  return found ?? { items: 0, clear: 0 };
}

type Rows = AuditQuality['rows'];
const NO_ROWS: Rows = { read: 0, added: 0, updated: 0, unchanged: 0, skipped: 0, rejected: 0 };

function sumRows(imports: readonly ImportResult[]): Rows {
  return imports.reduce(
    (sum, { ledger }) => ({
      read: sum.read + ledger.read,
      added: sum.added + ledger.added,
      updated: sum.updated + ledger.updated,
      unchanged: sum.unchanged + ledger.unchanged,
      skipped: sum.skipped + ledger.skipped,
      rejected: sum.rejected + ledger.rejected,
    }),
    NO_ROWS,
  );
}

/** Amounts by code, the greatest first. */
function addUp(parts: readonly (readonly [code: string, amount: number])[]): [string, number][] {
  const sums = new Map<string, number>();
  for (const [code, amount] of parts) sums.set(code, (sums.get(code) ?? 0) + amount);
  return [...sums].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

/** How good the data is that the figures come from: `imports` are their sources. */
export function readQuality(
  view: AuditView,
  imports: readonly ImportResult[],
  counted: Counted,
): AuditQuality {
  const contradictions = allContradictions(view.db);
  const reasons = imports.flatMap((each) =>
    each.reasons.map(({ code, rows }) => [code, rows] as const),
  );
  const warnings = imports.flatMap((each) =>
    [...new Set(each.warnings.map(({ code }) => code))].map((code) => [code, 1] as const),
  );
  return {
    rows: sumRows(imports),
    rejectReasons: addUp(reasons).map(([code, rows]) => ({ code, rows })),
    warnings: addUp(warnings).map(([code, files]) => ({ code, files })),
    ...counted,
    openNames: readOpenNames(view),
    contradictions: {
      items: contradictions.reduce((sum, { items }) => sum + items, 0),
      labels: new Set(contradictions.map(({ manufacturerId }) => manufacturerId)).size,
    },
    placementBy: readPlacementBy(view),
    byUnverified: readByUnverified(view),
  };
}
