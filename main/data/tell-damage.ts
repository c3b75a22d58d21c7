import type { Contract, Handlers } from '#shared/rpc/contract';
import { codeOf, toAppError } from './database/app-errors.ts';

type Handler = (input: never) => unknown;

/**
 * The same handlers, which tell in one sentence what the disk or a damaged page of the open workspace
 * refuses while it is read; `nameOf` gives the name of its file. Other errors stay as they are.
 */
export function tellDamage<C extends Contract>(
  handlers: Handlers<C>,
  nameOf: () => string,
): Handlers<C> {
  const told = (handle: Handler): Handler => {
    return async (input) => {
      try {
        return await handle(input);
      } catch (error) {
        throw codeOf(error).startsWith('SQLITE_') ? toAppError(error, nameOf()) : error;
      }
    };
  };
  const entries = Object.entries<Handler>(handlers as Readonly<Record<string, Handler>>);
  return Object.fromEntries(entries.map(([name, handle]) => [name, told(handle)])) as Handlers<C>;
}
