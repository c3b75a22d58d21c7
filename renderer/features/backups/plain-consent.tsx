import { Alert, Checkbox, Stack, Text } from '@mantine/core';
import { IconLockOpen } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import notice from '../../components/notice.module.css';

type PlainConsentProps = {
  readonly isGiven: boolean;
  readonly onChange: (isGiven: boolean) => void;
};

/** Says that a restore makes an encrypted workspace plain, and asks whether that is meant. */
export function PlainConsent({ isGiven, onChange }: PlainConsentProps): ReactElement {
  return (
    <Alert
      classNames={{ root: notice['warning'] ?? '', icon: notice['warningIcon'] ?? '' }}
      icon={<IconLockOpen aria-hidden />}
      title="This backup is not encrypted"
    >
      <Stack gap="sm">
        <Text size="sm">
          The workspace will be stored without encryption: whoever has its file can then read it.
          Encrypt it again after that, if it is to be.
        </Text>
        <Checkbox
          label="Store the workspace without encryption"
          checked={isGiven}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      </Stack>
    </Alert>
  );
}
