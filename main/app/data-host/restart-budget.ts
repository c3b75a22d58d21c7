const MAX_RESTARTS = 3;
const WINDOW_MS = 60_000;
const FIRST_DELAY_MS = 100;

/**
 * Decides whether a process that died is started again. Answers how long to wait first, or
 * `null` after three restarts in a minute: what dies at once again is not mended by trying.
 */
export function createRestartBudget(): (nowMs: number) => number | null {
  let restarts: number[] = [];
  return (nowMs) => {
    restarts = restarts.filter((at) => nowMs - at < WINDOW_MS);
    if (restarts.length >= MAX_RESTARTS) return null;
    const delayMs = FIRST_DELAY_MS * 4 ** restarts.length;
    restarts.push(nowMs);
    return delayMs;
  };
}
