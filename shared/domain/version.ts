/** True where one version, of numbers between dots, comes after another; '' is before all. */
export function isNewer(one: string, other: string): boolean {
  const parts = (version: string): number[] => version.split('.').map(Number);
  const [of, against] = [parts(one), parts(other)];
  for (let at = 0; at < Math.max(of.length, against.length); at += 1) {
    const difference = (of[at] ?? 0) - (against[at] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}

/**
 * The version of a pack that is saved on a day after another version: `YYYY.MM.N`, N counting the
 * versions of a month. Always newer than the one before, even where the clock went back.
 */
export function nextVersion(today: string, before: string | null): string {
  const month = today.slice(0, 7).replace('-', '.');
  if (before === null || isNewer(month, before.split('.').slice(0, 2).join('.')))
    return `${month}.1`;
  const [year = '', of = '', counted = '0'] = before.split('.');
  return `${year}.${of}.${Number(counted) + 1}`;
}
