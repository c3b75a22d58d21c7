import { z } from 'zod';
import { verdictCountsSchema, type PoliciesChanged } from '#shared/contract/policies';
import { AppError } from '#shared/rpc/app-error';
import type { Database } from '../../database/connection.ts';
import { readSettings, writeSettings } from '../../database/settings.ts';
import { installBoundaries } from '../../evaluation/evaluate.ts';
import { readListings } from '../../evaluation/policy-records.ts';
import { reevaluate } from '../../evaluation/reevaluate.ts';
import { readPacks } from '../../queries/packs.ts';
import { readVerdictCounts } from '../../queries/verdict-counts.ts';
import { recordChange } from '../changes.ts';
import {
  areAsLeft,
  readRows,
  rowChanges,
  takeBack,
  type KeptTable,
  type RowChange,
  keysOfRows,
} from '../own-knowledge/kept-rows.ts';
import { isTouchedLater, type KeysOf } from '../later-changes.ts';
import { reboundInstallDates } from '../rebound.ts';
import { changedVerdicts } from './changed-verdicts.ts';

/** Packs, and what the operator adds to them. */
const POLICY_TABLES: readonly KeptTable[] = [
  {
    name: 'policy_pack',
    key: ['id'],
    columns: ['id', 'version', 'json', 'position', 'is_active', 'origin'],
    where: '1',
  },
  {
    name: 'rule_switch',
    key: ['policy_id', 'rule_id'],
    columns: ['policy_id', 'rule_id', 'is_on'],
    where: '1',
  },
  { name: 'statement', key: ['id'], columns: ['id', 'json', 'change_id'], where: '1' },
  {
    name: 'listed_supplier',
    key: ['policy_id', 'supplier_id'],
    columns: ['policy_id', 'supplier_id', 'since', 'reason', 'change_id'],
    where: '1',
  },
  { name: 'setting', key: ['name'], columns: ['name', 'value'], where: `name = 'operatorFacts'` },
];

const rowSchema = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));
const detailSchema = z.object({
  policies: z.object({
    rows: z.array(
      z.object({ table: z.string(), before: rowSchema.nullable(), after: rowSchema.nullable() }),
    ),
    before: verdictCountsSchema,
    after: verdictCountsSchema,
  }),
});
type PolicyChangeDetail = z.infer<typeof detailSchema>['policies'];

/** Sorts items anew where packs or listings set other days apart; true where it did. */
function reboundIfNeeded(db: Database): boolean {
  const packs = readPacks(db).map(({ pack }) => pack);
  const boundaries = installBoundaries(packs, readListings(db));
  if (JSON.stringify(boundaries) === JSON.stringify(readSettings(db).installBoundaries)) {
    return false;
  }
  writeSettings(db, { installBoundaries: boundaries });
  reboundInstallDates(db, boundaries);
  return true;
}

/** Brings items and verdicts in line with packs and records. */
function refresh(db: Database): void {
  const haveMoved = reboundIfNeeded(db);
  reevaluate(db, { areItemsSame: true, areClassesSame: !haveMoved });
}

/**
 * Changes packs or what is on record for them as one step of the history, with the counts before
 * and after. `mutate` writes to the tables of `POLICY_TABLES` only. To be called within a
 * transaction.
 */
export function changePolicies(
  db: Database,
  { text, reason = null }: { readonly text: string; readonly reason?: string | null },
  mutate: (changeId: number) => void,
): PoliciesChanged {
  const rowsBefore = readRows(db, POLICY_TABLES);
  const before = readVerdictCounts(db, 'main');
  const changeId = recordChange(db, { kind: 'policy', text, reason, items: 0 });
  const changed = changedVerdicts(db, () => {
    mutate(changeId);
    refresh(db);
  });
  const after = readVerdictCounts(db, 'main');
  const rows: RowChange[] = rowChanges(rowsBefore, readRows(db, POLICY_TABLES));
  db.prepare('UPDATE change SET items = ?, detail = ? WHERE id = ?').run(
    changed,
    JSON.stringify({ policies: { rows, before, after } }),
    changeId,
  );
  return { changeId, changed, before, after };
}

/** What a change of policies did, `null` for a change of another kind. */
export function policyChangeOf(detail: unknown): PolicyChangeDetail | null {
  return detailSchema.safeParse(detail).data?.policies ?? null;
}

/**
 * Takes a change of policies back. Fails with `conflict` where any of it was changed again. To be
 * called within a transaction; computes the verdicts too.
 */
export function undoPolicies(
  db: Database,
  { id, text }: { readonly id: number; readonly text: string },
  { rows }: PolicyChangeDetail,
): number {
  const keysOf: KeysOf = (detail) => keysOfRows(POLICY_TABLES, policyChangeOf(detail)?.rows ?? []);
  if (!areAsLeft(db, POLICY_TABLES, rows) || isTouchedLater(db, id, keysOf)) {
    throw new AppError(
      'conflict',
      `Something that “${text}” changed was changed again later; undo that first.`,
    );
  }
  return changedVerdicts(db, () => {
    takeBack(db, POLICY_TABLES, rows);
    refresh(db);
  });
}
