import { z } from 'zod';
import { method, type Contract } from '#shared/rpc/contract';

/**
 * What the main process asks of the data host over their own channel. A page gets its port
 * through the message `{ kind: 'connect' }` that carries one end of a channel.
 */
export const hostContract = {
  'host.open': method({
    input: z.strictObject({
      path: z.string(),
      /** `read` reads a read-only workspace through a private copy; the others refuse it. */
      mode: z.enum(['create', 'write', 'read']),
    }),
    output: z.strictObject({ name: z.string() }),
  }),
  'host.close': method({ input: z.strictObject({}), output: z.strictObject({}) }),
  /** Lets calls that name `token` read or write the file at `path`. */
  'host.grant': method({
    input: z.strictObject({
      token: z.uuid(),
      path: z.string(),
      mode: z.enum(['read', 'write']),
    }),
    output: z.strictObject({}),
  }),
} satisfies Contract;
export type HostContract = typeof hostContract;

export const connectMessageSchema = z.strictObject({ kind: z.literal('connect') });
