import { Button, Group, Modal, ScrollArea, Stack, Text } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import type { DataContract } from '#shared/contract/data';
import type { OutputOf } from '#shared/rpc/contract';
import { copyText } from '../../../components/copy-text.ts';
import { formatNumber, plural } from '../../../components/format.ts';
import { showDone } from '../../../components/notify.ts';
import { useCommand } from '../../../data/hooks.ts';
import classes from './own.module.css';

const MOST_HEIGHT = 320;

/** What taking a list of suppliers and names did. */
export type TakenList = OutputOf<DataContract, 'suppliers.import'> & { readonly fileName: string };

type ResultProps = { readonly result: TakenList; readonly onClose: () => void };

function Result({ result, onClose }: ResultProps): ReactElement {
  const { added, known, changed, changeId, leftOut } = result;
  const [isCopied, setIsCopied] = useState(false);
  const command = useCommand('history.undo');
  return (
    <Stack gap="md">
      <Text size="sm">
        {plural(added, 'entry is', 'entries are')} new, {formatNumber(known)} known already,{' '}
        {formatNumber(leftOut.length)} left out. {plural(changed, 'item')} changed.
      </Text>
      <section aria-label="Left out">
        <Group justify="space-between" mb={4}>
          <Text size="sm" fw={600}>
            Left out
          </Text>
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={
              isCopied ? <IconCheck size={12} aria-hidden /> : <IconCopy size={12} aria-hidden />
            }
            onClick={() => {
              setIsCopied(copyText(leftOut.join('\n')));
            }}
          >
            <span aria-live="polite">{isCopied ? 'Copied' : 'Copy the list'}</span>
          </Button>
        </Group>
        <ScrollArea.Autosize mah={MOST_HEIGHT} type="auto" viewportProps={{ tabIndex: 0 }}>
          <ul className={classes['leftOut']}>
            {leftOut.map((words, index) => (
              // Two entries may be left out in the same words.
              <li key={`${index}-${words}`}>
                <bdi>{words}</bdi>
              </li>
            ))}
          </ul>
        </ScrollArea.Autosize>
      </section>
      <Group justify="flex-end">
        {changeId === null ? null : (
          <Button
            variant="default"
            loading={command.isPending}
            onClick={() => {
              command.mutate(
                { changeId },
                {
                  onSuccess: (undone) => {
                    showDone('Undone', `${plural(undone.changed, 'item')} changed back`);
                    onClose();
                  },
                },
              );
            }}
          >
            Undo
          </Button>
        )}
        <Button onClick={onClose} data-autofocus>
          Done
        </Button>
      </Group>
    </Stack>
  );
}

type ListResultModalProps = {
  /** `null` keeps the dialog closed. */
  readonly result: TakenList | null;
  readonly onClose: () => void;
};

/** Tells what a list brought and what of it was left out, each with its reason. */
export function ListResultModal({ result, onClose }: ListResultModalProps): ReactElement {
  return (
    <Modal
      opened={result !== null}
      onClose={onClose}
      title={`Taken from ${result?.fileName ?? 'a file'}`}
      size="lg"
    >
      {result === null ? null : <Result result={result} onClose={onClose} />}
    </Modal>
  );
}
