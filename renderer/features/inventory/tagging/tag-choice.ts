import type { ItemSet } from '#shared/contract/item-changes';
import type { EditableField, NetworkFunction, Placement } from '#shared/domain/item';
import { fieldWords, functionWords, placementWords } from '../../../components/words.ts';
import type { SupplierNames } from '../filters/facet-words.ts';

/** What is to be set: one of three tags, or another field. */
export const TAG_KINDS = ['placement', 'function', 'vendor', 'field'] as const;
export type TagKind = (typeof TAG_KINDS)[number];

/** What the operator has picked so far; a kind keeps its value while another one is looked at. */
export type TagChoice = {
  readonly kind: TagKind;
  readonly placement: Placement | null;
  readonly function: NetworkFunction | null;
  readonly supplierId: string | null;
  readonly field: EditableField;
  readonly text: string;
  /** True where the field is to be left without a value. */
  readonly isCleared: boolean;
};

/** The choice to begin with, prefilled with `set` where it is known what is wanted. */
export function choiceFrom(set: ItemSet | undefined): TagChoice {
  const empty: TagChoice = {
    kind: 'placement',
    placement: null,
    function: null,
    supplierId: null,
    field: 'status',
    text: '',
    isCleared: false,
  };
  if (set === undefined) return empty;
  if ('placement' in set) return { ...empty, placement: set.placement };
  if ('function' in set) return { ...empty, kind: 'function', function: set.function };
  if ('supplierId' in set) return { ...empty, kind: 'vendor', supplierId: set.supplierId };
  return {
    ...empty,
    kind: 'field',
    field: set.field,
    text: set.value ?? '',
    isCleared: set.value === null,
  };
}

/** What to write, or `null` while the value is missing. */
export function setFrom(choice: TagChoice): ItemSet | null {
  switch (choice.kind) {
    case 'placement':
      return choice.placement === null ? null : { placement: choice.placement };
    case 'function':
      return choice.function === null ? null : { function: choice.function };
    case 'vendor':
      return choice.supplierId === null ? null : { supplierId: choice.supplierId };
    case 'field':
      if (choice.isCleared) return { field: choice.field, value: null };
      return choice.text.trim() === '' ? null : { field: choice.field, value: choice.text.trim() };
  }
}

/** What this does to an item, in words: "tagged core", "given to vendor Huawei". */
export function describeSet(set: ItemSet, suppliers: SupplierNames): string {
  if ('placement' in set) {
    return set.placement === 'untagged'
      ? 'left untagged'
      : `tagged ${placementWords[set.placement].toLowerCase()}`;
  }
  if ('function' in set) return `given the function ${functionWords[set.function]}`;
  if ('field' in set) {
    const name = fieldWords[set.field].toLowerCase();
    return set.value === null ? `left without a ${name}` : `given the ${name} ${set.value}`;
  }
  return `given to vendor ${suppliers.get(set.supplierId) ?? set.supplierId}`;
}
