import { z } from 'zod';
import { ANNEX_PAGE_ROWS, annexRowSchema, MAX_ANNEX_ROWS } from '../domain/audit/annex-row.ts';
import { auditFiguresSchema } from '../domain/audit/figures.ts';
import { redactionSchema } from '../domain/audit/redaction.ts';
import { isoDateSchema } from '../domain/date.ts';
import { method } from '../rpc/contract.ts';

const count = z.int().min(0);

const questionShape = {
  asOf: isoDateSchema.optional(),
  policyIds: z.array(z.string().max(60)).max(100).optional(),
} as const;

/** Texts of a composition that may name sites, by what they are. */
const textsSchema = z.record(z.string().max(40), z.string().max(10_000));

/** What the audit summary prints: the figures as its reader may see them, and what is not counted. */
export const summaryDocumentSchema = z.strictObject({
  figures: auditFiguresSchema,
  /** SHA-256 of the canonical text of these figures. */
  figuresSha256: z.string().length(64),
  /** `''` where the reader may not see it. */
  workspaceName: z.string(),
  /** True where the operator moved the date away from today. */
  isAsOfFixed: z.boolean(),
  /** The closed audit whose frozen figures these are, as the reader may see it; else `null`. */
  closed: z
    .strictObject({ id: z.int(), name: z.string(), auditor: z.string(), closedAt: z.string() })
    .nullable(),
  createdAt: z.string(),
  appVersion: z.string(),
  /** The texts that were given, as the reader may see them. */
  texts: textsSchema,
  annex: z.strictObject({
    /** Rows that can be asked for. */
    rows: count.max(MAX_ANNEX_ROWS),
    /** Flagged items that they leave out. */
    omitted: count,
    /** Names the state that they are of. */
    state: z.string(),
  }),
});
export type SummaryDocument = z.infer<typeof summaryDocumentSchema>;

/** What is asked of the data host for the printed audit summary. */
export const summaryDocumentMethods = {
  'summary.document': method({
    input: z.strictObject({
      ...questionShape,
      redaction: redactionSchema.optional(),
      texts: textsSchema.optional(),
      /** A closed audit, whose figures are printed again; date and policies are its own then. */
      auditId: z.int().optional(),
    }),
    output: summaryDocumentSchema,
  }),
  /**
   * Rows of the annex, the gravest first. Fails with `conflict` where the workspace is not in the state
   * any more that the document is of.
   */
  'summary.annexRows': method({
    input: z.strictObject({
      ...questionShape,
      redaction: redactionSchema.optional(),
      state: z.string().max(200),
      start: count,
      count: z.int().min(1).max(ANNEX_PAGE_ROWS),
    }),
    output: z.array(annexRowSchema),
  }),
} as const;
