import type { AuditSide, ItemState } from '#shared/contract/audits';
import type { Database } from '../database/connection.ts';
import { compareAudits } from '../queries/audits/compare-audits.ts';
import { writeFileWhole } from './atomic-file.ts';
import { csvRecord, type CsvCell } from './csv-text.ts';

const STATE = ['Vendor', 'Placement', 'Function', 'Country', 'Site', 'Verdict', 'Removal'] as const;
const HEADINGS = [
  'Key',
  'Item',
  'Model',
  'Differences',
  ...STATE.map((name) => `${name} before`),
  ...STATE.map((name) => `${name} after`),
];

function cellsOf(state: ItemState | null): CsvCell[] {
  if (state === null) return STATE.map(() => null);
  const { supplierName, placement, function: role, country, site, verdict } = state;
  const { isMissing, removal } = state;
  const counted = verdict ?? 'out of scope';
  return [
    supplierName,
    placement,
    role,
    country,
    site,
    isMissing ? `${counted} (missing from its source)` : counted,
    removal,
  ];
}

/**
 * Writes every item that differs between two audits as CSV, in the order of their keys. Gives the
 * number of rows; fails as `compareAudits` and `writeFileWhole` do.
 */
export async function writeComparison(
  db: Database,
  sides: { readonly before: AuditSide; readonly after: AuditSide },
  path: string,
): Promise<number> {
  let rows = 0;
  await writeFileWhole(path, async (sink) => {
    await sink(csvRecord(HEADINGS));
    await compareAudits(db, sides, async ({ key, label, model, kinds, before, after }) => {
      rows += 1;
      await sink(
        csvRecord([key, label, model, kinds.join(' '), ...cellsOf(before), ...cellsOf(after)]),
      );
    });
  });
  return rows;
}
