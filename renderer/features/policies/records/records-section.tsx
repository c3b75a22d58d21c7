import { Button, Group, Table, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import type { PolicyInfo, PolicyRecords } from '#shared/contract/policies';
import type { WorkspaceInfo } from '#shared/contract/workspace';
import { formatDate, formatNumber } from '../../../components/format.ts';
import { messageOf } from '../../../components/notify.ts';
import { ErrorState, LoadingState } from '../../../components/states.tsx';
import { useData } from '../../../data/hooks.ts';
import { useSupplierNames } from '../../inventory/filters/use-supplier-names.ts';
import { ListingDialog } from './listing-dialog.tsx';
import { OperatorSize } from './operator-size.tsx';
import classes from './records.module.css';
import { blankStatement, draftOfStatement, type StatementDraft } from './statement-draft.ts';
import { StatementDialog, type StatementRequest } from './statement-dialog.tsx';
import { StatementRow } from './statement-row.tsx';
import { useRecord } from './use-record.ts';

type RecordsProps = {
  readonly policies: readonly PolicyInfo[];
  readonly workspace: WorkspaceInfo;
};

type ViewProps = RecordsProps & { readonly records: PolicyRecords };

function Questions({
  questions,
  onAnswer,
}: {
  readonly questions: PolicyRecords['questions'];
  readonly onAnswer: (question: string) => void;
}): ReactElement | null {
  if (questions.length === 0) return null;
  return (
    <Table aria-label="Questions" verticalSpacing={4} fz="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>What no inventory tells</Table.Th>
          <Table.Th>Asked by</Table.Th>
          <Table.Th w={110} ta="right">
            Items waiting
          </Table.Th>
          <Table.Th w={100} />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {questions.map(({ question, rules, undetermined }) => (
          <Table.Tr key={question}>
            <Table.Td>{question}</Table.Td>
            <Table.Td c="dimmed">{rules.map(({ title }) => title).join(' · ')}</Table.Td>
            <Table.Td ta="right">{formatNumber(undetermined)}</Table.Td>
            <Table.Td ta="right">
              <Button
                size="compact-sm"
                variant="light"
                aria-label={`Answer: ${question}`}
                onClick={() => onAnswer(question)}
              >
                Answer
              </Button>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Listings({
  listings,
  titleOf,
}: {
  readonly listings: PolicyRecords['listings'];
  readonly titleOf: (policyId: string, ruleId: string | null) => string;
}): ReactElement | null {
  const unlist = useRecord('policies.unlistSupplier');
  if (listings.length === 0) return null;
  return (
    <Table aria-label="Listed suppliers" verticalSpacing={4} fz="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Listed supplier</Table.Th>
          <Table.Th>Policy</Table.Th>
          <Table.Th w={130}>Since</Table.Th>
          <Table.Th>Why</Table.Th>
          <Table.Th w={100} />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {listings.map(({ policyId, supplierId, supplierName, since, reason }) => (
          <Table.Tr key={`${policyId} ${supplierId}`}>
            <Table.Td>
              <bdi>{supplierName}</bdi>
            </Table.Td>
            <Table.Td>{titleOf(policyId, null)}</Table.Td>
            <Table.Td>{formatDate(since)}</Table.Td>
            <Table.Td>{reason}</Table.Td>
            <Table.Td ta="right">
              <Button
                size="compact-sm"
                variant="subtle"
                color="gray"
                aria-label={`Take off the list: ${supplierName}`}
                onClick={() =>
                  unlist.send({ policyId, supplierId }, `${supplierName} is off the list`)
                }
              >
                Remove
              </Button>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function RecordsView({ records, policies, workspace }: ViewProps): ReactElement {
  const { statements, questions, listings, operatorFacts } = records;
  const [request, setRequest] = useState<StatementRequest | null>(null);
  const [isListing, setIsListing] = useState(false);
  const remove = useRecord('policies.removeStatement');
  const suppliers = useSupplierNames();
  const write = (given: Partial<StatementDraft>): void =>
    setRequest({ draft: blankStatement(given), replacing: null });
  const titleOf = (policyId: string, ruleId: string | null): string => {
    const policy = policies.find(({ id }) => id === policyId);
    const rule = policy?.rules.find((entry) => entry.rule.id === ruleId)?.rule;
    return rule?.title ?? policy?.title ?? policyId;
  };
  return (
    <>
      <Questions questions={questions} onAnswer={(question) => write({ question })} />
      <Listings listings={listings} titleOf={titleOf} />
      {statements.length === 0 ? null : (
        <Table aria-label="Answers, authorisations and waivers" verticalSpacing={4} fz="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>On record</Table.Th>
              <Table.Th>About</Table.Th>
              <Table.Th w={80} ta="right">
                Items
              </Table.Th>
              <Table.Th w={150}>Until</Table.Th>
              <Table.Th w={170}>Written</Table.Th>
              <Table.Th w={150} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {statements.map((kept) => (
              <StatementRow
                key={kept.id}
                kept={kept}
                asOf={workspace.asOf}
                suppliers={suppliers}
                titleOf={titleOf}
                onChange={() => setRequest({ draft: draftOfStatement(kept), replacing: kept.id })}
                onRemove={() => remove.send({ id: kept.id }, 'It is off the record')}
              />
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Group gap="sm" mt="sm">
        <Button size="sm" variant="default" onClick={() => setIsListing(true)}>
          List a supplier
        </Button>
        <Button size="sm" variant="default" onClick={() => write({ kind: 'authorisation' })}>
          Record an authorisation
        </Button>
        <Button size="sm" variant="default" onClick={() => write({ kind: 'waiver' })}>
          Record a waiver
        </Button>
      </Group>
      <h3 className={classes['subtitle']}>Size of the operator</h3>
      <OperatorSize facts={operatorFacts} />
      <StatementDialog
        request={request}
        policies={policies}
        questions={questions}
        onClose={() => setRequest(null)}
      />
      <ListingDialog isOpen={isListing} policies={policies} onClose={() => setIsListing(false)} />
    </>
  );
}

/** What the operator puts on record for policies: answers, authorisations, waivers, lists, its size. */
export function RecordsSection(props: RecordsProps): ReactElement {
  const { data, error, refetch } = useData('policies.records', {}, { keepsPrevious: true });
  return (
    <section className={classes['section']} aria-label="On record">
      <h2 className={classes['title']}>On record</h2>
      <Text size="sm" c="dimmed" mb="xs">
        What laws ask for and no inventory tells. Verdicts follow at once; each entry can be taken
        back here and in the history.
      </Text>
      {error !== null ? (
        <ErrorState message={messageOf(error)} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <LoadingState blocks={[40, 40]} />
      ) : (
        <RecordsView {...props} records={data} />
      )}
    </section>
  );
}
