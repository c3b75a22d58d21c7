import type { AuditFigures } from './figures.ts';

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  // By code units: what a locale makes of them differs from one computer to the next.
  const inOrder = entries.toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(inOrder.map(([key, each]) => [key, sorted(each)]));
}

/**
 * The figures as a file says them, the same text for the same figures: JSON with sorted keys, two
 * spaces of indent and a line feed at the end.
 */
export function figuresText(figures: AuditFigures): string {
  return `${JSON.stringify(sorted(figures), null, 2)}\n`;
}

/** Hex digits of a hash that stand on every page. */
const SHORT = 12;

/** The part of a hash that people compare by eye. */
export function shortHash(sha256: string): string {
  return sha256.slice(0, SHORT);
}
