import { Alert, Button, Group, Stack } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactElement, ReactNode } from 'react';
import notice from './notice.module.css';

type FormFrameProps = {
  /** What the button that sends the form says. */
  readonly submit: string;
  readonly canSubmit: boolean;
  readonly isPending: boolean;
  readonly error: string | null;
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
};

/** The form of a dialog: its fields, why it failed, and the buttons. */
export function FormFrame(props: FormFrameProps): ReactElement {
  const { submit, canSubmit, isPending, error, onSubmit, onCancel, children } = props;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (canSubmit && !isPending) onSubmit();
      }}
    >
      <Stack gap="md">
        {children}
        {error === null ? null : (
          <Alert
            classNames={{ root: notice['danger'] ?? '', icon: notice['dangerIcon'] ?? '' }}
            icon={<IconAlertTriangle aria-hidden />}
            role="alert"
          >
            {error}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
          <Button type="submit" disabled={!canSubmit} loading={isPending}>
            {submit}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
