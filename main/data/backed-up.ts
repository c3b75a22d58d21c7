import type { BackupReason } from '#shared/contract/backups';

type AnyHandlers = Readonly<Record<string, (input: never) => unknown>>;

/** Handlers that first begin a backup, for the reason that stands beside their name. */
export function backedUp<H extends AnyHandlers>(
  handlers: H,
  reasons: Readonly<Partial<Record<keyof H & string, BackupReason>>>,
  before: (reason: BackupReason) => Promise<void>,
): H {
  const wrapped = Object.entries(handlers).map(([name, handler]) => {
    const reason = reasons[name];
    if (reason === undefined) return [name, handler] as const;
    const later = async (input: never): Promise<unknown> => {
      await before(reason);
      return handler(input);
    };
    return [name, later] as const;
  });
  return Object.fromEntries(wrapped) as unknown as H;
}
