import type { ReactElement } from 'react';
import { Figure } from '../../components/figure.tsx';
import { formatNumber, formatShare, plural } from '../../components/format.ts';
import classes from './placement.module.css';

/** Items by placement. */
export type PlacementCounts = {
  readonly core: number;
  readonly edge: number;
  readonly untagged: number;
};

type PlacementProgressProps = { readonly counts: PlacementCounts };

/** How far the tagging has come. */
export function PlacementProgress({ counts }: PlacementProgressProps): ReactElement {
  const { core, edge, untagged } = counts;
  const all = core + edge + untagged;
  const share = (items: number): string =>
    `${formatShare(items, all)} of ${plural(all, 'item')} in scope`;
  const percent = (items: number): string => `${all === 0 ? 0 : (items / all) * 100}%`;
  return (
    <>
      <div className={classes['figures']}>
        <Figure label="Core" value={core} of={share(core)} />
        <Figure label="Edge" value={edge} of={share(edge)} />
        <Figure label="Untagged" value={untagged} of={share(untagged)} />
      </div>
      <div
        className={classes['bar']}
        role="progressbar"
        aria-label="Tagged items"
        aria-valuemin={0}
        aria-valuemax={all}
        aria-valuenow={core + edge}
        aria-valuetext={`${formatNumber(core + edge)} of ${formatNumber(all)} items are tagged`}
      >
        {core === 0 ? null : <div className={classes['core']} style={{ width: percent(core) }} />}
        {edge === 0 ? null : <div className={classes['edge']} style={{ width: percent(edge) }} />}
      </div>
    </>
  );
}
