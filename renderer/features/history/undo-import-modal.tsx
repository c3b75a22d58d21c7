import { Button, Group, List, Modal, ScrollArea, Stack, Table, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { UndoPreview } from '#shared/contract/undo-import';
import { formatMoment, formatNumber, plural } from '../../components/format.ts';
import { messageOf, showDone } from '../../components/notify.ts';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { useCommand, useData } from '../../data/hooks.ts';
import { hideUndo } from '../inventory/tagging/show-undo.tsx';
import classes from './history.module.css';

/** An import that the operator wants to take back. */
export type ImportToUndo = {
  readonly importId: number;
  /** What it is called in the question: its file. */
  readonly name: string;
  readonly at: string;
};

function Conflicts({ conflicts }: Pick<UndoPreview, 'conflicts'>): ReactElement | null {
  const { total, rows } = conflicts;
  if (total === 0) return null;
  const more = total - rows.length;
  return (
    <section aria-label="What was done later">
      <Text size="sm" mb={6}>
        <strong>{plural(total, 'item')}</strong> {total === 1 ? 'was' : 'were'} named or changed
        again since:
      </Text>
      <ScrollArea.Autosize
        mah={220}
        type="auto"
        className={classes['conflicts'] ?? ''}
        viewportProps={{ tabIndex: 0 }}
      >
        <Table stickyHeader aria-label="Items with later changes">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Item</Table.Th>
              <Table.Th>What becomes of it</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(({ itemId, item, text }, at) => (
              // An item can stand here for several reasons.
              <Table.Tr key={`${itemId}-${at}`}>
                <Table.Td className={classes['item'] ?? ''}>
                  <bdi>{item}</bdi>
                </Table.Td>
                <Table.Td className={classes['text'] ?? ''}>
                  <bdi>{text}</bdi>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea.Autosize>
      {more > 0 ? (
        <Text size="sm" c="dimmed" mt={4}>
          and {formatNumber(more)} more
        </Text>
      ) : null}
    </section>
  );
}

function Effects({
  removes,
  restores,
  finds,
}: Pick<UndoPreview, 'removes' | 'restores' | 'finds'>): ReactElement {
  if (removes + restores + finds === 0) {
    return <Text size="sm">No item changes: everything stays as it is.</Text>;
  }
  return (
    <List size="sm" spacing={2}>
      {removes === 0 ? null : (
        <List.Item>
          <strong>{plural(removes, 'item')}</strong> that it added {removes === 1 ? 'goes' : 'go'}.
        </List.Item>
      )}
      {restores === 0 ? null : (
        <List.Item>
          <strong>{plural(restores, 'item')}</strong> that it changed{' '}
          {restores === 1 ? 'gets' : 'get'} the former values back.
        </List.Item>
      )}
      {finds === 0 ? null : (
        <List.Item>
          <strong>{plural(finds, 'item')}</strong> that it did not name {finds === 1 ? 'is' : 'are'}{' '}
          no longer missing.
        </List.Item>
      )}
    </List>
  );
}

type BodyProps = { readonly undone: ImportToUndo; onClose(this: void): void };

function Body({ undone, onClose }: BodyProps): ReactElement {
  const { importId, name, at } = undone;
  const { data, error, refetch } = useData('imports.previewUndo', { importId });
  const command = useCommand('imports.undo');

  function undo(): void {
    command.mutate(
      { importId },
      {
        onSuccess: ({ removed, restored, found, kept }) => {
          hideUndo();
          const rest = kept === 0 ? '' : ` ${plural(kept, 'item')} kept what was done later.`;
          const back = found === 0 ? '' : `, ${plural(found, 'item')} no longer missing`;
          showDone(
            'Import undone',
            `${name}: ${plural(removed, 'item')} removed, ${plural(restored, 'item')} restored${back}.${rest}`,
          );
          onClose();
        },
      },
    );
  }

  if (error !== null)
    return <ErrorState message={messageOf(error)} onRetry={() => void refetch()} />;
  if (data === undefined) {
    return <LoadingState blocks={[20, 72]} label="Finding out what the undo would do" />;
  }
  return (
    <Stack gap="md">
      <Text size="sm" className={classes['text'] ?? ''}>
        <bdi>{name}</bdi>, imported on {formatMoment(at)}
        {data.isUndone ? ', is undone already.' : '.'}
      </Text>
      {data.isUndone ? null : (
        <>
          <Conflicts conflicts={data.conflicts} />
          <Effects {...data} />
          <Text size="sm" c="dimmed">
            The import stays listed with its ledger and its rejected rows, and the undo is kept in
            the history, where it can be redone.
          </Text>
        </>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose} data-autofocus>
          {data.isUndone ? 'Close' : 'Keep it'}
        </Button>
        {data.isUndone ? null : (
          <Button color="red.8" loading={command.isPending} onClick={undo}>
            Undo this import
          </Button>
        )}
      </Group>
    </Stack>
  );
}

type UndoImportModalProps = {
  /** `null` keeps the dialog closed. */
  readonly undone: ImportToUndo | null;
  onClose(this: void): void;
};

/** Shows what undoing an import does, what was done later first, and undoes it. */
export function UndoImportModal({ undone, onClose }: UndoImportModalProps): ReactElement {
  return (
    <Modal opened={undone !== null} onClose={onClose} title="Undo this import?" size="xl">
      {undone === null ? null : <Body undone={undone} onClose={onClose} />}
    </Modal>
  );
}
