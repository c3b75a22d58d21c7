import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { formatNumber, plural } from '../../../components/format.ts';
import { PlacementBadge } from '../../../components/placement-badge.tsx';
import classes from './queue.module.css';
import type { Decided } from './sitting.ts';

const MOST_SHOWN = 5;

type DecidedListProps = {
  readonly decided: readonly Decided[];
  readonly onUndo: (id: string) => void;
};

/** What was tagged in this sitting, the latest first, each with its undo. */
export function DecidedList({ decided, onUndo }: DecidedListProps): ReactElement | null {
  if (decided.length === 0) return null;
  const items = decided.reduce((sum, each) => sum + each.items, 0);
  const others = decided.length - MOST_SHOWN;
  return (
    <section className={classes['decided']} aria-label="Tagged in this sitting">
      <h3 className={classes['decidedTitle']}>
        Tagged in this sitting: {plural(decided.length, 'group')}, {plural(items, 'item')}
      </h3>
      <ul className={classes['decidedList']}>
        {decided.slice(0, MOST_SHOWN).map((each) => (
          <li key={each.id} className={classes['decidedRow']}>
            <PlacementBadge placement={each.placement} />
            <span className={classes['decidedWords']}>
              <bdi>{each.words}</bdi>
            </span>
            <span className="num">{formatNumber(each.items)}</span>
            <Button
              size="compact-xs"
              variant="subtle"
              aria-label={`Undo ${each.placement} for ${each.words}`}
              onClick={() => onUndo(each.id)}
            >
              Undo
            </Button>
          </li>
        ))}
      </ul>
      {others > 0 ? (
        <p className={classes['caption']}>
          {plural(others, 'earlier one')} can be undone in the history.
        </p>
      ) : null}
    </section>
  );
}
