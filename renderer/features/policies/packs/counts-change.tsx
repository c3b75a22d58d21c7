import type { ReactElement } from 'react';
import type { VerdictCounts } from '#shared/contract/policies';
import { formatNumber } from '../../../components/format.ts';
import classes from './packs.module.css';

const LABELS: readonly (readonly [keyof VerdictCounts, string])[] = [
  ['flagged', 'Flagged'],
  ['undetermined', 'Undetermined'],
  ['clear', 'Clear'],
];

/** A difference with its sign: "+12", "−3", "no change". */
export function signedWords(before: number, after: number): string {
  const difference = after - before;
  if (difference === 0) return 'no change';
  return `${difference > 0 ? '+' : '−'}${formatNumber(Math.abs(difference))}`;
}

type CountsChangeProps = { readonly before: VerdictCounts; readonly after: VerdictCounts };

/** Items by what counts, before and after. */
export function CountsChange({ before, after }: CountsChangeProps): ReactElement {
  return (
    <dl className={classes['counts']} aria-label="Items before and after">
      {LABELS.map(([key, label]) => (
        <div key={key} className={classes['count']}>
          <dt>{label}</dt>
          <dd>
            <span className={classes['was']}>{formatNumber(before[key])} → </span>
            {formatNumber(after[key])}
            <span className={classes['delta']}>{signedWords(before[key], after[key])}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
