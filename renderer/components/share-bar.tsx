import type { ReactElement } from 'react';
import classes from './share-bar.module.css';

export type ShareTone = 'flagged' | 'over' | 'clear' | 'plain';

type ShareBarProps = {
  /** From 0 to 1; what is above is drawn as 1. */
  readonly share: number;
  /** A mark for what is permitted, from 0 to 1. */
  readonly limit?: number;
  readonly tone?: ShareTone | undefined;
};

/** A share as a bar, beside the numbers that say it. */
export function ShareBar({ share, limit, tone = 'plain' }: ShareBarProps): ReactElement {
  return (
    <span className={classes['bar']} aria-hidden>
      <span
        className={classes['fill']}
        data-tone={tone}
        style={{ inlineSize: `${Math.min(1, share) * 100}%` }}
      />
      {limit === undefined ? null : (
        <span className={classes['limit']} style={{ insetInlineStart: `${limit * 100}%` }} />
      )}
    </span>
  );
}
