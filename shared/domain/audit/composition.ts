import { z } from 'zod';
import { redactionSchema } from './redaction.ts';

/** Parts of the audit summary, in the order in which they usually stand. */
export const SECTIONS = [
  'cover',
  'answer',
  'notes',
  'method',
  'policies',
  'suppliers',
  'functions',
  'countries',
  'sites',
  'deadlines',
  'caps',
  'exceptions',
  'quality',
  'sources',
  'sign-off',
  'flagged-sites',
  'annex',
] as const;
export const sectionSchema = z.enum(SECTIONS);
export type Section = z.infer<typeof sectionSchema>;

export const PAPERS = ['A4', 'Letter'] as const;
export const paperSchema = z.enum(PAPERS);
export type Paper = z.infer<typeof paperSchema>;

/** Bytes of a logo's file, and characters of its text as `data:` URL. */
export const MAX_LOGO_BYTES = 300_000;
const MAX_LOGO_TEXT = Math.ceil(MAX_LOGO_BYTES / 3) * 4 + 40;

const logoSchema = z
  .string()
  .max(MAX_LOGO_TEXT)
  .regex(/^data:image\/(?:png|jpeg|svg\+xml);base64,[A-Za-z0-9+/]+=*$/u);

/** What the operator chose for the document, beside the figures. */
export const compositionSchema = z.strictObject({
  /** The parts that are printed, in order. */
  sections: z
    .array(sectionSchema)
    .min(1)
    .refine((all) => new Set(all).size === all.length, { message: 'Name each part once.' }),
  redaction: redactionSchema,
  paper: paperSchema,
  /** Such as "Confidential"; stands on every page. */
  mark: z.string().max(80),
  /** Stands on the cover in place of the workspace's own, where it is not empty. */
  operatorName: z.string().max(200),
  /** PNG, JPEG or SVG as a `data:` URL. */
  logo: logoSchema.nullable(),
  /** What the operator has to say; paragraphs are divided by blank lines. */
  notes: z.string().max(10_000),
});
export type Composition = z.infer<typeof compositionSchema>;

/** A composition under a name, kept in the app and as a file that the command line reads. */
export const templateSchema = compositionSchema.extend({
  schema: z.literal(1),
  name: z.string().trim().min(1).max(200),
});
export type Template = z.infer<typeof templateSchema>;

/** Who reads a document. */
export const AUDIENCES = ['auditor', 'board', 'authority', 'site-team'] as const;
export const audienceSchema = z.enum(AUDIENCES);
export type Audience = z.infer<typeof audienceSchema>;

const plain = { paper: 'A4', mark: '', operatorName: '', logo: null, notes: '' } as const;

const without = (...left: readonly Section[]): Section[] =>
  SECTIONS.filter((each) => !left.includes(each));

/** What each kind of reader usually gets. */
const PRESETS: Readonly<Record<Audience, Composition>> = {
  auditor: { ...plain, redaction: 'full', mark: 'Confidential', sections: without() },
  board: {
    ...plain,
    redaction: 'no-sites',
    mark: 'Confidential',
    sections: [
      'cover',
      'answer',
      'notes',
      'deadlines',
      'caps',
      'suppliers',
      'exceptions',
      'sign-off',
    ],
  },
  authority: {
    ...plain,
    redaction: 'no-sites',
    mark: 'Confidential',
    sections: without('sites', 'flagged-sites', 'annex'),
  },
  'site-team': {
    ...plain,
    redaction: 'full',
    mark: 'Internal',
    sections: ['cover', 'deadlines', 'sites', 'flagged-sites', 'annex'],
  },
};

/** What a kind of reader usually gets. */
export function presetFor(audience: Audience): Composition {
  return PRESETS[audience];
}

/** Parts that a redaction leaves nothing of. */
export function isLeftOut(section: Section, { redaction }: Composition): boolean {
  if (redaction === 'full') return false;
  if (section === 'sites' || section === 'flagged-sites') return true;
  return section === 'annex' && redaction === 'counts';
}

/** The parts that are printed, in order; "notes" only where there are any. */
export function printedSections(composition: Composition): Section[] {
  return composition.sections.filter(
    (section) =>
      !isLeftOut(section, composition) && (section !== 'notes' || composition.notes.trim() !== ''),
  );
}
