import { Kbd } from '@mantine/core';
import type { ReactElement } from 'react';
import type { PlacementGroup, PlacementQueue } from '#shared/contract/placement';
import { formatNumber } from '../../../components/format.ts';
import { PlacementBadge } from '../../../components/placement-badge.tsx';
import classes from './queue.module.css';
import type { Choice } from './sitting.ts';

type EffectCardProps = {
  readonly group: PlacementGroup;
  readonly totals: Pick<PlacementQueue, 'flagged' | 'undetermined'>;
  readonly placement: Choice;
  readonly onTag: () => void;
};

function Line({ label, from, to }: { label: string; from: number; to: number }): ReactElement {
  const by = to - from;
  return (
    <span className={classes['effectLine']}>
      <span className={classes['effectLabel']}>{label}</span>
      {by === 0 ? (
        <span className={classes['same']}>unchanged, {formatNumber(from)}</span>
      ) : (
        <span className="num">
          {formatNumber(from)} → <strong>{formatNumber(to)}</strong>{' '}
          <span className={classes['by']}>
            ({by > 0 ? '+' : '−'}
            {formatNumber(Math.abs(by))})
          </span>
        </span>
      )}
    </span>
  );
}

/** Tags the group one way, and says before what that does to the counts of the whole workspace. */
export function EffectCard(props: EffectCardProps): ReactElement {
  const { group, totals, placement, onTag } = props;
  const then = placement === 'core' ? group.asCore : group.asEdge;
  const isProposed = group.proposal?.placement === placement;
  return (
    <button
      type="button"
      className={classes['effect']}
      data-proposed={isProposed || undefined}
      aria-keyshortcuts={placement === 'core' ? 'C' : 'E'}
      onClick={onTag}
    >
      <span className={classes['effectHead']}>
        <PlacementBadge placement={placement} />
        {isProposed ? <span className={classes['proposed']}>proposed</span> : null}
        <Kbd size="xs" ml="auto" aria-hidden>
          {placement === 'core' ? 'C' : 'E'}
        </Kbd>
      </span>
      <span className={classes['effectLines']}>
        <Line
          label="Flagged"
          from={totals.flagged}
          to={totals.flagged - group.now.flagged + then.flagged}
        />
        <Line
          label="Undetermined"
          from={totals.undetermined}
          to={totals.undetermined - group.now.undetermined + then.undetermined}
        />
      </span>
    </button>
  );
}
