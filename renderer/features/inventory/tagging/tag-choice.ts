import type { TagSet } from '#shared/contract/items';
import type { NetworkFunction, Placement } from '#shared/domain/item';
import { functionWords, placementWords } from '../../../components/words.ts';
import type { SupplierNames } from '../filters/facet-words.ts';

/** Which of the three tags is to be set. */
export const TAG_KINDS = ['placement', 'function', 'vendor'] as const;
export type TagKind = (typeof TAG_KINDS)[number];

/** What the operator has picked so far; a kind keeps its value while another one is looked at. */
export type TagChoice = {
  readonly kind: TagKind;
  readonly placement: Placement | null;
  readonly function: NetworkFunction | null;
  readonly supplierId: string | null;
};

/** The choice to begin with, prefilled with `set` where it is known what is wanted. */
export function choiceFrom(set: TagSet | undefined): TagChoice {
  const empty: TagChoice = {
    kind: 'placement',
    placement: null,
    function: null,
    supplierId: null,
  };
  if (set === undefined) return empty;
  if ('placement' in set) return { ...empty, placement: set.placement };
  if ('function' in set) return { ...empty, kind: 'function', function: set.function };
  return { ...empty, kind: 'vendor', supplierId: set.supplierId };
}

/** The tag to write, or `null` while the value is missing. */
export function setFrom(choice: TagChoice): TagSet | null {
  switch (choice.kind) {
    case 'placement':
      return choice.placement === null ? null : { placement: choice.placement };
    case 'function':
      return choice.function === null ? null : { function: choice.function };
    case 'vendor':
      return choice.supplierId === null ? null : { supplierId: choice.supplierId };
  }
}

/** What a tag does to an item, in words: "tagged core", "given to vendor Huawei". */
export function describeSet(set: TagSet, suppliers: SupplierNames): string {
  if ('placement' in set) {
    return set.placement === 'untagged'
      ? 'left untagged'
      : `tagged ${placementWords[set.placement].toLowerCase()}`;
  }
  if ('function' in set) return `given the function ${functionWords[set.function]}`;
  return `given to vendor ${suppliers.get(set.supplierId) ?? set.supplierId}`;
}
