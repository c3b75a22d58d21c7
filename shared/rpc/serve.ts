import { AppError, isAppError } from './app-error.ts';
import type { Contract, Handlers } from './contract.ts';
import { failureOf, requestSchema, type Outcome } from './envelope.ts';
import type { RpcPort } from './port.ts';

/**
 * Validates one call against the contract and runs its handler. Never throws: every failure is
 * an outcome. `onDefect` hears of errors that are not `AppError`s, once.
 */
export async function dispatch<C extends Contract>(
  contract: C,
  handlers: Handlers<C>,
  name: string,
  input: unknown,
  onDefect: (error: unknown) => void,
): Promise<Outcome> {
  try {
    if (!Object.hasOwn(contract, name)) {
      throw new AppError('invalid-input', `There is no method "${name}".`);
    }
    const parsed = contract[name]?.input.safeParse(input);
    if (parsed === undefined || !parsed.success) {
      const where = parsed?.error.issues[0];
      throw new AppError(
        'invalid-input',
        `The call ${name} was refused: ${where?.path.join('.') ?? ''} ${where?.message ?? ''}`.trim(),
      );
    }
    const handler = handlers[name];
    if (handler === undefined) throw new AppError('invalid-input', `There is no method "${name}".`);
    return { ok: true, value: await handler(parsed.data as never) };
  } catch (error) {
    if (!isAppError(error)) onDefect(error);
    return failureOf(error);
  }
}

/** Answers calls that arrive on a port until it closes. Returns a function that sends events. */
export function serve<C extends Contract>(
  port: RpcPort,
  contract: C,
  handlers: Handlers<C>,
  onDefect: (error: unknown) => void,
): (event: string, payload: unknown) => void {
  port.onMessage((message) => {
    const request = requestSchema.safeParse(message);
    if (!request.success) {
      onDefect(new AppError('invalid-input', 'A message that is not a request was dropped.'));
      return;
    }
    const { id, name, input } = request.data;
    void dispatch(contract, handlers, name, input, onDefect).then((outcome) => {
      port.post({ id, outcome });
    });
  });
  return (event, payload) => {
    port.post({ event, payload });
  };
}
