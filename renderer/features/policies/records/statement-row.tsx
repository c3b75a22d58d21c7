import { Badge, Button, Group, Table } from '@mantine/core';
import type { ReactElement } from 'react';
import type { PolicyRecords } from '#shared/contract/policies';
import { daysBetween, type IsoDate } from '#shared/domain/date';
import { formatDate, formatMoment, formatNumber } from '../../../components/format.ts';
import type { SupplierNames } from '../../inventory/filters/facet-words.ts';
import { conditionWords } from '../../placement/rules/rule-words.ts';
import { describeDistance } from '../rule-words.ts';

/** Days before its end from which on a statement is pointed out. */
const SOON = 90;

type Kept = PolicyRecords['statements'][number];

type StatementRowProps = {
  readonly kept: Kept;
  readonly asOf: IsoDate;
  readonly suppliers: SupplierNames;
  readonly titleOf: (policyId: string, ruleId: string | null) => string;
  readonly onChange: () => void;
  readonly onRemove: () => void;
};

function headOf({ statement }: Kept): string {
  if (statement.kind === 'answer') return statement.holds ? 'Answer: yes' : 'Answer: no';
  if (statement.kind === 'waiver') return `Waiver, approved by ${statement.approver}`;
  return `Authorisation ${statement.reference}`;
}

function End({ kept, asOf }: { readonly kept: Kept; readonly asOf: IsoDate }): ReactElement | null {
  const { statement } = kept;
  if (statement.kind === 'answer' || statement.until === null) return null;
  const left = daysBetween(asOf, statement.until);
  const words = formatDate(statement.until);
  if (left < 0) {
    const after = statement.kind === 'waiver' ? 'Flagged again' : 'Expired';
    return (
      <>
        {words}{' '}
        <Badge size="sm" radius="sm" variant="light" color="orange" tt="none">
          {after}
        </Badge>
      </>
    );
  }
  return (
    <>
      {words}
      {left <= SOON ? (
        <Badge ml={6} size="sm" radius="sm" variant="light" color="gray" tt="none">
          {describeDistance(asOf, statement.until)}
        </Badge>
      ) : null}
    </>
  );
}

/** One answer, authorisation or waiver: what it says, about which items, until when and by whom. */
export function StatementRow(props: StatementRowProps): ReactElement {
  const { kept, asOf, suppliers, titleOf, onChange, onRemove } = props;
  const { statement, items, at, madeBy } = kept;
  const about =
    statement.kind === 'answer'
      ? statement.question
      : titleOf(statement.policyId, statement.ruleId);
  const conditions = statement.conditions.map((condition) => {
    const { field, test, values, more } = conditionWords(condition, suppliers);
    return `${field} ${test} ${values.join(' or ')}${more === 0 ? '' : ` or ${formatNumber(more)} more`}`;
  });
  return (
    <Table.Tr>
      <Table.Td>
        <strong>{headOf(kept)}</strong>
        <div>{about}</div>
      </Table.Td>
      <Table.Td>
        <bdi>{conditions.length === 0 ? 'Every item' : conditions.join(' and ')}</bdi>
      </Table.Td>
      <Table.Td ta="right">{formatNumber(items)}</Table.Td>
      <Table.Td>
        <End kept={kept} asOf={asOf} />
      </Table.Td>
      <Table.Td>
        {formatMoment(at)}
        {madeBy === null ? '' : `, ${madeBy}`}
      </Table.Td>
      <Table.Td>
        <Group gap={4} justify="flex-end" wrap="nowrap">
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={`Change: ${headOf(kept)}`}
            onClick={onChange}
          >
            Change
          </Button>
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            aria-label={`Remove: ${headOf(kept)}`}
            onClick={onRemove}
          >
            Remove
          </Button>
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}
