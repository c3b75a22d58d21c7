import { Button, Group, Progress, Stack, Text, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import { showError } from '../../components/notify.ts';
import { cancelSalvage, salvageRows, useSalvage } from './salvage-job.ts';

type OfferProps = {
  readonly action: string;
  /** What it does, in one line. */
  readonly text: string;
  readonly isDisabled: boolean;
  readonly onChoose: () => void;
};

function Offer({ action, text, isDisabled, onChoose }: OfferProps): ReactElement {
  return (
    <Group justify="space-between" wrap="nowrap" gap="md">
      <Text size="sm">{text}</Text>
      <Button
        size="compact-sm"
        variant="default"
        miw={190}
        disabled={isDisabled}
        onClick={onChoose}
        style={{ flexShrink: 0 }}
      >
        {action}
      </Button>
    </Group>
  );
}

type OtherOffersProps = {
  readonly isDisabled: boolean;
  readonly onOpenCopy: () => void;
  readonly onOpenAsItIs: () => void;
};

/**
 * What can be done about a damaged workspace without a backup. The file itself is changed by the last
 * one alone.
 */
export function OtherOffers({
  isDisabled,
  onOpenCopy,
  onOpenAsItIs,
}: OtherOffersProps): ReactElement {
  const { isRunning, share } = useSalvage();
  if (isRunning) {
    return (
      <Stack gap="xs" role="status">
        <Text size="sm">Saving what can be read into a new workspace</Text>
        <Progress value={share * 100} aria-label="Share of the file that was read" />
        <Group justify="flex-end">
          <Button variant="default" onClick={cancelSalvage}>
            Cancel
          </Button>
        </Group>
      </Stack>
    );
  }
  return (
    <Stack gap="xs">
      <Title order={3} size="h5">
        Without restoring a backup
      </Title>
      <Offer
        action="Save its rows…"
        text="Read row by row into a new workspace, with a list of what is lost."
        isDisabled={isDisabled}
        onChoose={() => {
          salvageRows().catch(showError);
        }}
      />
      <Offer
        action="Open a copy to read"
        text="Look at what it holds in a private copy, in which nothing can change."
        isDisabled={isDisabled}
        onChoose={onOpenCopy}
      />
      <Offer
        action="Open it as it is"
        text="Go on in this file with what it holds; copies are set aside first."
        isDisabled={isDisabled}
        onChoose={onOpenAsItIs}
      />
    </Stack>
  );
}
