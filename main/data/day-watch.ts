import { todayIso, type IsoDate } from '#shared/domain/date';

/**
 * How often the date is looked at, besides at midnight: a computer that slept then, or whose clock was
 * set, is late by no more than that.
 */
const LOOK_MS = 60_000;

function untilMidnight(): number {
  return new Date().setHours(24, 0, 0, 0) - Date.now();
}

/** Notices while a workspace is open that another day began, which its verdicts may depend on. */
export class DayWatch {
  readonly #follow: () => boolean;
  readonly #onError: (error: unknown) => void;
  #timer: NodeJS.Timeout | null = null;
  #day: IsoDate = todayIso();
  #hasFailed = false;

  /**
   * `follow` brings the workspace up to the new day, and answers false where it cannot yet: it is asked
   * again then, and where it failed, which `onError` hears of the first time.
   */
  constructor(follow: () => boolean, onError: (error: unknown) => void) {
    this.#follow = follow;
    this.#onError = onError;
    this.#wait();
  }

  /** Ends it. */
  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  #wait(): void {
    this.#timer = setTimeout(
      () => {
        this.#wait();
        this.#look();
      },
      Math.min(LOOK_MS, untilMidnight()),
    );
    this.#timer.unref();
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
