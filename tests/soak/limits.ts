import { CONTENT, FILE, type Sample } from './sample.ts';
import { trendOf, type Trend } from './trend.ts';

/** What a figure may do, and why. */
type Limit = {
  readonly figures: RegExp;
  readonly says: string;
  readonly isKept: (trend: Trend) => boolean;
};

/** Share of its size by which resident memory may grow in an hour once it is warm. */
const MEMORY_GROWTH = 0.05;
/** Mebibytes by which the small processes may grow all the same: what a page of memory adds or not. */
const MEMORY_NOISE_MIB = 3;
const MOST_LOG_MIB = 24;
/** Kept are three backups, one of each day and week, and the last before a restore; two may be both. */
const MOST_BACKUPS = 8;
const USER_DATA_GROWTH_MIB = 1;
/** What a file may take of the most that it ever held: it keeps the pages of what was removed. */
const MOST_FILE = 1.5;
const FILE_GROWTH = 'workspace, times the most that it held';

/**
 * Limits, the first that fits a figure. The first third of the time warms caches up. A figure without
 * a limit is told, not judged.
 */
const LIMITS: readonly Limit[] = [
  {
    // At work they are told, not judged: garbage grows with the pace of the machine.
    figures: / at rest: (?:resident|no file's), MiB$|: script memory, MiB$/u,
    says: `at most ${MEMORY_GROWTH * 100} % or ${MEMORY_NOISE_MIB} MiB more an hour`,
    isKept: ({ perHour, middle }) => perHour <= Math.max(middle * MEMORY_GROWTH, MEMORY_NOISE_MIB),
  },
  {
    figures: /: (?:handles|threads|processes|documents)/u,
    says: 'none more in the last third than in the middle one',
    isKept: ({ middle, last }) => last <= middle,
  },
  {
    figures: /: (?:nodes|listeners)$/u,
    says: `at most ${MEMORY_GROWTH * 100} % more in the last third than in the middle one`,
    isKept: ({ middle, last }) => last <= middle * (1 + MEMORY_GROWTH),
  },
  {
    figures: new RegExp(`^${FILE_GROWTH}$`, 'u'),
    says: `never more than ${MOST_FILE}`,
    isKept: ({ greatest }) => greatest <= MOST_FILE,
  },
  {
    figures: /^its log, MiB$/u,
    says: `never more than ${MOST_LOG_MIB} MiB`,
    isKept: ({ greatest }) => greatest <= MOST_LOG_MIB,
  },
  {
    figures: /^backups$/u,
    says: `never more than ${MOST_BACKUPS}`,
    isKept: ({ greatest }) => greatest <= MOST_BACKUPS,
  },
  {
    figures: /^temporary files/u,
    says: 'none more in the last third than in the first one',
    isKept: ({ first, last }) => last <= first,
  },
  {
    figures: /^user data, MiB$/u,
    says: `at most ${USER_DATA_GROWTH_MIB} MiB more in the last third than in the middle one`,
    isKept: ({ middle, last }) => last - middle <= USER_DATA_GROWTH_MIB,
  },
];

/** What became of one figure. */
export type Judged = {
  readonly name: string;
  readonly trend: Trend;
  /** The limit in words, or `null` where there is none. */
  readonly limit: string | null;
  readonly isKept: boolean;
};

/** The measurements with how large the file is beside the most that it held until then. */
function withFileGrowth(samples: readonly Sample[]): Sample[] {
  let most = 0;
  return samples.map((sample) => {
    const { [FILE]: file, [CONTENT]: content } = sample.figures;
    if (file === undefined || content === undefined) return sample;
    most = Math.max(most, content);
    return { ...sample, figures: { ...sample.figures, [FILE_GROWTH]: file / most } };
  });
}

/** Judges every figure that was measured over so many minutes. */
export function judgeFigures(measured: readonly Sample[], minutes: number): Judged[] {
  const samples = withFileGrowth(measured);
  const names = [...new Set(samples.flatMap(({ figures }) => Object.keys(figures)))];
  return names.map((name) => {
    const points = samples.flatMap(({ minute, figures }) => {
      const value = figures[name];
      return value === undefined ? [] : [{ minute, value }];
    });
    const trend = trendOf(points, minutes);
    const limit = LIMITS.find(({ figures }) => figures.test(name)) ?? null;
    return { name, trend, limit: limit?.says ?? null, isKept: limit?.isKept(trend) ?? true };
  });
}

/** The figures as a table for a terminal, those first that are judged. */
export function tableOf(judged: readonly Judged[]): string {
  const number = (value: number): string => value.toFixed(1).padStart(9);
  const width = Math.max(...judged.map(({ name }) => name.length));
  const head = `${'figure'.padEnd(width)}     first    middle      last  greatest  an hour`;
  const lines = judged
    .toSorted((a, b) => Number(a.limit === null) - Number(b.limit === null))
    .map(({ name, trend, limit, isKept }) => {
      const { first, middle, last, greatest, perHour } = trend;
      const numbers = [first, middle, last, greatest, perHour].map(number).join(' ');
      const verdict = limit === null ? '' : `  ${isKept ? 'ok' : 'MISSED'} (${limit})`;
      return `${name.padEnd(width)} ${numbers}${verdict}`;
    });
  return [head, ...lines].join('\n');
}
