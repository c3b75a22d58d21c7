import type { Audience, Paper, Section } from '#shared/domain/audit/composition';
import type { Redaction } from '#shared/domain/audit/redaction';

export const sectionWords: Readonly<Record<Section, string>> = {
  cover: 'Cover',
  answer: 'Result on one page',
  notes: 'Notes',
  method: 'Method and scope',
  policies: 'Policies applied',
  suppliers: 'By supplier and placement',
  functions: 'By function',
  countries: 'By country',
  sites: 'By site',
  deadlines: 'Deadlines',
  caps: 'Caps',
  exceptions: 'Exceptions and waivers',
  quality: 'Data quality and completeness',
  sources: 'Sources',
  'sign-off': 'Sign-off',
  'flagged-sites': 'Annex: flagged items by site',
  annex: 'Annex: every flagged item',
};

export const redactionWords: Readonly<
  Record<Redaction, { readonly label: string; readonly statement: string }>
> = {
  full: {
    label: 'Everything',
    statement: 'Nothing was left out of this document for its readers.',
  },
  'no-sites': {
    label: 'No sites or host names',
    statement:
      'For its readers, this document leaves out codes, names and places of sites, and names of hosts. In what people wrote they are found as the register names them, not abbreviated or misspelt. Its figures count all of them.',
  },
  counts: {
    label: 'Counts only',
    statement:
      'For its readers, this document holds counts only: no sites, no single items, no names of files or people. Of what people wrote it holds notes, the texts of policies of the operator’s own and the names of vendors that the operator added. Its figures count all of it.',
  },
};

export const audienceWords: Readonly<Record<Audience, string>> = {
  auditor: 'Auditor',
  board: 'Board',
  authority: 'Authority',
  'site-team': 'Site team',
};

export const paperWords: Readonly<Record<Paper, string>> = { A4: 'A4', Letter: 'US Letter' };
