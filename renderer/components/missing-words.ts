import type { MissingFact } from '#shared/domain/missing';
import type { MissingItemFact } from '#shared/domain/missing-item-fact';
import { operatorFactWords } from './words.ts';

/** A missing fact: its name, what nobody knows, and what makes it known. */
export type MissingWords = {
  readonly label: string;
  /** Goes behind "It is not known". */
  readonly unknown: string;
  /** Goes before "would settle it". */
  readonly remedy: string;
};

const itemWords: Record<MissingItemFact, MissingWords> = {
  supplier: {
    label: 'Vendor',
    unknown: 'whose equipment it is',
    remedy: 'resolving its vendor',
  },
  headquarters: {
    label: 'Head office of the vendor',
    unknown: 'where its vendor has its head office',
    remedy: 'knowing the head office of its vendor',
  },
  placement: {
    label: 'Placement',
    unknown: 'whether it is core or edge',
    remedy: 'tagging its placement',
  },
  function: {
    label: 'Function',
    unknown: 'what its function is',
    remedy: 'tagging its function',
  },
  generation: {
    label: 'Generation',
    unknown: 'which generation of mobile network it serves',
    remedy: 'giving its generation',
  },
  country: {
    label: 'Country',
    unknown: 'in which country it stands',
    remedy: 'giving its country, or the home country of the workspace,',
  },
  territory: {
    label: 'Reach of the law',
    unknown: 'whether the law reaches this territory of its country',
    remedy: 'giving it the country whose law applies there',
  },
  region: { label: 'Region', unknown: 'in which region it stands', remedy: 'giving its region' },
  status: { label: 'Status', unknown: 'whether it is in service', remedy: 'giving its status' },
  installedOn: {
    label: 'Install date',
    unknown: 'when it was installed',
    remedy: 'giving its install date',
  },
  suppliersAround: {
    label: 'Items counted together',
    unknown: 'how many vendors the items counted with it have',
    remedy: 'resolving the vendors, and giving the missing facts, of items that may count with it',
  },
};

/** What is said of a missing fact. */
export function missingWords(missing: MissingFact): MissingWords {
  if (missing.fact === 'answer') {
    return {
      label: missing.question,
      unknown: `what the answer to “${missing.question}” is`,
      remedy: 'answering that question',
    };
  }
  if (missing.fact === 'operator') {
    const size = operatorFactWords[missing.measure];
    return {
      label: `Operator size: ${size.toLowerCase()}`,
      unknown: `how large the operator is (${size.toLowerCase()})`,
      remedy: 'giving the size of the operator',
    };
  }
  return itemWords[missing.fact];
}
