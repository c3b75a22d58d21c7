/** One line of the benchmark's table. */
export type Figure = {
  readonly what: string;
  readonly value: number;
  readonly unit: 's' | 'ms' | 'MiB' | 'x' | 'rows/s';
  /** What it is held against, in words. */
  readonly beside?: string;
  /** Greatest value that the project promises at this stage. */
  readonly limit?: number;
};

const round = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);

function verdictOf({ value, limit }: Figure): string {
  if (limit === undefined) return '';
  return value <= limit ? `ok (at most ${limit})` : `MISSED (at most ${limit})`;
}

/** Prints one table, then the same figures as JSON lines. True where every promise is kept. */
export function printFigures(figures: readonly Figure[]): boolean {
  const width = Math.max(...figures.map(({ what }) => what.length));
  for (const figure of figures) {
    const value = `${round(figure.value).padStart(10)} ${figure.unit.padEnd(6)}`;
    const beside = (figure.beside ?? '').padEnd(44);
    process.stdout.write(`${figure.what.padEnd(width)} ${value} ${beside} ${verdictOf(figure)}\n`);
  }
  process.stdout.write('\n');
  for (const figure of figures) process.stdout.write(`${JSON.stringify(figure)}\n`);
  return figures.every(({ value, limit }) => limit === undefined || value <= limit);
}

/** The middle of some measurements. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

/** The value that `share` of the measurements do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? NaN;
}
