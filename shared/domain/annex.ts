import { z } from 'zod';
import type { ItemFilter, ItemSort } from './filter.ts';

/** What may lie beside an audit summary, in the order in which it is offered. */
export const ANNEXES = [
  'flagged-csv',
  'flagged-xlsx',
  'removal-csv',
  'removal-xlsx',
  'figures',
] as const;
export const annexSchema = z.enum(ANNEXES);
export type Annex = z.infer<typeof annexSchema>;

/**
 * The file of each annex. That the layout of the list for removal and replacement is not the
 * official form is said where nobody can overlook it: in its name.
 */
export const ANNEX_FILES: Readonly<Record<Annex, string>> = {
  'flagged-csv': 'flagged-items.csv',
  'flagged-xlsx': 'flagged-items.xlsx',
  'removal-csv': 'removal-and-replacement-UNVERIFIED-LAYOUT.csv',
  'removal-xlsx': 'removal-and-replacement-UNVERIFIED-LAYOUT.xlsx',
  figures: 'figures.json',
};

/** An annex of items; the figures are no list of items. */
export type ItemAnnex = Exclude<Annex, 'figures'>;

/** True for an annex of items. */
export const isItemAnnex = (annex: Annex): annex is ItemAnnex => annex !== 'figures';

/** The items that an annex is about: those that are flagged, and by choice the undetermined ones. */
export function annexFilter(hasUndetermined: boolean): ItemFilter {
  return {
    verdicts: [
      'overdue',
      'remove-by',
      'over-cap',
      'restricted',
      'review',
      ...(hasUndetermined ? (['undetermined'] as const) : []),
    ],
  };
}

/** The gravest first, then by place; the id breaks ties. */
export const ANNEX_ORDER: readonly ItemSort[] = [
  { field: 'verdict', direction: 'desc' },
  { field: 'site', direction: 'asc' },
];
