const STORAGE_KEY = 'provenet-policy-versions-later';
const MOST_KEPT = 50;

function read(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '[]');
    return Array.isArray(stored) ? stored.filter((each) => typeof each === 'string') : [];
  } catch {
    // What cannot be read was never put off.
    return [];
  }
}

/** True where the operator said “Later” to a version of a policy. */
export function isPutOff(id: string, version: string): boolean {
  return read().includes(`${id} ${version}`);
}

/** Remembers that the operator said “Later” to a version of a policy. */
export function putOff(id: string, version: string): void {
  const kept = [`${id} ${version}`, ...read()].slice(0, MOST_KEPT);
  localStorage.setItem(STORAGE_KEY, JSON.stringify(kept));
}
