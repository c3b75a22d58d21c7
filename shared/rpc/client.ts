import { AppError } from './app-error.ts';
import type { Call, Contract } from './contract.ts';
import { messageSchema, valueOf, type Outcome } from './envelope.ts';
import type { RpcPort } from './port.ts';

type Pending = { resolve: (outcome: Outcome) => void };

/**
 * Calls a contract over a port. When the port closes, every call in flight and every later one
 * fails with `host-crashed`.
 */
export function createClient<C extends Contract>(
  port: RpcPort,
  onEvent: (event: string, payload: unknown) => void,
): Call<C> {
  const pending = new Map<number, Pending>();
  let nextId = 1;
  let isClosed = false;
  const crashed: Outcome = {
    ok: false,
    error: {
      code: 'host-crashed',
      message: 'The data process stopped; what was not finished was not saved. Try again.',
    },
  };

  port.onMessage((raw) => {
    const message = messageSchema.safeParse(raw);
    if (!message.success) return;
    if ('event' in message.data) {
      onEvent(message.data.event, message.data.payload);
      return;
    }
    const { id, outcome } = message.data;
    pending.get(id)?.resolve(outcome);
    pending.delete(id);
  });
  port.onClose(() => {
    isClosed = true;
    for (const { resolve } of pending.values()) resolve(crashed);
    pending.clear();
  });

  return async (name, input) => {
    if (isClosed) throw new AppError('host-crashed', crashed.error.message);
    const id = nextId;
    nextId += 1;
    const outcome = await new Promise<Outcome>((resolve) => {
      pending.set(id, { resolve });
      port.post({ id, name, input });
    });
    return valueOf(outcome) as never;
  };
}
