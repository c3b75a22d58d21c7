import { Fragment, type ReactElement } from 'react';
import type { EvidenceBar } from '#shared/contract/overview';
import type { VerdictCounts } from '#shared/contract/policies';
import type { LackedFact } from '#shared/domain/filter';
import { formatShare } from '../../../components/format.ts';
import { factWords } from '../../../components/words.ts';
import { IN_SCOPE } from '../filters.ts';
import { BarPart, Legend } from './bar-part.tsx';
import classes from './pictures.module.css';

function sum({ flagged, undetermined, clear }: VerdictCounts): number {
  return flagged + undetermined + clear;
}

/** How many items in scope have each fact, as bars of known and missing. */
export function EvidencePicture({
  facts,
}: {
  readonly facts: readonly EvidenceBar[];
}): ReactElement {
  return (
    <>
      <div className={classes['bars']}>
        {facts.map(({ fact, known, missing }) => {
          const lacks: LackedFact[] = [fact];
          const word = factWords[fact].toLowerCase();
          const all = sum(known) + sum(missing);
          const percent = (part: number): number => (all === 0 ? 0 : (part / all) * 100);
          return (
            <Fragment key={fact}>
              <span className={classes['name']}>{factWords[fact]}</span>
              <span className={classes['bar']}>
                <BarPart
                  count={sum(known)}
                  percent={percent(sum(known))}
                  tone="clear"
                  label={`items with a known ${word}`}
                  filter={{ ...IN_SCOPE, not: { lacks } }}
                />
                <BarPart
                  count={sum(missing)}
                  percent={percent(sum(missing))}
                  tone="undetermined"
                  label={`items without a known ${word}`}
                  filter={{ ...IN_SCOPE, lacks }}
                />
              </span>
              <span className={classes['value']}>{formatShare(sum(known), all)} known</span>
            </Fragment>
          );
        })}
      </div>
      <Legend
        parts={[
          { tone: 'clear', label: 'Known' },
          { tone: 'undetermined', label: 'Missing' },
        ]}
      />
    </>
  );
}
