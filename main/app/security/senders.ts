import type { WebContents, WebFrameMain } from 'electron';
import { AppError } from '#shared/rpc/app-error';
import { APP_ORIGIN } from './scheme.ts';

type Event = { readonly sender: WebContents; readonly senderFrame: WebFrameMain | null };

/** What a window of ours is for; a page may ask only what its window is for. */
export type WindowRole = 'main' | 'print';

/** Knows the pages of our own windows and recognises who sent a message. */
export class Senders {
  readonly #roles = new Map<number, WindowRole>();

  /** Trusts the page of a window until it is destroyed. */
  trust(contents: WebContents, role: WindowRole): void {
    const { id } = contents;
    this.#roles.set(id, role);
    contents.once('destroyed', () => this.#roles.delete(id));
  }

  /**
   * Passes where the message comes from the top frame of a window of one of these roles, on the
   * app's own origin. Throws `invalid-input` otherwise.
   */
  check(event: Event, roles: readonly WindowRole[]): void {
    const frame = event.senderFrame;
    const role = this.#roles.get(event.sender.id);
    const isTrusted =
      frame !== null &&
      frame.parent === null &&
      frame.origin === APP_ORIGIN &&
      role !== undefined &&
      roles.includes(role);
    if (!isTrusted)
      throw new AppError('invalid-input', 'A message from an unknown page was refused.');
  }
}
