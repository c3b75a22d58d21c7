/** What an operator does with a window, as its document hears of it. */
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;

/**
 * Calls `act` once the operator has done nothing for so many milliseconds, and again at the next such
 * rest. Nothing is called before the operator did something.
 */
export function atRest(events: EventTarget, restMs: number, act: () => void): void {
  let last = 0;
  let isWaiting = false;
  const look = (): void => {
    const left = restMs - (performance.now() - last);
    if (left > 0) {
      setTimeout(look, left);
      return;
    }
    isWaiting = false;
    act();
  };
  const noteSign = (): void => {
    last = performance.now();
    if (isWaiting) return;
    isWaiting = true;
    setTimeout(look, restMs);
  };
  for (const sign of SIGNS) {
    events.addEventListener(sign, noteSign, { passive: true, capture: true });
  }
}
