/** The one moment of all trials. */
const MOMENT = Date.parse('2026-06-01T12:00:00.000Z');

/**
 * Stops the clock of this process for whoever asks for the date. The history keeps moments; with
 * the same ones in every run, two runs of the same steps leave the same rows, to be compared.
 */
export function fixClock(): void {
  globalThis.Date = new Proxy(Date, {
    construct: (target, args: unknown[], newTarget): object =>
      Reflect.construct(target, args.length === 0 ? [MOMENT] : args, newTarget) as object,
    get: (target, name): unknown => (name === 'now' ? () => MOMENT : Reflect.get(target, name)),
  });
}
