import type { SamplingFigures } from '#shared/domain/sampling/figures';
import { errorRateOf } from '#shared/domain/sampling/results';
import type { Database } from '../../database/connection.ts';
import { readSamples } from './samples.ts';

/** Digits behind the point of a share that figures say. */
const DIGITS = 6;

/** How many drawings of samples were undone and not done again: only the history knows of them. */
function countUndoneDrawings(db: Database): number {
  const count = db
    .prepare<[], number>(
      `SELECT count(*) FROM change WHERE kind = 'settings' AND undone_by IS NOT NULL
         AND detail ->> '$.sampling.drawn' IS NOT NULL`,
    )
    .pluck()
    .get();
  return count ?? 0;
}

/** What samples say of the register, for the figures of an audit; `null` where none was drawn. */
export function readSamplingFigures(db: Database): SamplingFigures | null {
  const samples = readSamples(db).toReversed();
  const undone = countUndoneDrawings(db);
  if (samples.length === 0 && undone === 0) return null;
  const counting = samples.filter(({ withdrawnBecause }) => withdrawnBecause === null);
  return {
    samples: counting.map((sample) => {
      const { name, scope, drawnAt, seed, population, size, isBySite, confidence, margin } = sample;
      const { tally, byField } = sample;
      const { checked, errors, interval } = errorRateOf(tally, confidence);
      return {
        name,
        scope,
        drawnOn: drawnAt.slice(0, 'YYYY-MM-DD'.length),
        seed,
        population,
        size,
        isBySite,
        confidence,
        margin,
        tally,
        byField,
        checked,
        errors,
        interval:
          interval === null
            ? null
            : {
                low: Number(interval.low.toFixed(DIGITS)),
                high: Number(interval.high.toFixed(DIGITS)),
              },
      };
    }),
    withdrawn: samples.length - counting.length + undone,
  };
}
