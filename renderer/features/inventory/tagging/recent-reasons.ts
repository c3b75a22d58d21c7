const STORAGE_KEY = 'provenet.tagging.reasons.1';
const MOST_KEPT = 8;

/** The reasons given last, newest first. */
export function loadRecentReasons(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '[]');
    return Array.isArray(stored)
      ? stored.filter((each): each is string => typeof each === 'string')
      : [];
  } catch {
    // Reasons are a convenience; what cannot be read is forgotten.
    return [];
  }
}

/** Remembers a reason that was given. */
export function rememberReason(reason: string): void {
  const others = loadRecentReasons().filter((each) => each !== reason);
  localStorage.setItem(STORAGE_KEY, JSON.stringify([reason, ...others].slice(0, MOST_KEPT)));
}
