import { z } from 'zod';
import type { Composition } from '#shared/domain/audit/composition';
import { isItemAnnex } from '#shared/domain/annex';
import { bundleChoiceSchema } from '#shared/contract/bundle';

const choicesSchema = bundleChoiceSchema.extend({ hasDocument: z.boolean() });
/** What goes into a bundle, as it was chosen last. */
export type BundleChoices = z.infer<typeof choicesSchema>;

const STORAGE_KEY = 'provenet.summary.bundle.1';
const FIRST: BundleChoices = {
  annexes: ['flagged-csv', 'flagged-xlsx'],
  hasUndetermined: true,
  hasDocument: true,
};

/** The choice of last time. */
export function loadChoices(): BundleChoices {
  try {
    return choicesSchema.parse(JSON.parse(localStorage.getItem(STORAGE_KEY) ?? ''));
  } catch {
    // Nothing was kept yet, or by another version.
    return FIRST;
  }
}

/** The choice as far as it fits what is redacted: lists of items tell every site. */
export function choicesFor(choices: BundleChoices, { redaction }: Composition): BundleChoices {
  if (redaction === 'full') return choices;
  return { ...choices, annexes: choices.annexes.filter((annex) => !isItemAnnex(annex)) };
}

/** Remembers the choice for the next bundle. */
export function saveChoices(choices: BundleChoices): void {
  localStorage.setItem(STORAGE_KEY, JSON.stringify(choices));
}
