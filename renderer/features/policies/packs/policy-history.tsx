import { Button, Table, Text } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import type { Change } from '#shared/contract/history';
import { formatMoment, formatNumber } from '../../../components/format.ts';
import { messageOf } from '../../../components/notify.ts';
import { ErrorState } from '../../../components/states.tsx';
import { useData } from '../../../data/hooks.ts';
import { UndoModal } from '../../history/undo-modal.tsx';
import classes from './packs.module.css';

const FIRST_SHOWN = 10;

function Count({ of, change }: { of: 'flagged' | 'undetermined'; change: Change }): ReactElement {
  const { counts } = change;
  if (counts === null) return <>–</>;
  const [before, after] = [counts.before[of], counts.after[of]];
  if (before === after) return <>{formatNumber(after)}</>;
  return (
    <>
      <span className={classes['was']}>{formatNumber(before)} → </span>
      {formatNumber(after)}
    </>
  );
}

type RowProps = { readonly change: Change; readonly onUndo: () => void };

function Row({ change, onUndo }: RowProps): ReactElement {
  const { at, text, reason, who, isUndone, canUndo } = change;
  return (
    <Table.Tr>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>
        <time dateTime={at}>{formatMoment(at)}</time>
      </Table.Td>
      <Table.Td className={classes['change'] ?? ''}>
        <bdi className={isUndone ? classes['undone'] : undefined}>{text}</bdi>
        {reason === null && !isUndone ? null : (
          <Text size="xs" c="dimmed">
            {isUndone ? 'undone later' : null}
            {isUndone && reason !== null ? ' · ' : null}
            {reason === null ? null : <bdi>{reason}</bdi>}
          </Text>
        )}
      </Table.Td>
      <Table.Td className={classes['change'] ?? ''}>
        <bdi>{who ?? '–'}</bdi>
      </Table.Td>
      <Table.Td data-num>
        <Count of="flagged" change={change} />
      </Table.Td>
      <Table.Td data-num>
        <Count of="undetermined" change={change} />
      </Table.Td>
      <Table.Td ta="right">
        {canUndo ? (
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconArrowBackUp size={12} aria-hidden />}
            aria-label={`Undo: ${text}`}
            onClick={onUndo}
          >
            Undo
          </Button>
        ) : null}
      </Table.Td>
    </Table.Tr>
  );
}

/** Every change of policies: when, who, what, and what it did to the counts. */
export function PolicyHistory(): ReactElement | null {
  const { data, error, refetch } = useData('policies.history', {});
  const [shown, setShown] = useState(FIRST_SHOWN);
  const [undoing, setUndoing] = useState<Change | null>(null);
  if (error !== null) {
    return <ErrorState message={messageOf(error)} onRetry={() => void refetch()} />;
  }
  if (data === undefined) return null;
  return (
    <section className={classes['section']} aria-label="Changes of policies">
      <h2 className={classes['heading']}>Changes of policies</h2>
      {data.length === 0 ? (
        <Text size="sm" c="dimmed">
          None yet. Each switch, version and record is listed here with what it did to the counts.
        </Text>
      ) : (
        <Table aria-label="Changes of policies" verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>When</Table.Th>
              <Table.Th>What</Table.Th>
              <Table.Th>Who</Table.Th>
              <Table.Th data-num>Flagged</Table.Th>
              <Table.Th data-num>Undetermined</Table.Th>
              <Table.Th aria-label="Undo" />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.slice(0, shown).map((change) => (
              <Row key={change.id} change={change} onUndo={() => setUndoing(change)} />
            ))}
          </Table.Tbody>
        </Table>
      )}
      {data.length > shown ? (
        <Button mt="xs" variant="subtle" size="compact-sm" onClick={() => setShown(shown + 50)}>
          Show older ({formatNumber(data.length - shown)} left)
        </Button>
      ) : null}
      <UndoModal change={undoing} onClose={() => setUndoing(null)} />
    </section>
  );
}
