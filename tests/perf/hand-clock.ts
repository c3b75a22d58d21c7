import type { Page } from '@playwright/test';

/** What has to stand on the screen for a clock to stop. */
export type Shown =
  /** Other counts of all facets and the first page of another filter. */
  | { readonly kind: 'filter' }
  /** The same for a filter with this search. */
  | { readonly kind: 'search'; readonly text: string }
  /** A row, counted from 0, with its values. */
  | { readonly kind: 'row'; readonly index: number };

/** The event that starts a clock: when the hand has done its part. */
const STARTS = { filter: 'click', search: 'input', row: 'keydown' } as const;

/** Frames in which it has to go on standing there, not counted: nothing stale was about to go. */
const STEADY_FRAMES = 6;
/** Milliseconds after which a clock fails. */
const LONGEST_MS = 20_000;

/**
 * Has a clock run from the next event that `shown` waits for until the first frame in which it is
 * on the screen. Read it by `readClock`.
 */
export async function startClock(page: Page, shown: Shown): Promise<void> {
  await page.evaluate(
    ({ wanted, event, steadyFrames, longest }) => {
      const sentence = (): string =>
        document.querySelector('[class*="sentence"]')?.textContent ?? '';
      const before = sentence();
      const hasRow = (index: number): boolean => {
        const row = document.querySelector(`.ag-row[row-index="${index}"]:not(.ag-row-loading)`);
        return row !== null && (row.textContent ?? '').trim() !== '';
      };
      const isShown = (): boolean => {
        if (wanted.kind === 'row') return hasRow(wanted.index);
        if (document.querySelector('main [aria-busy="true"]') !== null) return false;
        const now = sentence();
        if (now === before || now.startsWith('Counting')) return false;
        if (wanted.kind === 'search' && !now.includes(`“${wanted.text}”`)) return false;
        return now.startsWith('0 of') || hasRow(0);
      };
      const clock = new Promise<number>((resolve, reject) => {
        setTimeout(() => reject(new Error(`Nothing came of ${JSON.stringify(wanted)}.`)), longest);
        const begin = ({ timeStamp }: Event): void => {
          let since: number | null = null;
          let steady = 0;
          let drawn = '';
          const look = (): void => {
            const rows = document.querySelector('.ag-center-cols-container')?.textContent ?? '';
            if (!isShown()) {
              since = null;
              steady = 0;
            } else if (since === null || rows !== drawn) {
              // Rows that change once more were those of before.
              since = performance.now();
              steady = 0;
            } else steady += 1;
            drawn = rows;
            if (since !== null && steady > steadyFrames) resolve(since - timeStamp);
            else requestAnimationFrame(look);
          };
          requestAnimationFrame(look);
        };
        window.addEventListener(event, begin, { capture: true, once: true });
      });
      Object.assign(window, { benchClock: clock });
    },
    { wanted: shown, event: STARTS[shown.kind], steadyFrames: STEADY_FRAMES, longest: LONGEST_MS },
  );
}

/** Milliseconds of the clock that was started last, once it stands. */
export function readClock(page: Page): Promise<number> {
  return page.evaluate(() => (window as unknown as { benchClock: Promise<number> }).benchClock);
}

/** Milliseconds between frames while `move` runs. */
export async function framesDuring(page: Page, move: () => Promise<void>): Promise<number[]> {
  await page.evaluate(() => {
    const frames: number[] = [];
    let last = performance.now();
    const look = (): void => {
      const now = performance.now();
      frames.push(now - last);
      last = now;
      if (document.body.dataset['benchFrames'] === 'on') requestAnimationFrame(look);
    };
    document.body.dataset['benchFrames'] = 'on';
    Object.assign(window, { benchFrames: frames });
    requestAnimationFrame(look);
  });
  await move();
  return page.evaluate(() => {
    delete document.body.dataset['benchFrames'];
    return (window as unknown as { benchFrames: number[] }).benchFrames;
  });
}
