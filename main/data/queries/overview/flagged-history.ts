import { z } from 'zod';
import type { FlaggedHistory } from '#shared/contract/overview';
import { verdictCountsSchema } from '#shared/contract/policies';
import { isoDateSchema } from '#shared/domain/date';
import { FIGURES_PATH } from '../../commands/note-figures.ts';
import type { Database } from '../../database/connection.ts';

/** The latest steps; what was before them is in the history. */
const MAX_STEPS = 200;

type Step = FlaggedHistory['steps'][number];
type Row = Pick<Step, 'changeId' | 'at' | 'kind' | 'text'> & {
  readonly figures: string | null;
  readonly after: string | null;
};

const count = z.int().min(0);
const figuresSchema = z.tuple([isoDateSchema.nullable(), count, count, count]);

/** What was noted with a change; older programs did so for changes of policies only, without a date. */
function countsOf({ figures, after }: Row): Omit<Step, keyof Row | 'changeId'> | null {
  if (figures !== null) {
    const [asOf, flagged, undetermined, clear] = figuresSchema.parse(JSON.parse(figures));
    return { asOf, flagged, undetermined, clear };
  }
  if (after === null) return null;
  return { asOf: null, ...verdictCountsSchema.parse(JSON.parse(after)) };
}

/** What counted after each change, as it was noted then, the earliest first. */
export function readFlaggedHistory(db: Database): FlaggedHistory {
  const rows = db
    .prepare<[], Row>(
      `SELECT id AS changeId, at, kind, text, json_extract(detail, '${FIGURES_PATH}') AS figures,
         json_extract(detail, '$.policies.after') AS after
       FROM main.change ORDER BY id DESC LIMIT ${MAX_STEPS}`,
    )
    .all()
    .toReversed();
  const steps = rows.flatMap((row): Step[] => {
    const counts = countsOf(row);
    const { changeId, at, kind, text } = row;
    return counts === null ? [] : [{ changeId, at, kind, text, ...counts }];
  });
  return { steps, unknown: rows.length - steps.length };
}
