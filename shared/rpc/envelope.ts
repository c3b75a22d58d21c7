import { z } from 'zod';
import { AppError, appErrorCodeSchema, isAppError } from './app-error.ts';

export const requestSchema = z.strictObject({
  id: z.int().min(1),
  name: z.string().max(100),
  input: z.unknown(),
});

export const outcomeSchema = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({
    ok: z.literal(false),
    error: z.strictObject({ code: appErrorCodeSchema, message: z.string() }),
  }),
]);
export type Outcome = z.infer<typeof outcomeSchema>;

/** What a receiver sends back: the answer to a request, or an event. */
export const messageSchema = z.union([
  z.strictObject({ id: z.int().min(1), outcome: outcomeSchema }),
  z.strictObject({ event: z.string().max(100), payload: z.unknown() }),
]);

/** Turns whatever was thrown into the failure that crosses the boundary. */
export function failureOf(error: unknown): Outcome {
  if (isAppError(error)) {
    return { ok: false, error: { code: error.code, message: error.message } };
  }
  const detail = error instanceof Error ? error.message : String(error);
  const message = `Something went wrong inside Provenet and nothing was saved; try again (${detail}).`;
  return { ok: false, error: { code: 'internal', message } };
}

/** Gives the value of an outcome, or throws its failure as an `AppError`. */
export function valueOf(outcome: Outcome): unknown {
  if (outcome.ok) return outcome.value;
  throw new AppError(outcome.error.code, outcome.error.message);
}
