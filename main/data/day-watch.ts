import { todayIso, type IsoDate } from '#shared/domain/date';

/** How often the date is looked at: a computer that slept over midnight is late by no more than that. */
const LOOK_MS = 60_000;

/** Notices while a workspace is open that another day began, which its verdicts may depend on. */
export class DayWatch {
  readonly #timer: NodeJS.Timeout;
  readonly #follow: () => boolean;
  readonly #onError: (error: unknown) => void;
  #day: IsoDate = todayIso();
  #hasFailed = false;

  /**
   * `follow` brings the workspace up to the new day, and answers false where it cannot yet: it is asked
   * again then, and where it failed, which `onError` hears of the first time.
   */
  constructor(follow: () => boolean, onError: (error: unknown) => void) {
    this.#follow = follow;
    this.#onError = onError;
    this.#timer = setInterval(() => {
      this.#look();
    }, LOOK_MS);
    this.#timer.unref();
  }

  /** Ends it. */
  stop(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    const today = todayIso();
    if (today === this.#day) return;
    try {
      if (!this.#follow()) return;
    } catch (error) {
      if (!this.#hasFailed) this.#onError(error);
      this.#hasFailed = true;
      return;
    }
    this.#day = today;
    this.#hasFailed = false;
  }
}
