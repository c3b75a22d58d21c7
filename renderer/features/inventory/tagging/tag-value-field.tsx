import { SegmentedControl, Select } from '@mantine/core';
import type { ReactElement } from 'react';
import { FUNCTIONS, PLACEMENTS } from '#shared/domain/item';
import { functionWords, placementWords } from '../../../components/words.ts';
import { useData } from '../../../data/hooks.ts';
import type { TagChoice } from './tag-choice.ts';

const MOST_SHOWN = 200;
const FUNCTION_OPTIONS = FUNCTIONS.map((value) => ({ value, label: functionWords[value] }));
const PLACEMENT_OPTIONS = PLACEMENTS.map((value) => ({ value, label: placementWords[value] }));

type TagValueFieldProps = {
  readonly choice: TagChoice;
  readonly onChange: (choice: TagChoice) => void;
};

/** The field for the value of whichever tag is to be set. */
export function TagValueField({ choice, onChange }: TagValueFieldProps): ReactElement {
  const suppliers = useData('suppliers.list', {});
  switch (choice.kind) {
    case 'placement':
      return (
        <SegmentedControl
          fullWidth
          aria-label="Placement"
          data={PLACEMENT_OPTIONS}
          // An empty value leaves all three unmarked until one is picked.
          value={choice.placement ?? ''}
          onChange={(value) => {
            onChange({ ...choice, placement: PLACEMENTS.find((each) => each === value) ?? null });
          }}
        />
      );
    case 'function':
      return (
        <Select
          label="Function"
          placeholder="Pick a function"
          searchable
          data={FUNCTION_OPTIONS}
          value={choice.function}
          onChange={(value) => {
            onChange({ ...choice, function: FUNCTIONS.find((each) => each === value) ?? null });
          }}
        />
      );
    case 'vendor':
      return (
        <Select
          label="Vendor"
          placeholder="Pick or type a vendor"
          searchable
          limit={MOST_SHOWN}
          nothingFoundMessage="No vendor of that name; new ones are made under Vendors"
          data={(suppliers.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={choice.supplierId}
          onChange={(supplierId) => onChange({ ...choice, supplierId })}
        />
      );
  }
}
