/** Milliseconds of work in one go; other calls of the data host wait no longer for it. */
const MOST_AT_ONCE_MS = 12;

/** Lets other calls be answered in the midst of long work. */
export class Breather {
  #since = performance.now();

  /** Waits for what else is due once work has taken a while; until then it costs nothing. */
  async pause(): Promise<void> {
    if (performance.now() - this.#since < MOST_AT_ONCE_MS) return;
    await new Promise((resolve) => setImmediate(resolve));
    this.#since = performance.now();
  }
}
