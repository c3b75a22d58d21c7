import { z } from 'zod';
import { capSchema } from '../../contract/caps.ts';
import { ledgerSchema } from '../../contract/import.ts';
import { policyInfoSchema } from '../../contract/policies.ts';
import { isoDateSchema } from '../date.ts';
import { functionSchema, placementSchema } from '../item.ts';
import { samplingFiguresSchema } from '../sampling/figures.ts';
import { removalFiguresSchema } from '../removal.ts';
import { summarySchema } from '../summary.ts';
import { verdictSchema } from '../verdict.ts';
import { redactionSchema } from './redaction.ts';

const count = z.int().min(0);

/** Items in scope, with those flagged and undetermined among them. */
const countsShape = { items: count, flagged: count, undetermined: count } as const;

/** Sites listed by themselves; of more, only what they hold together. */
export const MAX_SITES = 500;
/** Lines of flagged equipment by site; the rest is counted, and stands in the annex. */
export const MAX_FLAGGED_LINES = 2000;
/** Manufacturer texts without a supplier that are listed. */
export const MAX_OPEN_NAMES = 20;

const siteSchema = z.strictObject({
  /** Its code, or its name where it has none; `null` for items that name no site. */
  site: z.string().nullable(),
  /** Its name, where it has a code too. */
  siteName: z.string().nullable(),
  country: z.string().nullable(),
  ...countsShape,
  flaggedCore: count,
  flaggedEdge: count,
  flaggedUntagged: count,
});
export type SiteFigures = z.infer<typeof siteSchema>;

const flaggedLineSchema = z.strictObject({
  site: z.string().nullable(),
  siteName: z.string().nullable(),
  country: z.string().nullable(),
  /** `null` where a rule about every supplier flags items whose supplier is not known. */
  supplierName: z.string().nullable(),
  placement: placementSchema,
  verdict: verdictSchema,
  model: z.string().nullable(),
  items: count,
});
export type FlaggedLine = z.infer<typeof flaggedLineSchema>;

/** How fast flagged equipment must go, by the nearest deadline of each item. */
const paceSchema = z.strictObject({
  /** Items whose last day is past, or whose use is prohibited. */
  overdue: count,
  /** From the nearest deadline on. */
  steps: z.array(
    z.strictObject({
      deadline: isoDateSchema,
      /** Items whose nearest deadline this is. */
      items: count,
      /** Items that must be gone by the end of this day, those of earlier deadlines included. */
      until: count,
      /** Whole items a week that suffice for `until` from the as-of date on. */
      perWeek: count,
      /** Names of the rules that set it, as `policy: rule`. */
      rules: z.array(z.string()),
    }),
  ),
});

const exceptionsSchema = z.strictObject({
  /** Waivers in force on the date under the applied policies, the first to expire first. */
  waivers: z.array(
    z.strictObject({
      id: z.int(),
      policyTitle: z.string(),
      /** `null` where all rules of the policy are meant. */
      ruleTitle: z.string().nullable(),
      reason: z.string(),
      approver: z.string(),
      from: isoDateSchema,
      until: isoDateSchema,
      /** Items that are excepted from a rule by it. */
      items: count,
    }),
  ),
  /** Authorisations in force on the date. */
  authorisations: z.array(
    z.strictObject({
      id: z.int(),
      policyTitle: z.string(),
      ruleTitle: z.string(),
      reference: z.string(),
      note: z.string().nullable(),
      from: isoDateSchema,
      until: isoDateSchema.nullable(),
      /** Items in scope that it is about. */
      items: count,
    }),
  ),
  /** What the operator answered to questions of the rules. */
  answers: z.array(
    z.strictObject({
      id: z.int(),
      question: z.string(),
      holds: z.boolean(),
      note: z.string().nullable(),
      /** Items in scope that it is about. */
      items: count,
    }),
  ),
  /** Suppliers that the operator put on the list of a policy. */
  listings: z.array(
    z.strictObject({
      policyTitle: z.string(),
      supplierName: z.string(),
      since: isoDateSchema,
      reason: z.string(),
    }),
  ),
});

