import { ActionIcon, Table } from '@mantine/core';
import { IconFocusCentered } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { TimelineChange, TimelineStep } from '#shared/contract/timeline';
import type { IsoDate } from '#shared/domain/date';
import { CountLink } from '../../../components/count-link.tsx';
import { formatDate, formatDaysLeft, formatNumber } from '../../../components/format.ts';
import { describeDistance } from '../rule-words.ts';
import { describeChange, describeRate, knownBy, titleOf } from './change-words.ts';
import classes from './timeline.module.css';

type ChangeTableProps = {
  readonly label: string;
  readonly steps: readonly TimelineStep[];
  readonly today: IsoDate;
  /** True where something is still to be done. */
  readonly hasPace: boolean;
  readonly onChoose: (day: IsoDate) => void;
};

type RowProps = {
  readonly change: TimelineChange;
  readonly date: IsoDate;
  readonly today: IsoDate;
  /** True for the first row of its day. */
  readonly isFirst: boolean;
  readonly hasPace: boolean;
  readonly onChoose: (day: IsoDate) => void;
};

function Items({ change }: { readonly change: TimelineChange }): ReactElement {
  const { demand, items, filter } = change;
  const isRemoval = demand !== null && !demand.isReplacement;
  const count = isRemoval ? demand.amount : items;
  const open = demand?.undetermined ?? 0;
  return (
    <>
      {filter === null ? (
        <span className={count === 0 ? classes['dimmed'] : undefined}>{formatNumber(count)}</span>
      ) : (
        <CountLink count={count} label={`items of the rule ${titleOf(change)}`} filter={filter} />
      )}
      {open === 0 ? null : (
        <div className={classes['dimmed']}>{formatNumber(open)} undetermined</div>
      )}
    </>
  );
}

function Pace({ change, today }: Pick<RowProps, 'change' | 'today'>): ReactElement | null {
  const { demand } = change;
  const rate = demand === null ? null : describeRate(demand, today);
  if (demand === null || rate === null) return null;
  return (
    <>
      {rate}
      {demand.amount === 0 ? null : (
        <div className={classes['dimmed']}>
          to be done by {formatDate(demand.deadline)}, weekends count
        </div>
      )}
    </>
  );
}

function Row({ change, date, today, isFirst, hasPace, onChoose }: RowProps): ReactElement {
  const day = knownBy(change, date);
  const isEnd = change.demand !== null || day !== date;
  return (
    <Table.Tr className={isFirst ? undefined : (classes['sameDay'] ?? '')}>
      <Table.Td className={classes['when'] ?? ''}>
        {isFirst ? (
          <>
            {formatDate(day)}
            <div className={classes['dimmed']}>
              {isEnd ? describeDistance(today, day) : formatDaysLeft(today, day)}
            </div>
          </>
        ) : null}
      </Table.Td>
      <Table.Td>
        <div className={classes['what']}>{titleOf(change)}</div>
        <div className={classes['dimmed']}>
          {describeChange(change, date)}
          {change.policy === null ? null : ` · ${change.policy.title}`}
        </div>
      </Table.Td>
      <Table.Td data-num>
        <Items change={change} />
      </Table.Td>
      {hasPace ? (
        <Table.Td>
          <Pace change={change} today={today} />
        </Table.Td>
      ) : null}
      <Table.Td>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={`Show ${formatDate(date)} above`}
          title={`Show ${formatDate(date)} above`}
          onClick={() => onChoose(date)}
        >
          <IconFocusCentered size={16} aria-hidden />
        </ActionIcon>
      </Table.Td>
    </Table.Tr>
  );
}

/** Changes by day: what changes by which rule, for how many items, and how fast these must go. */
export function ChangeTable(props: ChangeTableProps): ReactElement {
  const { label, steps, today, hasPace, onChoose } = props;
  const rows = steps.flatMap(({ date, changes }) =>
    changes
      .map((change) => ({ change, date, day: knownBy(change, date) }))
      .toSorted((a, b) => a.day.localeCompare(b.day)),
  );
  return (
    <Table aria-label={label} className={classes['table'] ?? ''}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={132}>Day</Table.Th>
          <Table.Th>What changes</Table.Th>
          <Table.Th w={120} data-num>
            Items
          </Table.Th>
          {hasPace ? <Table.Th w={232}>Pace from today</Table.Th> : null}
          <Table.Th w={40} aria-label="Show on the slider" />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(({ change, date, day }, at) => (
          <Row
            // Changes have no identity but their place.
            key={at}
            change={change}
            date={date}
            today={today}
            isFirst={rows[at - 1]?.day !== day}
            hasPace={hasPace}
            onChoose={onChoose}
          />
        ))}
      </Table.Tbody>
    </Table>
  );
}
