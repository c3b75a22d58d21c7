import { notifications } from '@mantine/notifications';
import { isAppError } from '#shared/rpc/app-error';
import { withLocalMoments } from './format.ts';

/** The sentence for the operator in whatever was thrown. */
export function messageOf(error: unknown): string {
  return withLocalMoments(error instanceof Error ? error.message : String(error));
}

/** Tells a failure and keeps it until it is dismissed; a cancelled call is not a failure. */
export function showError(error: unknown): void {
  if (isAppError(error, 'cancelled')) return;
  notifications.show({
    title: 'That did not work',
    message: messageOf(error),
    color: 'red',
    autoClose: false,
    withBorder: true,
  });
}

/** Tells that something is done. */
export function showDone(title: string, message: string): void {
  notifications.show({ title, message, color: 'teal', withBorder: true });
}
