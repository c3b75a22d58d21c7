import type { ReactElement } from 'react';
import { plural } from '../../../components/format.ts';
import classes from './chosen-count.module.css';

/** How many values or conditions of one kind are chosen; nothing where none is. */
export function ChosenCount({ count }: { readonly count: number }): ReactElement | null {
  return count === 0 ? null : (
    <span className={classes['chosen']} title={plural(count, 'choice')}>
      {count}
    </span>
  );
}
