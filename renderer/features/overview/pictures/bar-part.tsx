import type { ReactElement } from 'react';
import type { ItemFilter } from '#shared/domain/filter';
import { useNavigation } from '../../../app/navigation.ts';
import { formatNumber } from '../../../components/format.ts';
import classes from './pictures.module.css';

/** How a part is filled; each tone has a pattern of its own beside its colour. */
export type BarTone = 'core' | 'edge' | 'untagged' | 'flagged' | 'undetermined' | 'clear' | 'over';

type BarPartProps = {
  readonly count: number;
  /** The length in percent of the whole bar's room. */
  readonly percent: number;
  readonly tone: BarTone;
  /** What is counted, for those who cannot see the bar. */
  readonly label: string;
  /** The items that it opens; `null` where no filter finds exactly these. */
  readonly filter: ItemFilter | null;
  /** What is opened, where that is not what the bar's length says. */
  readonly opens?: string;
};

/** A part of a bar that opens the items it stands for. */
export function BarPart({
  count,
  percent,
  tone,
  label,
  filter,
  opens,
}: BarPartProps): ReactElement | null {
  const go = useNavigation((state) => state.go);
  if (count === 0) return null;
  const words = `${formatNumber(count)} ${label}`;
  const style = { inlineSize: `${percent}%` };
  if (filter === null) {
    return (
      <span
        className={classes['part']}
        data-tone={tone}
        style={style}
        title={words}
        role="img"
        aria-label={words}
      />
    );
  }
  return (
    <button
      type="button"
      className={classes['part']}
      data-tone={tone}
      style={style}
      title={`${words}. ${opens ?? 'Show them.'}`}
      aria-label={opens === undefined ? words : `${words}. ${opens}`}
      onClick={() => {
        go('inventory', { filter });
      }}
    />
  );
}

type LegendProps = {
  readonly parts: readonly { readonly tone: BarTone; readonly label: string }[];
};

/** What the tones of a picture mean. */
export function Legend({ parts }: LegendProps): ReactElement {
  return (
    <ul className={classes['legend']}>
      {parts.map(({ tone, label }) => (
        <li key={tone}>
          <span className={classes['swatch']} data-tone={tone} aria-hidden />
          {label}
        </li>
      ))}
    </ul>
  );
}
