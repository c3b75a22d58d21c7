import { Checkbox, Group, Select, Stack, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { MAX_EDIT_CHARS } from '#shared/contract/item-changes';
import { EDITABLE_FIELDS, FUNCTIONS, PLACEMENTS, STATUSES } from '#shared/domain/item';
import { Segments } from '../../../components/segments.tsx';
import {
  fieldWords,
  functionWords,
  placementWords,
  statusWords,
} from '../../../components/words.ts';
import { useData } from '../../../data/hooks.ts';
import type { TagChoice } from './tag-choice.ts';

const MOST_SHOWN = 200;
const FUNCTION_OPTIONS = FUNCTIONS.map((value) => ({ value, label: functionWords[value] }));
const PLACEMENT_OPTIONS = PLACEMENTS.map((value) => ({ value, label: placementWords[value] }));

const FIELD_OPTIONS = EDITABLE_FIELDS.map((value) => ({ value, label: fieldWords[value] }));
const STATUS_OPTIONS = STATUSES.map((value) => ({ value, label: statusWords[value] }));

/** The field and what it is set to; words and dates are checked as those of a file are. */
function OtherField({ choice, onChange }: TagValueFieldProps): ReactElement {
  const { field, text, isCleared } = choice;
  return (
    <Stack gap="sm">
      <Group grow align="flex-start">
        <Select
          label="Field"
          searchable
          allowDeselect={false}
          data={FIELD_OPTIONS}
          value={field}
          onChange={(value) => {
            const chosen = EDITABLE_FIELDS.find((each) => each === value);
            if (chosen !== undefined) onChange({ ...choice, field: chosen, text: '' });
          }}
        />
        {field === 'status' ? (
          <Select
            label="Value"
            placeholder="Pick a status"
            disabled={isCleared}
            data={STATUS_OPTIONS}
            value={text === '' ? null : text}
            onChange={(value) => onChange({ ...choice, text: value ?? '' })}
          />
        ) : (
          <TextInput
            label="Value"
            placeholder={PLACEHOLDERS[field] ?? ''}
            disabled={isCleared}
            maxLength={MAX_EDIT_CHARS}
            value={text}
            onChange={(event) => onChange({ ...choice, text: event.currentTarget.value })}
          />
        )}
      </Group>
      <Checkbox
        label="Leave it without a value"
        checked={isCleared}
        onChange={(event) => onChange({ ...choice, isCleared: event.currentTarget.checked })}
      />
    </Stack>
  );
}

/** How a value of some fields is written. */
const PLACEHOLDERS: Readonly<Partial<Record<TagChoice['field'], string>>> = {
  country: 'A name, or a code such as DE',
  installedOn: 'YYYY-MM-DD',
  generation: '5G, or several such as 4G+5G',
};

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
        <Segments
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
    case 'field':
      return <OtherField choice={choice} onChange={onChange} />;
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
