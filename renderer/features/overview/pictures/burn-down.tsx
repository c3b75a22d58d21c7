import { Text } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import type { ReactElement } from 'react';
import type { BurnDown } from '#shared/contract/overview';
import { daysBetween } from '#shared/domain/date';
import type { ItemFilter } from '#shared/domain/filter';
import { useNavigation } from '../../../app/navigation.ts';
import { CountLink } from '../../../components/count-link.tsx';
import { formatDate, formatDaysLeft, formatNumber, plural } from '../../../components/format.ts';
import { paceWords } from './pace-words.ts';
import { heightOf, PLOT, PlotFrame } from './plot-frame.tsx';
import { useRoving } from './use-roving.ts';
import classes from './pictures.module.css';

type Step = BurnDown['steps'][number];

function filterOf({ deadline }: Step): ItemFilter {
  return { verdicts: ['remove-by'], deadline: { from: deadline, until: deadline } };
}

/** The steps with what is left to remove before and after each, if every deadline is kept. */
function withRest(steps: readonly Step[]) {
  const all = steps.reduce((sum, { items }) => sum + items, 0);
  return steps.map((step, at) => {
    const until = steps.slice(0, at + 1).reduce((sum, { items }) => sum + items, 0);
    return { step, until, before: all - until + step.items, after: all - until };
  });
}

function Plot({ data, width }: { readonly data: BurnDown; readonly width: number }): ReactElement {
  const go = useNavigation((state) => state.go);
  const steps = withRest(data.steps);
  const most = steps[0]?.before ?? 0;
  const roving = useRoving(steps.length, (at) => {
    const step = data.steps[at];
    if (step !== undefined) go('inventory', { filter: filterOf(step) });
  });
  const days = Math.max(1, daysBetween(data.asOf, data.steps.at(-1)?.deadline ?? data.asOf));
  const across = width - PLOT.left - PLOT.right;
  const x = (day: string): number => PLOT.left + (daysBetween(data.asOf, day) / days) * across;
  const y = (count: number): number => heightOf(count, most);
  const stairs = steps.map(({ step, after }) => `H${x(step.deadline)}V${y(after)}`).join('');
  const pace = steps.map(({ step, after }) => `L${x(step.deadline)} ${y(after)}`).join('');
  const start = `M${PLOT.left} ${y(most)}`;
  return (
    <PlotFrame
      width={width}
      most={most}
      label="Items still to remove until each deadline; arrow keys walk through the deadlines"
    >
      <path className={classes['flaggedLine']} d={`${start}${stairs}`} />
      <path className={classes['paceLine']} d={`${start}${pace}`} />
      <g aria-hidden>
        <text x={PLOT.left} y={PLOT.height - 8}>
          {formatDate(data.asOf)}
        </text>
        <text x={width - PLOT.right} y={PLOT.height - 8} textAnchor="end">
          {formatDate(data.steps.at(-1)?.deadline ?? null)}
        </text>
      </g>
      {steps.map(({ step, before }, at) => {
        const words = `${plural(step.items, 'item')} to remove by ${formatDate(step.deadline)}, ${formatDaysLeft(data.asOf, step.deadline)}`;
        return (
          <g
            key={step.deadline}
            {...roving(at)}
            className={classes['dot']}
            role="button"
            aria-label={words}
            transform={`translate(${x(step.deadline)} ${y(before)})`}
            onClick={() => {
              go('inventory', { filter: filterOf(step) });
            }}
          >
            <title>{words}</title>
            <circle className={classes['halo']} r={10} pointerEvents="all" />
            <circle className={classes['mark']} r={6} />
          </g>
        );
      })}
    </PlotFrame>
  );
}

/** Items to remove as they must become fewer until each deadline, with the pace from today. */
export function BurnDownPicture({ data }: { readonly data: BurnDown }): ReactElement {
  const { ref, width } = useElementSize();
  const overdue =
    data.overdue === 0 ? null : (
      <Text size="sm" mb="xs">
        <CountLink count={data.overdue} label="overdue items" filter={{ verdicts: ['overdue'] }} />{' '}
        {data.overdue === 1 ? 'item is overdue' : 'items are overdue'} and must go at once.
      </Text>
    );
  if (data.steps.length === 0) {
    return (
      <>
        {overdue}
        <Text size="sm" c="dimmed">
          No active rule sets a deadline to come for an item that is not overdue already.
        </Text>
      </>
    );
  }
  return (
    <>
      {overdue}
      <div ref={ref}>{width > 0 ? <Plot data={data} width={width} /> : null}</div>
      <ul className={classes['paces']}>
        {withRest(data.steps).map(({ step, until }) => (
          <li key={step.deadline}>
            <CountLink
              count={step.items}
              label={`items to remove by ${formatDate(step.deadline)}`}
              filter={filterOf(step)}
            />{' '}
            by {formatDate(step.deadline)}, {formatDaysLeft(data.asOf, step.deadline)}
            {step.items === until ? '' : ` (${formatNumber(until)} with those before)`}:{' '}
            {paceWords(until, data.asOf, step.deadline)}
          </li>
        ))}
      </ul>
      <p className={classes['foot']}>
        Solid: the most that may still be there. Dotted: what an even pace from{' '}
        {formatDate(data.asOf)} leaves. Each item counts once, under its nearest deadline.
      </p>
    </>
  );
}
