import { Badge, Table } from '@mantine/core';
import { IconClock, IconKey } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { PolicyInfo } from '#shared/contract/data';
import type { IsoDate } from '#shared/domain/date';
import { formatNumber } from '../../components/format.ts';
import { functionWords } from '../../components/words.ts';
import { CertaintyMark } from '../inventory/panel/certainty-mark.tsx';
import { CitationText } from '../inventory/panel/citation-text.tsx';
import classes from './policies.module.css';
import { describeEffect, describeScope, describeSuppliers } from './rule-words.ts';

type RuleRowProps = {
  readonly entry: PolicyInfo['rules'][number];
  /** The date that verdicts are computed for. */
  readonly asOf: IsoDate;
};

/** One rule in words: whom it is about, where it applies, what it demands and on what ground. */
export function RuleRow({ entry, asOf }: RuleRowProps): ReactElement {
  const { rule, supplierNames, items, isUpcoming } = entry;
  const scope = describeScope(rule.scope);
  return (
    <Table.Tr>
      <Table.Td miw={180}>
        <div className={classes['ruleTitle']}>{rule.title}</div>
        <div className={classes['marks']}>
          {isUpcoming ? (
            <Badge
              size="sm"
              variant="light"
              radius="sm"
              tt="none"
              leftSection={<IconClock size={11} aria-hidden />}
            >
              Upcoming
            </Badge>
          ) : null}
          <CertaintyMark certainty={rule.certainty} />
        </div>
        {rule.note === undefined ? null : <div className={classes['dimmed']}>{rule.note}</div>}
      </Table.Td>
      <Table.Td miw={120}>{describeSuppliers(rule, supplierNames)}</Table.Td>
      <Table.Td miw={160}>
        {scope.length === 0 ? (
          'Everywhere'
        ) : (
          <ul className={classes['scope']}>
            {scope.map(({ fact, words }) => (
              <li key={fact}>
                <span className={classes['dimmed']}>{fact}: </span>
                {words}
              </li>
            ))}
          </ul>
        )}
        {rule.keyAssets === undefined ? null : (
          <div className={classes['dimmed']}>
            <IconKey size={11} aria-hidden /> Key assets:{' '}
            {rule.keyAssets.map((each) => functionWords[each]).join(', ')}
          </div>
        )}
      </Table.Td>
      <Table.Td miw={180}>{describeEffect(rule.effect, asOf)}</Table.Td>
      <Table.Td miw={200}>
        <CitationText citation={rule.citation} />
      </Table.Td>
      <Table.Td data-num>
        {items === null ? <span title="The policy is not active">–</span> : formatNumber(items)}
      </Table.Td>
    </Table.Tr>
  );
}
