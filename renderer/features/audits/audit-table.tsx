import { ActionIcon, Menu, Table, Text } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import type { AuditRecord } from '#shared/contract/audits';
import { shortHash } from '#shared/domain/audit/figures-text';
import { formatDate, formatMoment, formatNumber } from '../../components/format.ts';
import { WithdrawDialog } from '../../components/withdraw-dialog.tsx';
import { useCommand } from '../../data/hooks.ts';
import { printAudit, refreshAudits, saveAuditPdf } from './audit-actions.ts';
import classes from './audits.module.css';

/** A longer list scrolls by itself: the comparison below stays within reach. */
const MOST_HEIGHT = 464;

type AuditTableProps = {
  readonly audits: readonly AuditRecord[];
  readonly onCompare: (audit: AuditRecord) => void;
};

/** Closed audits, the latest first, with what can be done with each. */
export function AuditTable({ audits, onCompare }: AuditTableProps): ReactElement {
  const [withdrawing, setWithdrawing] = useState<AuditRecord | null>(null);
  const withdraw = useCommand('audits.withdraw');
  return (
    <>
      <Table.ScrollContainer
        minWidth={860}
        maxHeight={MOST_HEIGHT}
        scrollAreaProps={{ type: 'auto' }}
      >
        <Table stickyHeader aria-label="Closed audits">
          <Table.Thead>
            <Table.Tr>
              <Table.Th w="100%">Audit</Table.Th>
              <Table.Th className={classes['whole']}>Closed</Table.Th>
              <Table.Th className={classes['whole']}>As of</Table.Th>
              <Table.Th className={classes['whole']} ta="right">
                Flagged
              </Table.Th>
              <Table.Th className={classes['whole']} ta="right">
                In scope
              </Table.Th>
              <Table.Th className={classes['whole']}>Figures</Table.Th>
              <Table.Th aria-label="Actions" />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {audits.map((audit) => (
              <Table.Tr key={audit.id}>
                <Table.Td className={classes['item']}>
                  <bdi className={audit.withdrawn === null ? '' : classes['withdrawn']}>
                    {audit.name}
                  </bdi>
                  <Text size="xs" c="dimmed">
                    <bdi>
                      {[
                        audit.auditor,
                        audit.remark,
                        audit.withdrawn === null ? '' : `Withdrawn: ${audit.withdrawn.because}`,
                      ]
                        .filter((text) => text !== '')
                        .join(' · ')}
                    </bdi>
                  </Text>
                </Table.Td>
                <Table.Td className={classes['whole']}>
                  {formatMoment(audit.closedAt)}
                  {audit.closedBy === null ? null : (
                    <Text size="xs" c="dimmed">
                      by <bdi>{audit.closedBy}</bdi>
                    </Text>
                  )}
                </Table.Td>
                <Table.Td className={classes['whole']}>{formatDate(audit.asOf)}</Table.Td>
                <Table.Td ta="right" className="num">
                  {formatNumber(audit.items.flagged)}
                </Table.Td>
                <Table.Td ta="right" className="num">
                  {formatNumber(audit.items.inScope)}
                </Table.Td>
                <Table.Td className={classes['hash']} title={audit.figuresSha256}>
                  {shortHash(audit.figuresSha256)}
                </Table.Td>
                <Table.Td>
                  <Menu position="bottom-end" withinPortal>
                    <Menu.Target>
                      <ActionIcon variant="subtle" aria-label={`Actions for ${audit.name}`}>
                        <IconDots size={16} aria-hidden />
                      </ActionIcon>
                    </Menu.Target>
                    <Menu.Dropdown>
                      <Menu.Item onClick={() => onCompare(audit)}>Compare with now</Menu.Item>
                      <Menu.Item onClick={() => void printAudit(audit)}>Print again</Menu.Item>
                      <Menu.Item onClick={() => void saveAuditPdf(audit)}>Save as PDF</Menu.Item>
                      {audit.withdrawn === null ? (
                        <Menu.Item onClick={() => setWithdrawing(audit)}>Withdraw</Menu.Item>
                      ) : null}
                    </Menu.Dropdown>
                  </Menu>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <WithdrawDialog
        name={withdrawing?.name ?? null}
        isPending={withdraw.isPending}
        onWithdraw={(because) => {
          if (withdrawing === null) return;
          const onSuccess = (): void => {
            void refreshAudits();
            setWithdrawing(null);
          };
          withdraw.mutate({ id: withdrawing.id, because }, { onSuccess });
        }}
        onClose={() => setWithdrawing(null)}
      >
        The audit stays in the list with the reason. This cannot be taken back; an audit that counts
        can be closed anew.
      </WithdrawDialog>
    </>
  );
}
