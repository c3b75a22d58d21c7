import { Table } from '@mantine/core';
import type { ReactElement } from 'react';
import type { WhatIfResult, WhatIfShare } from '#shared/contract/what-if';
import { functionSchema } from '#shared/domain/item';
import { shareOf } from '#shared/domain/measure';
import {
  countryName,
  formatAmount,
  formatLimit,
  formatShareBeside,
} from '../../../components/format.ts';
import { ShareBar } from '../../../components/share-bar.tsx';
import { functionWords, measureUnitWords } from '../../../components/words.ts';
import classes from './comparison.module.css';

type Row = WhatIfResult['shares'][number];

function groupName({ per, group }: Row): string {
  if (per === null) return 'All';
  if (per === 'country') return countryName(group);
  const func = functionSchema.safeParse(group);
  return per === 'function' && func.success ? functionWords[func.data] : group;
}

function ShareCells({ share }: { readonly share: WhatIfShare | null }): ReactElement {
  if (share === null) {
    return (
      <Table.Td colSpan={2} className={classes['dimmed'] ?? ''}>
        Does not act
      </Table.Td>
    );
  }
  const { named, all, cap } = share;
  const part = shareOf(share);
  return (
    <>
      <Table.Td data-num title={`At most ${formatLimit(cap)}`}>
        <span className={part > cap ? (classes['worse'] ?? '') : ''}>
          {formatShareBeside(named, all, cap)}
        </span>{' '}
        <span className={classes['dimmed']}>
          {formatAmount(named)} of {formatAmount(all)}
        </span>
      </Table.Td>
      <Table.Td className={classes['barCell'] ?? ''}>
        <ShareBar share={part} limit={cap} tone={part > cap ? 'over' : 'plain'} />
      </Table.Td>
    </>
  );
}

/** What caps measure, as numerator of denominator, with the permitted share as a mark. */
export function ShareComparison({
  result,
}: {
  readonly result: WhatIfResult;
}): ReactElement | null {
  const { shares } = result;
  if (shares.length === 0) return null;
  return (
    <section className={classes['card']} aria-label="Shares of caps">
      <h3 className={classes['cardTitle']}>Shares of caps</h3>
      <Table className={classes['table'] ?? ''} aria-label="Shares today and what if">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Cap</Table.Th>
            <Table.Th>Group</Table.Th>
            <Table.Th data-num>Limit</Table.Th>
            <Table.Th colSpan={2} className={classes['groupHead'] ?? ''}>
              Today
            </Table.Th>
            <Table.Th colSpan={2} className={classes['groupHead'] ?? ''}>
              What if
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shares.map((row) => (
            <Table.Tr key={JSON.stringify([row.policyId, row.ruleId, row.of, row.per, row.group])}>
              <Table.Th scope="row" fz="sm" fw={500} className={classes['rule'] ?? ''}>
                {row.ruleTitle}
                <span className={classes['dimmed']}>, of {measureUnitWords[row.of]}</span>
              </Table.Th>
              <Table.Td>
                <bdi>{groupName(row)}</bdi>
              </Table.Td>
              <Table.Td data-num>{formatLimit((row.scenario ?? row.today)?.cap ?? 0)}</Table.Td>
              <ShareCells share={row.today} />
              <ShareCells share={row.scenario} />
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
