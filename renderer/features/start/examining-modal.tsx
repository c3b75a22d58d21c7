import { Button, Group, Modal, Progress, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { EXAMINE_STEPS, type Examining, type ExamineStep } from '#shared/contract/examining';
import { showError } from '../../components/notify.ts';
import { callApp } from '../../data/bridge.ts';
import { STABLE_KEY } from '../../data/query-client.ts';
import { useOpening } from './opening-store.ts';

/** Milliseconds between two looks at how far it is. */
const LOOK_MS = 250;

const WORDS: Readonly<Record<ExamineStep, string>> = {
  copy: 'Making a private copy',
  file: 'Checking every page of the file',
  ledgers: 'Adding up the ledgers of its imports',
  values: 'Comparing values with what Provenet writes',
  verdicts: 'Computing verdicts anew',
  items: 'Counting its items',
};

function cancel(): void {
  callApp('workspace.cancelExamining', {}).catch(showError);
}

function Content({ examining }: { readonly examining: Examining }): ReactElement {
  const at = EXAMINE_STEPS.indexOf(examining.step);
  return (
    <Stack gap="md">
      <Text size="sm">
        Provenet on this computer was not the last to save{' '}
        <Text span inherit fw={600}>
          <bdi>{examining.name}</bdi>
        </Text>
        . Before it is opened, a private copy is looked through for anything that Provenet does not
        write; the file itself stays as it is.
      </Text>
      <div role="status">
        <Text size="sm" fw={600} mb={6}>
          {WORDS[examining.step]}
        </Text>
        <Progress
          value={((at + 1) / (EXAMINE_STEPS.length + 1)) * 100}
          animated
          aria-label={`Step ${at + 1} of ${EXAMINE_STEPS.length}`}
        />
      </div>
      <Group justify="flex-end">
        <Button variant="default" onClick={cancel} data-autofocus>
          Cancel
        </Button>
      </Group>
    </Stack>
  );
}

/** Says of a workspace that takes long to open how far looking through it is. */
export function ExaminingModal(): ReactElement {
  const isLong = useOpening((state) => state.isLong);
  const { data } = useQuery({
    queryKey: [STABLE_KEY, 'workspace.examining'],
    queryFn: () => callApp('workspace.examining', {}),
    enabled: isLong,
    refetchInterval: LOOK_MS,
    gcTime: 0,
  });
  const examining = isLong ? (data ?? null) : null;
  return (
    <Modal
      opened={examining !== null}
      onClose={cancel}
      title="Looking through the workspace"
      size="lg"
      closeOnClickOutside={false}
      withCloseButton={false}
      transitionProps={{ duration: 0 }}
    >
      {examining === null ? null : <Content examining={examining} />}
    </Modal>
  );
}
