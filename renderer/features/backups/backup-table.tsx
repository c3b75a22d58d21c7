import { Table } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import type { OfferedBackup } from '#shared/contract/backups';
import { formatBytes, formatMoment } from '../../components/format.ts';
import { REASON_WORDS } from './reason-words.ts';

/** What a row shows of a backup, open workspace or not. */
type Listed = Omit<OfferedBackup, 'isSound'>;

type BackupTableProps<B extends Listed> = {
  readonly backups: readonly B[];
  /** Whether the workspace is encrypted; a backup that is not is then told. */
  readonly isEncrypted: boolean;
  /** What can be done with a backup; `at` is when it was made, in the operator's way of writing. */
  readonly action: (backup: B, at: string) => ReactNode;
};

/** Backups, the newest first: when and why each was made, how large it is, and what can be done. */
export function BackupTable<B extends Listed>({
  backups,
  isEncrypted: isWorkspaceEncrypted,
  action,
}: BackupTableProps<B>): ReactElement {
  const isTold = isWorkspaceEncrypted || backups.some(({ isEncrypted }) => isEncrypted);
  return (
    <Table aria-label="Backups">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Made</Table.Th>
          <Table.Th>Why</Table.Th>
          {isTold ? <Table.Th>Encrypted</Table.Th> : null}
          <Table.Th data-num>Size</Table.Th>
          <Table.Th />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {backups.map((backup) => (
          <Table.Tr key={backup.id}>
            <Table.Td>{formatMoment(backup.at)}</Table.Td>
            <Table.Td>{REASON_WORDS[backup.reason]}</Table.Td>
            {isTold ? <Table.Td>{backup.isEncrypted ? 'Yes' : 'Not encrypted'}</Table.Td> : null}
            <Table.Td data-num>{formatBytes(backup.bytes)}</Table.Td>
            <Table.Td ta="right">{action(backup, formatMoment(backup.at))}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
