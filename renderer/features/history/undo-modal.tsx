import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { plural } from '../../components/format.ts';
import { showDone } from '../../components/notify.ts';
import { useCommand } from '../../data/hooks.ts';
import { hideUndo } from '../inventory/tagging/show-undo.tsx';
import type { Change } from '#shared/contract/history';

type UndoModalProps = {
  /** The change to take back; `null` keeps the dialog closed. */
  readonly change: Change | null;
  readonly onClose: () => void;
};

/** Asks before a change that is no import is taken back; the undo is a line of the history. */
export function UndoModal({ change, onClose }: UndoModalProps): ReactElement {
  const command = useCommand('history.undo');
  return (
    <Modal opened={change !== null} onClose={onClose} title="Undo this change?">
      {change === null ? null : (
        <Stack gap="md">
          <Text size="sm">
            <bdi>{change.text}</bdi>
          </Text>
          <Text size="sm" c="dimmed">
            {plural(change.items, 'item')} {change.items === 1 ? 'returns' : 'return'} to what was
            set before. The undo is kept in the history.
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose} data-autofocus>
              Keep it
            </Button>
            <Button
              color="red.8"
              loading={command.isPending}
              onClick={() => {
                command.mutate(
                  { changeId: change.id },
                  {
                    onSuccess: ({ changed }) => {
                      hideUndo();
                      showDone('Undone', `${plural(changed, 'item')} changed back`);
                      onClose();
                    },
                  },
                );
              }}
            >
              Undo it
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
