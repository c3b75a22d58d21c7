import { quantileOf, type Confidence } from './confidence.ts';

/** Most items of one sample; nobody walks to more of them. */
export const MAX_SAMPLE = 20_000;

/** The share of errors for which most items are needed, assumed because nobody knows it before. */
const WORST_SHARE = 0.5;

/**
 * How many items of a population must be looked at, so that the share of errors is known within
 * `margin` (0 to 1) either way at a confidence: the size for an endless population, z² p (1 − p) / e²
 * with p = 0.5, and the finite population correction n / (1 + (n − 1) / N) (W. G. Cochran, Sampling
 * Techniques, 3rd edition, Wiley 1977, chapter 4). Never more than there are.
 */
export function sampleSize(population: number, confidence: Confidence, margin: number): number {
  if (population <= 0) return 0;
  const z = quantileOf(confidence);
  const endless = (z * z * WORST_SHARE * (1 - WORST_SHARE)) / (margin * margin);
  return Math.min(population, Math.ceil(endless / (1 + (endless - 1) / population)));
}
