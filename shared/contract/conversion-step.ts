import { z } from 'zod';

/**
 * What a conversion does one after the other: it copies the workspace, reads the copy, gives that its new
 * key, and reads it once more.
 */
export const CONVERSION_STEPS = ['copying', 'reading', 'rewriting', 'rereading'] as const;
export const conversionStepSchema = z.enum(CONVERSION_STEPS);
export type ConversionStep = z.infer<typeof conversionStepSchema>;
