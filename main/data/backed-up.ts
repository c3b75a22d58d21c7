import type { BackupReason } from '#shared/contract/backups';

type AnyHandlers = Readonly<Record<string, (input: never) => unknown>>;

type How<H> = {
  /** The reason for which a backup is begun, beside the name of the handler that is before. */
  readonly reasons: Readonly<Partial<Record<keyof H & string, BackupReason>>>;
  readonly before: (reason: BackupReason) => Promise<void>;
  /** Handlers that wait until all that was asked for before them and waits for a backup is done. */
  readonly inTurn: readonly (keyof H & string)[];
};

/**
 * Handlers some of which first begin a backup. What is to be undone is asked in turn: otherwise a
 * change that waits for its backup would be overtaken, and the one before it undone.
 */
export function backedUp<H extends AnyHandlers>(handlers: H, how: How<H>): H {
  const { reasons, before, inTurn } = how;
  const waiting = new Set<Promise<unknown>>();
  const wrapped = Object.entries(handlers).map(([name, handler]) => {
    if (inTurn.includes(name)) {
      const waits = async (input: never): Promise<unknown> => {
        await Promise.allSettled(waiting);
        return handler(input);
      };
      return [name, waits] as const;
    }
    const reason = reasons[name];
    if (reason === undefined) return [name, handler] as const;
    const later = async (input: never): Promise<unknown> => {
      const done = before(reason).then(() => handler(input));
      waiting.add(done);
      try {
        return await done;
      } finally {
        waiting.delete(done);
      }
    };
    return [name, later] as const;
  });
  return Object.fromEntries(wrapped) as unknown as H;
}
