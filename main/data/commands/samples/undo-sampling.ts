import { z } from 'zod';
import { AppError } from '#shared/rpc/app-error';
import type { Database } from '../../database/connection.ts';
import { entrySchema, readEntry, writeEntry } from './entries.ts';

const detailSchema = z.object({
  sampling: z.union([
    z.object({ drawn: z.int() }),
    z.object({ withdrawn: z.int() }),
    z.object({
      sampleId: z.int(),
      position: z.int(),
      before: entrySchema,
      after: entrySchema,
    }),
  ]),
});
type SamplingChange = z.infer<typeof detailSchema>['sampling'];

/** What a change did to samples, `null` for a change of another kind. */
export function samplingChangeOf(detail: unknown): SamplingChange | null {
  return detailSchema.safeParse(detail).data?.sampling ?? null;
}

/**
 * Takes a change of samples back. Fails with `conflict` where what it did was changed again: a sample
 * with something entered is not removed. To be called within a transaction.
 */
export function undoSampling(db: Database, text: string, change: SamplingChange): void {
  if ('withdrawn' in change) {
    db.prepare('UPDATE sample SET withdrawn_because = NULL WHERE id = ?').run(change.withdrawn);
    return;
  }
  if ('drawn' in change) {
    const entered = db
      .prepare<[number], number>(
        'SELECT count(*) FROM sample_item WHERE sample_id = ? AND result IS NOT NULL',
      )
      .pluck()
      .get(change.drawn);
    if (entered !== 0) {
      throw new AppError(
        'conflict',
        `“${text}” stays, because results were entered; withdraw the sample instead.`,
      );
    }
    db.prepare('DELETE FROM sample_item WHERE sample_id = ?').run(change.drawn);
    db.prepare('DELETE FROM sample WHERE id = ?').run(change.drawn);
    return;
  }
  const { sampleId, position, before, after } = change;
  if (JSON.stringify(readEntry(db, sampleId, position)) !== JSON.stringify(after)) {
    throw new AppError('conflict', 'Something else was entered there later; undo that first.');
  }
  writeEntry(db, sampleId, position, before);
}
