import type { ReactElement } from 'react';
import { formatNumber } from '../../../components/format.ts';
import classes from './comparison.module.css';

type DifferenceProps = {
  readonly today: number;
  readonly scenario: number;
  /** True where less is what an operator wishes for. */
  readonly isBetterLess?: boolean;
};

/** How far the scenario is from today, with its sign; a dash where it is not. */
export function Difference({
  today,
  scenario,
  isBetterLess = false,
}: DifferenceProps): ReactElement {
  const difference = scenario - today;
  if (difference === 0) return <span className={classes['dimmed']}>–</span>;
  const words = `${difference > 0 ? '+' : '−'}${formatNumber(Math.abs(difference))}`;
  const tone = !isBetterLess ? undefined : difference < 0 ? 'better' : 'worse';
  return <span className={tone === undefined ? '' : (classes[tone] ?? '')}>{words}</span>;
}
