import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readingSchema } from '#shared/contract/import';

const line = z.int().min(1);

const warningSchema = z.strictObject({
  /** Where several codes are given, any of them is right. */
  code: z.union([z.string(), z.array(z.string()).min(2)]),
  /** Lines that may be named, the first that must be before the others; `null` for none. */
  lines: z.array(line.nullable()).min(1),
});
export type ExpectedWarning = z.infer<typeof warningSchema>;

/** What is left out is not looked at. */
const tableSchema = z.strictObject({
  encoding: z.string().optional(),
  isEncodingSure: z.boolean().optional(),
  delimiter: z.string().optional(),
  quote: z.string().optional(),
  escape: z.enum(['doubled', 'backslash']).optional(),
  headerRow: z.int().optional(),
  columns: z.int().optional(),
  /** Rows that hold something, the rejected ones too. */
  rows: z.int().optional(),
  /** Rows of nothing but white space and delimiters, which may be counted or not. */
  blankRows: z.int().optional(),
  /** Lines that are kept whole as rejected rows. */
  rejected: z.record(z.string(), z.string()).optional(),
  /** Hash of headings and rows as `canonicalText` writes them. */
  sha256: z.string().length(64).optional(),
  /** Headings and first rows, for people. */
  head: z.array(z.array(z.string())).optional(),
  hasReplacement: z.boolean().optional(),
});
export type ExpectedTable = z.infer<typeof tableSchema>;

const outcomeSchema = z.union([
  z.strictObject({
    table: tableSchema,
    warnings: z.array(warningSchema),
    mayWarn: z.array(z.string()).optional(),
  }),
  z.strictObject({ error: z.array(z.string()).min(1) }),
]);
export type Outcome = z.infer<typeof outcomeSchema>;

const expectationSchema = z.strictObject({
  file: z.string(),
  options: readingSchema.optional(),
  /** Where the expectation comes from; never from the reader. */
  source: z.string(),
  note: z.string().optional(),
  /** The outcome that is expected; where several are honest, the best first. */
  accept: z.array(outcomeSchema).min(1),
});
export type Expectation = z.infer<typeof expectationSchema>;

const corpusSchema = z.strictObject({
  corpus: z.string(),
  folder: z.string(),
  about: z.string(),
  /** Files, and folders by a final slash, that hold no table for the reader, with the reason. */
  leftOut: z.record(z.string(), z.string().min(5)),
  readings: z.array(expectationSchema).min(1),
});
export type Corpus = z.infer<typeof corpusSchema>;

/** The corpora that expectations are written down for. */
export function readCorpora(): Corpus[] {
  const folder = join(import.meta.dirname, 'expected');
  return readdirSync(folder)
    .toSorted()
    .map((name) => corpusSchema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))));
}
