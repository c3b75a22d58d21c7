import type { ReactElement } from 'react';
import classes from './wordmark.module.css';

type WordmarkProps = { readonly size?: 'small' | 'large' };

/** The program's name with its sign: a network node that is looked at. */
export function Wordmark({ size = 'small' }: WordmarkProps): ReactElement {
  const px = size === 'large' ? 44 : 24;
  return (
    <span className={`${classes['wordmark']} ${classes[size]}`}>
      <svg width={px} height={px} viewBox="0 0 32 32" aria-hidden>
        <rect width="32" height="32" rx="8" className={classes['tile']} />
        <path d="M9 22.5 16 16l7 6.5M16 16V8.5" className={classes['links']} />
        <circle cx="16" cy="8.5" r="2.6" className={classes['node']} />
        <circle cx="9" cy="22.5" r="2.6" className={classes['node']} />
        <circle cx="23" cy="22.5" r="2.6" className={classes['node']} />
        <circle cx="16" cy="16" r="4.2" className={classes['core']} />
      </svg>
      Provenet
    </span>
  );
}
