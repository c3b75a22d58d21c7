import type { ReactElement } from 'react';
import type { ItemFilter } from '#shared/domain/filter';
import { useNavigation } from '../app/navigation.ts';
import classes from './count-link.module.css';
import { formatNumber } from './format.ts';

type CountLinkProps = {
  readonly count: number;
  /** What is counted, for those who cannot see where the number stands. */
  readonly label: string;
  readonly filter: ItemFilter;
};

/** A number that opens the items it counts. */
export function CountLink({ count, label, filter }: CountLinkProps): ReactElement {
  const go = useNavigation((state) => state.go);
  if (count === 0) return <span className={classes['zero']}>0</span>;
  return (
    <button
      type="button"
      className={classes['link']}
      title={`Show: ${label}`}
      aria-label={`${formatNumber(count)} ${label}`}
      onClick={() => {
        go('inventory', { filter });
      }}
    >
      {formatNumber(count)}
    </button>
  );
}
