import { z } from 'zod';
import { itemFieldSchema } from '#shared/domain/item';
import { sampleResultSchema } from '#shared/domain/sampling/results';
import { AppError } from '#shared/rpc/app-error';
import type { Database } from '../../database/connection.ts';

/** What somebody entered at an item of a sample. */
export const entrySchema = z.strictObject({
  result: sampleResultSchema.nullable(),
  field: itemFieldSchema.nullable(),
  remark: z.string(),
  checkedAt: z.string().nullable(),
  checkedBy: z.string().nullable(),
});
export type Entry = z.infer<typeof entrySchema>;

/** What stands at an item of a sample. Fails with `not-found`. */
export function readEntry(db: Database, sampleId: number, position: number): Entry {
  const row = db
    .prepare<[number, number], Entry>(
      `SELECT result, field, remark, checked_at AS checkedAt, checked_by AS checkedBy
       FROM sample_item WHERE sample_id = ? AND position = ?`,
    )
    .get(sampleId, position);
  if (row === undefined) throw new AppError('not-found', 'This item is not in the sample.');
  return entrySchema.parse(row);
}

/** Puts what was entered in the place of what stands there. */
export function writeEntry(db: Database, sampleId: number, position: number, entry: Entry): void {
  const { result, field, remark, checkedAt, checkedBy } = entry;
  db.prepare(
    `UPDATE sample_item SET result = ?, field = ?, remark = ?, checked_at = ?, checked_by = ?
     WHERE sample_id = ? AND position = ?`,
  ).run(result, field, remark, checkedAt, checkedBy, sampleId, position);
}
