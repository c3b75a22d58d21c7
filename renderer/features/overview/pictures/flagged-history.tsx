import { Table, Text } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import type { ReactElement } from 'react';
import type { FlaggedHistory } from '#shared/contract/overview';
import type { VerdictCounts } from '#shared/contract/policies';
import type { IsoDate } from '#shared/domain/date';
import { useNavigation } from '../../../app/navigation.ts';
import { CountLink } from '../../../components/count-link.tsx';
import { formatDate, formatMoment, formatNumber, plural } from '../../../components/format.ts';
import { FLAGGED } from '../filters.ts';
import overview from '../overview.module.css';
import { heightOf, PLOT, PlotFrame } from './plot-frame.tsx';
import { useRoving } from './use-roving.ts';
import classes from './pictures.module.css';

/** Steps that a picture can tell apart. */
const SHOWN = 40;

type Step = FlaggedHistory['steps'][number];
type Point = VerdictCounts & {
  readonly key: string;
  readonly what: string;
  readonly isNow: boolean;
};

type HistoryProps = {
  readonly data: FlaggedHistory;
  readonly now: VerdictCounts;
  readonly asOf: IsoDate;
};

/** Imports, changes of policies, and whatever else changed the figures. */
function tellingSteps(steps: readonly Step[]): Step[] {
  return steps.filter((step, at) => {
    if (step.kind === 'import' || step.kind === 'policy') return true;
    const before = steps[at - 1];
    return (
      before === undefined ||
      before.flagged !== step.flagged ||
      before.undetermined !== step.undetermined ||
      before.clear !== step.clear
    );
  });
}

function pointsOf({ data, now, asOf }: HistoryProps): Point[] {
  const steps = tellingSteps(data.steps).slice(-SHOWN);
  return [
    ...steps.map((step) => ({
      ...step,
      key: String(step.changeId),
      what: `${step.text}, ${formatMoment(step.at)}${step.asOf === null ? '' : `, as of ${formatDate(step.asOf)}`}`,
      isNow: false,
    })),
    { ...now, key: 'now', what: `Now, as of ${formatDate(asOf)}`, isNow: true },
  ];
}

function countWords({ flagged, undetermined, clear }: VerdictCounts): string {
  const all = flagged + undetermined + clear;
  return `${formatNumber(flagged)} flagged and ${formatNumber(undetermined)} undetermined of ${plural(all, 'item')} in scope`;
}

function Plot({
  points,
  width,
}: {
  readonly points: Point[];
  readonly width: number;
}): ReactElement {
  const go = useNavigation((state) => state.go);
  const open = (at: number): void => {
    // Items of the past are not kept: what was done then is in the history.
    if (points[at]?.isNow === true) go('inventory', { filter: FLAGGED });
    else go('history');
  };
  const roving = useRoving(points.length, open);
  const most = Math.max(
    ...points.map(({ flagged, undetermined }) => Math.max(flagged, undetermined)),
  );
  const across = width - PLOT.left - PLOT.right;
  const x = (at: number): number =>
    PLOT.left + (points.length === 1 ? across : (at / (points.length - 1)) * across);
  const line = (of: (point: Point) => number): string =>
    points
      .map((point, at) =>
        at === 0
          ? `M${x(at)} ${heightOf(of(point), most)}`
          : `H${x(at)}V${heightOf(of(point), most)}`,
      )
      .join('');
  return (
    <PlotFrame
      width={width}
      most={most}
      label="Flagged items after each change; arrow keys walk through the changes"
    >
      <path className={classes['undeterminedLine']} d={line(({ undetermined }) => undetermined)} />
      <path className={classes['flaggedLine']} d={line(({ flagged }) => flagged)} />
      <g aria-hidden>
        <text x={width - PLOT.right} y={PLOT.height - 8} textAnchor="end">
          Now
        </text>
      </g>
      {points.map((point, at) => {
        const words = `${point.what}: ${countWords(point)}`;
        return (
          <g
            key={point.key}
            {...roving(at)}
            className={classes['dot']}
            data-kind={point.isNow ? 'now' : 'plain'}
            role="button"
            aria-label={`${words}. ${point.isNow ? 'Shows the flagged items.' : 'Opens the history.'}`}
            transform={`translate(${x(at)} ${heightOf(point.flagged, most)})`}
            onClick={() => {
              open(at);
            }}
          >
            <title>{words}</title>
            <circle className={classes['halo']} r={9} pointerEvents="all" />
            <circle className={classes['mark']} r={5} />
          </g>
        );
      })}
    </PlotFrame>
  );
}

/** Since when the figures are known, and of which changes they are not. */
function SinceNote({ data }: { readonly data: FlaggedHistory }): ReactElement {
  const first = data.steps[0];
  const unknown =
    data.unknown === 0
      ? ''
      : ` What counted after ${plural(data.unknown, 'other change')} was not noted, since an older version of the program made ${data.unknown === 1 ? 'it' : 'them'}.`;
  return (
    <p className={classes['foot']}>
      {first === undefined
        ? 'Figures are noted with every change from now on.'
        : `Figures are known since ${formatMoment(first.at)}, as they were noted with each change.`}
      {unknown}
    </p>
  );
}

/** How many items were flagged after each change, up to now. */
export function FlaggedHistoryPicture(props: HistoryProps): ReactElement {
  const { ref, width } = useElementSize();
  return (
    <>
      <div ref={ref}>{width > 0 ? <Plot points={pointsOf(props)} width={width} /> : null}</div>
      <p className={classes['foot']}>
        Solid: flagged. Dashed: undetermined. One step for each change, whatever time was between.
      </p>
      <SinceNote data={props.data} />
    </>
  );
}

/** The same figures as a table, the latest first. */
export function FlaggedHistoryTable(props: HistoryProps): ReactElement {
  return (
    <>
      <Table className={overview['table'] ?? ''} aria-label="Flagged items after each change">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>After</Table.Th>
            <Table.Th data-num>Flagged</Table.Th>
            <Table.Th data-num>Undetermined</Table.Th>
            <Table.Th data-num>In scope</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {pointsOf(props)
            .toReversed()
            .map(({ key, what, isNow, flagged, undetermined, clear }) => (
              <Table.Tr key={key}>
                <Table.Td>
                  <Text span size="sm">
                    {what}
                  </Text>
                </Table.Td>
                <Table.Td data-num>
                  {isNow ? (
                    <CountLink count={flagged} label="flagged items" filter={FLAGGED} />
                  ) : (
                    formatNumber(flagged)
                  )}
                </Table.Td>
                <Table.Td data-num>{formatNumber(undetermined)}</Table.Td>
                <Table.Td data-num>{formatNumber(flagged + undetermined + clear)}</Table.Td>
              </Table.Tr>
            ))}
        </Table.Tbody>
      </Table>
      <SinceNote data={props.data} />
    </>
  );
}
