const INTERVAL_MS = 100;

/**
 * Tells how far something is at most ten times a second: the first time, whenever a time has gone
 * by, and at the end.
 */
export function atMostTenASecond(
  tell: (done: number, total: number) => void,
): (done: number, total: number) => void {
  let toldAt = 0;
  return (done, total) => {
    const now = Date.now();
    if (done < total && now - toldAt < INTERVAL_MS) return;
    toldAt = now;
    tell(done, total);
  };
}
