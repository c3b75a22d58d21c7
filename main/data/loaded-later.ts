type AnyHandlers = Readonly<Record<string, (input: never) => unknown>>;

/**
 * Handlers of these names that are loaded when one of them is first asked for: what opening a workspace
 * and the first counts do not need is no part of starting. Where loading fails, the call does.
 */
export function loadedLater<H extends AnyHandlers>(
  names: readonly (keyof H & string)[],
  load: () => Promise<H>,
): H {
  let loaded: Promise<H> | null = null;
  const answer = async (name: keyof H & string, input: never): Promise<unknown> => {
    loaded ??= load();
    const handle = (await loaded)[name];
    if (handle === undefined) throw new Error(`Nothing that was loaded answers ${name}.`);
    return handle(input);
  };
  const entries = names.map((name) => [name, (input: never) => answer(name, input)] as const);
  return Object.fromEntries(entries) as unknown as H;
}
