import type { ReactElement, ReactNode } from 'react';
import classes from './figure.module.css';
import { formatNumber } from './format.ts';

type FigureProps = {
  readonly label: ReactNode;
  readonly value: number;
  /** What the number is a part of, in words: “of 1,200 items in scope”. */
  readonly of?: ReactNode;
  readonly isLarge?: boolean;
};

/** A number with its label and, beside it, its denominator. */
export function Figure({ label, value, of, isLarge = false }: FigureProps): ReactElement {
  return (
    <div className={classes['figure']}>
      {isLarge ? null : <span className={classes['label']}>{label}</span>}
      <span className={`${classes['value']} ${isLarge ? classes['large'] : ''}`}>
        {formatNumber(value)}
      </span>
      {isLarge ? <span className={classes['largeLabel']}>{label}</span> : null}
      {of === undefined ? null : <span className={classes['of']}>{of}</span>}
    </div>
  );
}
