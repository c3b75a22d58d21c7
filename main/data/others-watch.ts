/** How often is looked whether another program changed the open workspace. */
const LOOK_MS = 3000;

/** Looks again and again while a workspace is open whether another program changed it. */
export class OthersWatch {
  readonly #timer: NodeJS.Timeout;

  /** `look` is called each time; `onError` hears of the first time that it fails. */
  constructor(look: () => void, onError: (error: unknown) => void) {
    let hasFailed = false;
    this.#timer = setInterval(() => {
      try {
        look();
      } catch (error) {
        if (!hasFailed) onError(error);
        hasFailed = true;
      }
    }, LOOK_MS);
    this.#timer.unref();
  }

  /** Ends it. */
  stop(): void {
    clearInterval(this.#timer);
  }
}
