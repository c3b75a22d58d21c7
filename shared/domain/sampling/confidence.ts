import { z } from 'zod';

/** How sure an interval is to hold the true share, in per cent. */
export const CONFIDENCES = ['90', '95', '99'] as const;
export const confidenceSchema = z.enum(CONFIDENCES);
export type Confidence = z.infer<typeof confidenceSchema>;

/** The two-sided quantiles of the standard normal distribution. */
const QUANTILES: Readonly<Record<Confidence, number>> = {
  '90': 1.644_853_626_951_47,
  '95': 1.959_963_984_540_05,
  '99': 2.575_829_303_548_9,
};

/** How many standard deviations either way hold the wanted part of a normal distribution. */
export function quantileOf(confidence: Confidence): number {
  return QUANTILES[confidence];
}
