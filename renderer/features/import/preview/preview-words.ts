import {
  IconArrowBarRight,
  IconBan,
  IconEqual,
  IconEyeOff,
  IconPencil,
  IconPlus,
  type TablerIcon,
} from '@tabler/icons-react';
import type { PreviewFate } from '#shared/contract/preview';
import { functionSchema, itemFieldSchema, statusSchema } from '#shared/domain/item';
import { countryName } from '../../../components/format.ts';
import {
  fieldWords,
  functionWords,
  placementWords,
  statusWords,
} from '../../../components/words.ts';

/** What becomes of a row, in the words of the ledger that is still to come. */
export const fateWords: Record<PreviewFate, { label: string; icon: TablerIcon; about: string }> = {
  added: { label: 'new', icon: IconPlus, about: 'Becomes a new item' },
  updated: { label: 'changed', icon: IconPencil, about: 'Changes a known item' },
  unchanged: { label: 'unchanged', icon: IconEqual, about: 'Says what is known already' },
  skipped: { label: 'skipped', icon: IconArrowBarRight, about: 'Left out, and no fault' },
  rejected: { label: 'rejected', icon: IconBan, about: 'Has a fault and is kept aside' },
  missing: { label: 'missing', icon: IconEyeOff, about: 'Known of this source, and not named' },
};

/** The name of what changes: a field, a tag, or the heading of a column that was kept. */
export function nameWords(name: string): string {
  const field = itemFieldSchema.safeParse(name);
  if (field.success) return fieldWords[field.data];
  if (name === 'functionCategory') return 'Function category';
  if (name === 'supplier') return 'Vendor';
  return name === 'missing' ? 'Missing' : name;
}

function termWords(name: string, term: string): string {
  switch (name) {
    case 'placement': {
      return term === 'core' || term === 'edge' || term === 'untagged'
        ? placementWords[term]
        : term;
    }
    case 'status': {
      const status = statusSchema.safeParse(term);
      return status.success ? statusWords[status.data] : term;
    }
    case 'functionCategory': {
      const category = functionSchema.safeParse(term);
      return category.success ? functionWords[category.data] : term;
    }
    case 'country': {
      return /^[A-Z]{2}$/u.test(term) ? countryName(term) : term;
    }
    default: {
      return term;
    }
  }
}

/** A value as screens say it; the origin of a tag, in brackets behind it, stays as it is. */
export function valueWords(name: string, value: string): string {
  const [, term = value, origin = ''] = /^(\S+)( \(.+\))$/u.exec(value) ?? [];
  return `${termWords(name, term)}${origin}`;
}
