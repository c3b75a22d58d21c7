import { Button, Table, Text, VisuallyHidden } from '@mantine/core';
import type { ReactElement } from 'react';
import type { SettledLabel } from '#shared/contract/evidence';
import type { ItemFilter } from '#shared/domain/filter';
import { useNavigation } from '../../../app/navigation.ts';
import { formatNumber, plural } from '../../../components/format.ts';
import { messageOf } from '../../../components/notify.ts';
import { SignNote } from '../../../components/sign-note.tsx';
import { sentenceOfSign } from '../../../components/sign-words.ts';
import { ErrorState } from '../../../components/states.tsx';
import { useCommand, useData } from '../../../data/hooks.ts';
import { whenAndWho } from '../../inventory/panel/when-and-who.ts';
import { IN_SCOPE } from '../../inventory/filters/filter-model.ts';
import { offerUndo } from '../offer-undo.ts';
import { Pager } from '../pager.tsx';
import { usePaged } from '../use-paged.ts';
import vendors from '../vendors.module.css';
import classes from './contradictions.module.css';

const PAGE_SIZE = 10;

function SettledRow({ settled }: { readonly settled: SettledLabel }): ReactElement {
  const removing = useCommand('vendors.unsettle');
  const go = useNavigation((state) => state.go);
  const { id, label, readAs, key, sign, supplierId, supplierName, items, reason } = settled;
  const filter: ItemFilter = {
    ...IN_SCOPE,
    manufacturerIds: settled.manufacturerIds,
    evidence: [key],
    suppliers: [supplierId],
  };
  const remove = (): void => {
    removing.mutate(
      { id },
      {
        onSuccess: ({ changed, changeId }) =>
          offerUndo(
            `The decision on “${label}” is removed`,
            `${plural(changed, 'item')} changed.`,
            changeId,
          ),
      },
    );
  };
  return (
    <Table.Tr>
      <Table.Td className={classes['name'] ?? ''}>
        <bdi>{label}</bdi>
        {readAs === null ? null : (
          <Text size="xs" c="dimmed">
            of models that mean <bdi>{readAs}</bdi>
          </Text>
        )}
      </Table.Td>
      <Table.Td className={vendors['text'] ?? ''}>
        {sign === null ? key : <SignNote isSure={sign.isSure}>{sentenceOfSign(sign)}</SignNote>}
      </Table.Td>
      <Table.Td className={classes['name'] ?? ''}>
        <bdi>{supplierName}</bdi>
      </Table.Td>
      <Table.Td className={vendors['text'] ?? ''}>
        {reason === null ? null : <bdi>{reason}</bdi>}
        <Text size="xs" c="dimmed">
          {whenAndWho(settled)}
        </Text>
      </Table.Td>
      <Table.Td data-num>{formatNumber(items)}</Table.Td>
      <Table.Td className={vendors['actions'] ?? ''}>
        <Button
          size="compact-sm"
          variant="subtle"
          disabled={items === 0}
          aria-label={`Show items labelled ${label} that are ${supplierName}`}
          onClick={() => go('inventory', { filter })}
        >
          Show items
        </Button>
        <Button
          size="compact-sm"
          variant="subtle"
          loading={removing.isPending}
          aria-label={`Remove the decision that ${label} is ${supplierName}`}
          onClick={remove}
        >
          Remove
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}

/** What was decided on labels and signs, and is replayed on every import; nothing where nothing was. */
export function SettledLabels(): ReactElement | null {
  const { data, error, refetch } = useData('vendors.settled', {});
  const paged = usePaged(data ?? [], PAGE_SIZE);
  if (error === null && (data === undefined || data.length === 0)) return null;
  return (
    <section className={vendors['section']} aria-label="Labels that you decided on">
      <div className={vendors['sectionHead']}>
        <div>
          <h2 className={vendors['sectionTitle']}>Labels that you decided on</h2>
          <p className={vendors['sectionText']}>
            Equipment of a label that says another maker, and whose it is. Every import follows.
          </p>
        </div>
      </div>
      {error === null ? (
        <div className={vendors['frame']}>
          <Table aria-label="Decisions on labels">
            <Table.Thead>
              <Table.Tr>
                <Table.Th style={{ whiteSpace: 'nowrap' }}>As written</Table.Th>
                <Table.Th w="30%">The equipment says</Table.Th>
                <Table.Th>Vendor</Table.Th>
                <Table.Th>Reason</Table.Th>
                <Table.Th data-num>Items</Table.Th>
                <Table.Th>
                  <VisuallyHidden>Actions</VisuallyHidden>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {paged.rows.map((settled) => (
                <SettledRow key={settled.id} settled={settled} />
              ))}
            </Table.Tbody>
          </Table>
        </div>
      ) : (
        <ErrorState message={messageOf(error)} onRetry={() => void refetch()} />
      )}
      <Pager label="decisions" total={data?.length ?? 0} pageSize={PAGE_SIZE} paged={paged} />
    </section>
  );
}
