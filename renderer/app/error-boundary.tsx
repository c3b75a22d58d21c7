import { Alert, Button, Center, Code, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Component, type ReactNode } from 'react';
import { messageOf } from '../components/notify.ts';

type Props = {
  readonly children: ReactNode;
  /** A new value tries again: another screen is not held back by the one that failed. */
  readonly resetKey: string | number;
};
type State = { readonly error: unknown; readonly failedKey: string | number | null };

/** Keeps the window usable when a screen fails. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null, failedKey: null };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error: error ?? new Error('Unknown failure') };
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    if (state.failedKey === props.resetKey) return null;
    return { error: null, failedKey: props.resetKey };
  }

  override componentDidCatch(error: unknown): void {
    // The main process writes what the window reports into the log.
    reportError(error);
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return (
      <Center mih={360} p="xl">
        <Alert
          color="red"
          maw={560}
          role="alert"
          icon={<IconAlertTriangle aria-hidden />}
          title="This screen stopped because of a defect"
        >
          <Stack gap="sm" align="flex-start">
            <Text size="sm">
              Nothing in the workspace was changed by it. Reload the window; if it happens again,
              report the line below.
            </Text>
            <Code block>{messageOf(this.state.error)}</Code>
            <Button
              onClick={() => {
                window.location.reload();
              }}
            >
              Reload
            </Button>
          </Stack>
        </Alert>
      </Center>
    );
  }
}