/** What an auditor asks first: how good the data behind the figures is. */
const qualitySchema = z.strictObject({
  /** Rows of the files by what became of them, over all sources. */
  rows: ledgerSchema,
  /** Why rows were rejected; a row counts under each of its reasons. */
  rejectReasons: z.array(z.strictObject({ code: z.string(), rows: count })),
  /** What the reader noticed of files, by kind. */
  warnings: z.array(z.strictObject({ code: z.string(), files: count })),
  /** Items of all, those out of scope too, that no longer stand in the files of their source. */
  missingFromSource: count,
  /** Items in scope without a site, a serial number, and anything that tells them from others. */
  withoutSite: count,
  withoutSerial: count,
  withoutKey: count,
  /** Items in scope that share their serial number with another one of all. */
  sharedSerial: count,
  /** Manufacturer texts of items in scope that no supplier is known for, the most frequent first. */
  openNames: z.strictObject({
    names: count,
    items: count,
    first: z.array(z.strictObject({ text: z.string(), items: count })),
  }),
  /** Items in scope that say another maker of themselves than their label, by supplier of both. */
  contradictions: z.strictObject({ items: count, labels: count }),
  /** Who set the placement of the items in scope. */
  placementBy: z.strictObject({ file: count, rule: count, person: count, nobody: count }),
  /**
   * Items in scope with a placement, function or generation that a rule of the catalogue proposed which
   * was not compared with a source, and how many of them are clear.
   */
  byUnverified: z.strictObject({ items: count, clear: count }).optional(),
});
export type AuditQuality = z.infer<typeof qualitySchema>;

const sourceSchema = z.strictObject({
  fileName: z.string(),
  /** Of the file's exact bytes, in hex. */
  sha256: z.string(),
  bytes: count,
  importedAt: z.string(),
  /** The user of the computer who imported; `null` where nobody knows. */
  importedBy: z.string().nullable(),
  /** Name of the system that it came from. */
  source: z.string().nullable(),
  ledger: ledgerSchema,
});

/** Headline figures of an earlier audit, to compare with. */
export const trendSchema = z.strictObject({
  asOf: isoDateSchema,
  /** Of the earlier audit's figures. */
  figuresSha256: z.string(),
  items: summarySchema.shape.items,
  byPlacement: summarySchema.shape.byPlacement,
  suppliersFlagged: count,
  /**
   * True where the two audits applied other policies or versions of them, other rules acted, or other
   * waivers, authorisations, answers, listed suppliers, owners, sizes of the operator or another home
   * country counted.
   */
  policiesDiffer: z.boolean(),
});
export type Trend = z.infer<typeof trendSchema>;

/**
 * Everything that an audit summary prints and counts. The same state of a workspace gives the same
 * figures, whenever and under whatever file name: no moment of making is among them. Counts are of items
 * unless a name says otherwise. Parts that only some audits have are optional.
 */
export const auditFiguresSchema = z.strictObject({
  schema: z.literal(1),
  redaction: redactionSchema,
  auditee: z.strictObject({
    operatorName: z.string(),
    scopeNote: z.string(),
    homeCountry: z.string().nullable(),
  }),
  /** Version of the registry that makers' names were resolved by. */
  registryVersion: z.string(),
  summary: summarySchema,
  /** The policies that the figures were computed under. */
  policies: z.array(policyInfoSchema),
  byFunction: z.array(
    z.strictObject({ function: functionSchema.nullable(), ...countsShape, flaggedCore: count }),
  ),
  /** Sites with flagged items, the most flagged first. */
  bySite: z.strictObject({
    rows: z.array(siteSchema).max(MAX_SITES),
    /** Sites with flagged items that are left out of `rows`, and what is left out with them. */
    omitted: z.strictObject({ sites: count, flagged: count }),
    /** Sites with items in scope, each in its country and whatever the case of its code. */
    sites: count,
  }),
  flaggedBySite: z.array(flaggedLineSchema).max(MAX_FLAGGED_LINES),
  /** Lines of `flaggedBySite` left out because there are more than a document holds. */
  flaggedLinesOmitted: count,
  pace: paceSchema,
  caps: z.array(capSchema),
  exceptions: exceptionsSchema,
  /**
   * SHA-256, in hex, of all that is on record with its conditions, of the operator's size, and of who
   * owns whom by the operator's word. Redacted figures and those of older audits do not have it.
   */
  recordsSha256: z.string().optional(),
  quality: qualitySchema,
  /** The files that the items came from, in the order of their imports. */
  sources: z.array(sourceSchema),
  /** Where samples were drawn for looking at equipment on its site. */
  sampling: samplingFiguresSchema.optional(),
  trend: trendSchema.optional(),
  /** How far the removal is, where anything is planned. */
  removalPlan: removalFiguresSchema.optional(),
});
export type AuditFigures = z.infer<typeof auditFiguresSchema>;
