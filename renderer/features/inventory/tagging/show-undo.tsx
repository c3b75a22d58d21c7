import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { showError } from '../../../components/notify.ts';

const SHOWN_MS = 12_000;

/** What takes a change back: an undo, or another step under its own name. */
type WayBack =
  (() => Promise<void>) | { readonly label: string; readonly run: () => Promise<void> };

let shownId: string | null = null;

/** Takes back the offer, because what it would undo is undone already. */
export function hideUndo(): void {
  if (shownId !== null) notifications.hide(shownId);
  shownId = null;
}

/**
 * Tells what was done and offers to take it back while the notification stands. Only the last
 * change is offered: older ones are in the history, and a pile of offers would cover the screen.
 */
export function showUndo(title: string, message: string, back: WayBack | null): void {
  const way = typeof back === 'function' ? { label: 'Undo', run: back } : back;
  const id = crypto.randomUUID();
  hideUndo();
  shownId = id;
  notifications.show({
    id,
    title,
    withBorder: true,
    closeButtonProps: { 'aria-label': 'Dismiss' },
    autoClose: SHOWN_MS,
    message: (
      <Group justify="space-between" wrap="nowrap" gap="md">
        <Text size="sm" c="var(--mantine-color-text)">
          <bdi>{message}</bdi>
        </Text>
        {way === null ? null : (
          <Button
            size="compact-sm"
            flex="none"
            variant="light"
            onClick={() => {
              notifications.hide(id);
              way.run().catch(showError);
            }}
          >
            {way.label}
          </Button>
        )}
      </Group>
    ),
  });
}
