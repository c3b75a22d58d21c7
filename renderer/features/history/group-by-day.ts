import type { Change } from '#shared/contract/history';

/** The changes of one calendar day on this machine. */
export type Day = { readonly label: string; readonly changes: readonly Change[] };

const dayName = new Intl.DateTimeFormat(navigator.language, { dateStyle: 'full' });

/** Groups changes by the day they happened on, newest first. */
export function groupByDay(changes: readonly Change[]): Day[] {
  const days = new Map<string, Change[]>();
  for (const change of changes.toSorted((a, b) => b.at.localeCompare(a.at) || b.id - a.id)) {
    const label = dayName.format(new Date(change.at));
    const day = days.get(label);
    if (day === undefined) days.set(label, [change]);
    else day.push(change);
  }
  return [...days].map(([label, each]) => ({ label, changes: each }));
}
