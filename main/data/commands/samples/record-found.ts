import { nameOfRecorded } from '#shared/domain/sampling/recorded-name';
import type { Found, SampleResult } from '#shared/domain/sampling/results';
import { AppError } from '#shared/rpc/app-error';
import type { Database } from '../../database/connection.ts';
import { readSample, readSampleRow } from '../../queries/samples/samples.ts';
import { recordChange } from '../changes.ts';
import { userName } from '../user-name.ts';
import { readEntry, writeEntry } from './entries.ts';

const RESULT_WORDS: Readonly<Record<SampleResult, string>> = {
  'as-recorded': 'as recorded',
  differs: 'differs',
  'not-found': 'not found',
  'not-accessible': 'not accessible',
};

function assertCounts({ name, withdrawnBecause }: ReturnType<typeof readSample>): void {
  if (withdrawnBecause === null) return;
  throw new AppError('conflict', `The sample “${name}” is withdrawn; draw another one.`);
}

/**
 * Enters what was found at an item of a sample, or takes it out, as one step of the history; gives its
 * id, `null` where the same stood there already. Fails with `not-found`, with `conflict` for a sample
 * that is withdrawn. To be called within a transaction.
 */
export function recordFound(
  db: Database,
  { id, position, found }: { id: number; position: number; found: Found | null },
): { changeId: number | null } {
  const sample = readSample(db, id);
  assertCounts(sample);
  const row = readSampleRow(db, id, position);
  const isSame =
    row.result === (found?.result ?? null) &&
    row.field === (found?.field ?? null) &&
    row.remark === (found?.remark ?? '');
  if (isSame) return { changeId: null };
  const before = readEntry(db, id, position);
  const after = {
    result: found?.result ?? null,
    field: found?.field ?? null,
    remark: found?.remark ?? '',
    checkedAt: found === null ? null : new Date().toISOString(),
    checkedBy: found === null ? null : userName(),
  };
  writeEntry(db, id, position, after);
  const words = found === null ? 'nothing' : RESULT_WORDS[found.result];
  const changeId = recordChange(db, {
    kind: 'settings',
    text: `Entered “${words}” for ${nameOfRecorded(row)} in the sample “${sample.name}”`,
    reason: null,
    items: 0,
    detail: { sampling: { sampleId: id, position, before, after } },
  });
  return { changeId };
}

/** Says that a sample does not count. Fails with `not-found` or `conflict`. Within a transaction. */
export function withdrawSample(db: Database, id: number, because: string): { changeId: number } {
  const sample = readSample(db, id);
  if (sample.withdrawnBecause !== null) {
    throw new AppError('conflict', `The sample “${sample.name}” is withdrawn already.`);
  }
  db.prepare('UPDATE sample SET withdrawn_because = ? WHERE id = ?').run(because, id);
  const changeId = recordChange(db, {
    kind: 'settings',
    text: `Withdrew the sample “${sample.name}”`,
    reason: because,
    items: 0,
    detail: { sampling: { withdrawn: id } },
  });
  return { changeId };
}
