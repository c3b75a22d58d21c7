import { Table } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import type { WhatIfResult, WhatIfSide } from '#shared/contract/what-if';
import { isFlagged, VERDICTS } from '#shared/domain/verdict';
import { formatDate, formatNumber, formatShare, plural } from '../../../components/format.ts';
import { ShareBar, type ShareTone } from '../../../components/share-bar.tsx';
import { VerdictBadge } from '../../../components/verdict-badge.tsx';
import { Difference } from './difference.tsx';
import classes from './comparison.module.css';

type Row = {
  readonly key: string;
  readonly label: ReactNode;
  readonly of: (side: WhatIfSide) => number;
  /** How the row's share of the items in scope is drawn; `null` for what is no part of them. */
  readonly tone: ShareTone | null;
  readonly isPart?: boolean;
  readonly isBetterLess?: boolean;
};

const ROWS: readonly Row[] = [
  { key: 'inScope', label: 'In scope', of: ({ items }) => items.inScope, tone: null },
  {
    key: 'flagged',
    label: 'Flagged',
    of: ({ items }) => items.flagged,
    tone: 'flagged',
    isBetterLess: true,
  },
  ...VERDICTS.filter(isFlagged).map((verdict): Row => {
    return {
      key: verdict,
      label: <VerdictBadge verdict={verdict} />,
      of: ({ byVerdict }) => byVerdict[verdict],
      tone: 'flagged',
      isPart: true,
      isBetterLess: true,
    };
  }),
  {
    key: 'core',
    label: 'Flagged in the core',
    of: ({ byPlacement }) => byPlacement.core.flagged,
    tone: 'flagged',
    isPart: true,
    isBetterLess: true,
  },
  {
    key: 'edge',
    label: 'Flagged at the edge',
    of: ({ byPlacement }) => byPlacement.edge.flagged,
    tone: 'flagged',
    isPart: true,
    isBetterLess: true,
  },
  {
    key: 'undetermined',
    label: 'Undetermined',
    of: ({ items }) => items.undetermined,
    tone: 'plain',
    isBetterLess: true,
  },
  { key: 'clear', label: 'Clear', of: ({ items }) => items.clear, tone: 'clear' },
  { key: 'outOfScope', label: 'Out of scope', of: ({ items }) => items.outOfScope, tone: null },
];

function SideCells({ row, side }: { readonly row: Row; readonly side: WhatIfSide }): ReactElement {
  const count = row.of(side);
  const { inScope } = side.items;
  return (
    <>
      <Table.Td data-num>{formatNumber(count)}</Table.Td>
      <Table.Td data-num className={classes['dimmed'] ?? ''}>
        {row.tone === null ? null : formatShare(count, inScope)}
      </Table.Td>
      <Table.Td className={classes['barCell'] ?? ''}>
        {row.tone === null ? null : (
          <ShareBar share={inScope === 0 ? 0 : count / inScope} tone={row.tone} />
        )}
      </Table.Td>
    </>
  );
}

function packsWords({ policies }: WhatIfSide): string {
  return policies.length === 0
    ? 'no policy'
    : policies.length === 1
      ? (policies[0]?.title ?? '')
      : plural(policies.length, 'policy', 'policies');
}

function SideHead({
  title,
  side,
}: {
  readonly title: string;
  readonly side: WhatIfSide;
}): ReactElement {
  return (
    <Table.Th colSpan={3} className={classes['sideHead'] ?? ''}>
      <span className={classes['sideTitle']}>{title}</span>
      <span
        className={classes['sideFacts']}
        title={side.policies.map((each) => each.title).join('\n')}
      >
        {formatDate(side.asOf)} · {packsWords(side)}
      </span>
    </Table.Th>
  );
}

/** Today and the scenario by what counts, each with its share of the items in scope. */
export function TotalsTable({ result }: { readonly result: WhatIfResult }): ReactElement {
  const { today, scenario } = result;
  // A verdict that no item has on either side says nothing here.
  const rows = ROWS.filter((row) => row.isPart !== true || row.of(today) + row.of(scenario) > 0);
  return (
    <Table className={classes['table'] ?? ''} layout="fixed" aria-label="Today and what if">
      <colgroup>
        <col style={{ width: '19%' }} />
        {[today, scenario].flatMap((_side, at) => [
          <col key={`${at} count`} style={{ width: '9%' }} />,
          <col key={`${at} share`} style={{ width: '8%' }} />,
          <col key={`${at} bar`} style={{ width: '18%' }} />,
        ])}
        <col style={{ width: '11%' }} />
      </colgroup>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Items</Table.Th>
          <SideHead title="Today" side={today} />
          <SideHead title="What if" side={scenario} />
          <Table.Th data-num>Difference</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.key} data-part={row.isPart || undefined}>
            <Table.Th scope="row" fz="sm" fw={row.isPart === true ? 400 : 600}>
              {row.label}
            </Table.Th>
            <SideCells row={row} side={today} />
            <SideCells row={row} side={scenario} />
            <Table.Td data-num>
              <Difference
                today={row.of(today)}
                scenario={row.of(scenario)}
                isBetterLess={row.isBetterLess ?? false}
              />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
