import { ANNEX_FILES, type Annex } from '#shared/domain/annex';

type Words = { readonly label: string; readonly about: string };

/** Each annex: what it is called and what it is for. */
export const annexWords: Readonly<Record<Annex, Words>> = {
  'flagged-csv': {
    label: 'Flagged items, CSV',
    about: 'Formulas escaped; imported again, it changes nothing',
  },
  'flagged-xlsx': {
    label: 'Flagged items, workbook',
    about: 'Days and numbers as such, identifiers as text',
  },
  'removal-csv': {
    label: 'Removal and replacement by location, CSV',
    about:
      'What FCC Form 5641 is known to ask for; its layout is unverified, not the official form',
  },
  'removal-xlsx': {
    label: 'Removal and replacement by location, workbook',
    about: 'The same; what the workspace does not know stays empty and is listed',
  },
  figures: {
    label: 'All figures, JSON',
    about: 'For programs; its hash is the hash of the figures',
  },
};

/** The kind of file that an annex is. */
export function annexKind(annex: Annex): 'csv' | 'xlsx' | 'json' {
  if (ANNEX_FILES[annex].endsWith('.csv')) return 'csv';
  return ANNEX_FILES[annex].endsWith('.xlsx') ? 'xlsx' : 'json';
}
