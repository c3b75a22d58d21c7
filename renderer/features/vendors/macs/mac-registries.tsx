import { Button, Table, VisuallyHidden } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconUpload } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { MacRegistry } from '#shared/contract/evidence';
import { formatDate, formatMoment, formatNumber, plural } from '../../../components/format.ts';
import { messageOf, showError } from '../../../components/notify.ts';
import { ErrorState } from '../../../components/states.tsx';
import { callApp } from '../../../data/bridge.ts';
import { callData } from '../../../data/data-client.ts';
import { useCommand, useData } from '../../../data/hooks.ts';
import { offerUndo } from '../offer-undo.ts';
import vendors from '../vendors.module.css';

/** What the IEEE calls its registries, by the bits of their prefixes. */
const BLOCK_WORDS: Readonly<Record<string, string>> = {
  'MA-L': 'MA-L, 24 bits',
  'MA-M': 'MA-M, 28 bits',
  'MA-S': 'MA-S, 36 bits',
  IAB: 'IAB, 36 bits',
};

async function take(): Promise<void> {
  const file = await callApp('files.chooseMacRegistry', {});
  if (file === null) return;
  const { fileName, assignments, prefixes, changed, changeId } = await callData(
    'macRegistries.take',
    { token: file.token },
  );
  offerUndo(
    `${fileName} is in use`,
    `${formatNumber(prefixes)} of ${plural(assignments, 'prefix', 'prefixes')} lead to a known vendor. ${plural(changed, 'item says', 'items say')} something new of ${changed === 1 ? 'its' : 'their'} maker.`,
    changeId,
  );
}

function Registry({ registry }: { readonly registry: MacRegistry }): ReactElement {
  const removing = useCommand('macRegistries.remove');
  const { id, fileName, fileDate, blocks, assignments, prefixes, suppliers, sha256 } = registry;
  const { takenAt, takenBy } = registry;
  const taken = `Taken ${formatMoment(takenAt)}${takenBy === null ? '' : ` by ${takenBy}`}`;
  return (
    <Table.Tr>
      <Table.Td className={vendors['text'] ?? ''} title={`${taken}. SHA-256 ${sha256}`}>
        <bdi>{fileName}</bdi>
      </Table.Td>
      <Table.Td>{formatDate(fileDate.slice(0, 10))}</Table.Td>
      <Table.Td>{blocks.map((block) => BLOCK_WORDS[block] ?? block).join('; ')}</Table.Td>
      <Table.Td data-num>{formatNumber(assignments)}</Table.Td>
      <Table.Td data-num>{formatNumber(prefixes)}</Table.Td>
      <Table.Td data-num>{formatNumber(suppliers)}</Table.Td>
      <Table.Td className={vendors['actions'] ?? ''}>
        <Button
          size="compact-sm"
          variant="subtle"
          loading={removing.isPending}
          aria-label={`Remove the registry ${fileName}`}
          onClick={() =>
            removing.mutate(
              { id },
              {
                onSuccess: ({ changed, changeId }) =>
                  offerUndo(
                    `${fileName} is not in use any more`,
                    `${plural(changed, 'item says', 'items say')} something else of ${changed === 1 ? 'its' : 'their'} maker.`,
                    changeId,
                  ),
              },
            )
          }
        >
          Remove
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}

/** The registries of the IEEE by which MAC addresses suggest a maker. */
export function MacRegistries(): ReactElement | null {
  const { data, error, refetch } = useData('macRegistries.list', {});
  const taking = useMutation({ mutationFn: take, onError: showError });
  // It stands below what is read at the same time, so that nothing jumps when it comes.
  if (data === undefined && error === null) return null;
  return (
    <section className={vendors['section']} aria-label="MAC address prefixes">
      <div className={vendors['sectionHead']}>
        <div>
          <h2 className={vendors['sectionTitle']}>MAC address prefixes</h2>
          <p className={vendors['sectionText']}>
            {data?.length === 0
              ? 'With a registry of the IEEE (oui.csv, mam.csv, oui36.csv or oui.txt), MAC addresses suggest who made the equipment.'
              : 'What a MAC address says is a hint: a maker of chips or modules may have been given it. It never sets a vendor by itself.'}
          </p>
        </div>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconUpload size={14} aria-hidden />}
          title="A newer file replaces the one of the same prefixes"
          loading={taking.isPending}
          onClick={() => taking.mutate()}
        >
          Choose a registry…
        </Button>
      </div>
      {error === null ? null : (
        <ErrorState message={messageOf(error)} onRetry={() => void refetch()} />
      )}
      {data === undefined || data.length === 0 ? null : (
        <div className={vendors['frame']}>
          <Table aria-label="Registries of MAC prefixes in use">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>File</Table.Th>
                <Table.Th>Dated</Table.Th>
                <Table.Th>Registry</Table.Th>
                <Table.Th data-num>Prefixes</Table.Th>
                <Table.Th data-num>Of known vendors</Table.Th>
                <Table.Th data-num>Vendors</Table.Th>
                <Table.Th>
                  <VisuallyHidden>Actions</VisuallyHidden>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.map((registry) => (
                <Registry key={registry.id} registry={registry} />
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </section>
  );
}
