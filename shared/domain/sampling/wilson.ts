import { quantileOf, type Confidence } from './confidence.ts';

/** Between which shares the true one lies, each from 0 to 1. */
export type Interval = { readonly low: number; readonly high: number };

/**
 * The score interval of a share that was counted in a sample: E. B. Wilson, Probable inference, the law
 * of succession, and statistical inference, Journal of the American Statistical Association 22 (1927),
 * pages 209 to 212. It stays within 0 and 1 and holds for few errors too, where the usual formula says
 * that there are none. `null` where nothing was looked at.
 */
export function wilsonInterval(
  errors: number,
  checked: number,
  confidence: Confidence,
): Interval | null {
  if (checked <= 0) return null;
  const z = quantileOf(confidence);
  const share = errors / checked;
  const square = (z * z) / checked;
  const centre = (share + square / 2) / (1 + square);
  const half =
    (z / (1 + square)) * Math.sqrt((share * (1 - share)) / checked + square / (4 * checked));
  // What rounding leaves beside the ends, which are exact where no item or every item is wrong.
  return {
    low: errors === 0 ? 0 : Math.max(0, centre - half),
    high: errors === checked ? 1 : Math.min(1, centre + half),
  };
}
