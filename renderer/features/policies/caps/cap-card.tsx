import { Button, Table } from '@mantine/core';
import { Fragment, useState, type ReactElement } from 'react';
import type { Cap } from '#shared/contract/caps';
import type { IsoDate } from '#shared/domain/date';
import { shareOf } from '#shared/domain/measure';
import {
  formatAmount,
  formatNumber,
  formatShareBeside,
  plural,
} from '../../../components/format.ts';
import { ShareBar } from '../../../components/share-bar.tsx';
import { CertaintyMark } from '../../inventory/panel/certainty-mark.tsx';
import { groupName, limitWords, roomWords, type CapGroup } from './cap-words.ts';
import classes from './caps.module.css';
import { Replacements } from './replacements.tsx';

const SHOWN = 8;

type GroupRowProps = { readonly cap: Cap; readonly group: CapGroup };

function GroupRow({ cap, group }: GroupRowProps): ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  const name = groupName(cap, group);
  return (
    <Fragment>
      <Table.Tr>
        <Table.Th scope="row" fz="sm" fw={500} className={classes['group'] ?? ''}>
          <bdi>{name}</bdi>
        </Table.Th>
        <Table.Td data-num>{formatAmount(group.named)}</Table.Td>
        <Table.Td data-num>{formatAmount(group.all)}</Table.Td>
        <Table.Td data-num>{formatShareBeside(group.named, group.all, cap.share)}</Table.Td>
        <Table.Td className={classes['barCell'] ?? ''}>
          <ShareBar
            share={shareOf(group)}
            limit={cap.share}
            tone={group.over > 0 ? 'over' : 'plain'}
          />
        </Table.Td>
        <Table.Td className={group.over > 0 ? (classes['over'] ?? '') : ''}>
          {roomWords(cap, group)}
        </Table.Td>
        <Table.Td data-num>
          {group.over > 0 ? (
            <Button
              size="compact-xs"
              variant="subtle"
              aria-expanded={isOpen}
              aria-label={`${isOpen ? 'Hide' : 'What to replace'}: ${name}, ${cap.ruleTitle}`}
              onClick={() => setIsOpen(!isOpen)}
            >
              {isOpen ? 'Hide' : 'What to replace'}
            </Button>
          ) : null}
        </Table.Td>
      </Table.Tr>
      {isOpen && group.over > 0 ? (
        <Table.Tr>
          <Table.Td colSpan={7}>
            <Replacements cap={cap} group={group} />
          </Table.Td>
        </Table.Tr>
      ) : null}
    </Fragment>
  );
}

type CapCardProps = { readonly cap: Cap; readonly asOf: IsoDate };

/** One rule with a cap: its groups, those farthest over it first. */
export function CapCard({ cap, asOf }: CapCardProps): ReactElement {
  const [isWhole, setIsWhole] = useState(false);
  const { groups, ruleTitle, undetermined } = cap;
  const rows = isWhole ? groups : groups.slice(0, SHOWN);
  return (
    <article className={classes['cap']} aria-label={ruleTitle}>
      <div className={classes['head']}>
        <h3 className={classes['title']}>{ruleTitle}</h3>
        <CertaintyMark certainty={cap.certainty} />
      </div>
      <p className={classes['facts']}>
        {cap.policyTitle}. {limitWords(cap, asOf)}.
        {undetermined === 0
          ? ''
          : ` ${plural(undetermined, 'item')} may count or not, because a fact is missing, and ${undetermined === 1 ? 'is' : 'are'} left out.`}
      </p>
      {groups.length === 0 ? (
        <p className={classes['facts']}>No item of this inventory falls under it.</p>
      ) : (
        <Table className={classes['table'] ?? ''} aria-label={`Groups of ${ruleTitle}`}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{cap.per === null ? 'Measured over' : groupHeads[cap.per]}</Table.Th>
              <Table.Th data-num>Named suppliers</Table.Th>
              <Table.Th data-num>All</Table.Th>
              <Table.Th data-num>Share</Table.Th>
              <Table.Th aria-hidden />
              <Table.Th>Room</Table.Th>
              <Table.Th aria-hidden />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((group) => (
              <GroupRow key={group.key} cap={cap} group={group} />
            ))}
          </Table.Tbody>
        </Table>
      )}
      {groups.length > SHOWN ? (
        <Button
          size="compact-sm"
          variant="subtle"
          aria-expanded={isWhole}
          onClick={() => setIsWhole(!isWhole)}
        >
          {isWhole ? 'Show fewer' : `Show all ${formatNumber(groups.length)}`}
        </Button>
      ) : null}
    </article>
  );
}

const groupHeads: Record<NonNullable<Cap['per']>, string> = {
  country: 'Country',
  function: 'Function',
  region: 'Region',
};
