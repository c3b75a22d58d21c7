import { Group, MultiSelect, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { MAX_COST, REMOVAL_LABELS, REMOVAL_STATUSES } from '#shared/domain/removal';
import { DayField } from '../../components/day-field.tsx';
import { CLEARABLE, OFF, type Clearable, type RemovalDraft } from './removal-draft.ts';

const CLEAR_LABELS: Readonly<Record<Clearable, string>> = {
  owner: 'Owner',
  dueOn: 'Due date',
  replacement: 'Replacement',
  cost: 'Cost',
  note: 'Note',
};
const CLEAR_OPTIONS = CLEARABLE.map((value) => ({ value, label: CLEAR_LABELS[value] }));
const CHOICES: readonly NonNullable<RemovalDraft['status']>[] = [...REMOVAL_STATUSES, OFF];
const STATUS_OPTIONS = [
  ...REMOVAL_STATUSES.map((value) => ({ value, label: REMOVAL_LABELS[value] })),
  { value: OFF, label: 'Not on the plan' },
];

type RemovalFieldsProps = {
  readonly draft: RemovalDraft;
  readonly isOneItem: boolean;
  readonly onChange: (draft: RemovalDraft) => void;
};

/** The fields of the removal plan. */
export function RemovalFields({ draft, isOneItem, onChange }: RemovalFieldsProps): ReactElement {
  const isOff = draft.status === OFF;
  const status = (
    <Select
      label="Status"
      placeholder={isOneItem ? 'Planned' : 'As it is; planned where it is new'}
      clearable
      clearButtonProps={{ 'aria-label': 'Clear: Status' }}
      data={STATUS_OPTIONS}
      value={draft.status}
      onChange={(value) => {
        onChange({ ...draft, status: CHOICES.find((each) => each === value) ?? null });
      }}
    />
  );
  if (isOff) return status;
  return (
    <>
      <Group grow align="flex-start">
        {status}
        <DayField
          label="Due date"
          description={null}
          value={draft.dueOn}
          onChange={(dueOn) => onChange({ ...draft, dueOn })}
        />
      </Group>
      <Group grow align="flex-start">
        <TextInput
          label="Owner"
          placeholder="Who sees to it"
          maxLength={200}
          value={draft.owner}
          onChange={(event) => onChange({ ...draft, owner: event.currentTarget.value })}
        />
        <TextInput
          label="Replacement"
          placeholder="What comes in its place"
          maxLength={500}
          value={draft.replacement}
          onChange={(event) => onChange({ ...draft, replacement: event.currentTarget.value })}
        />
      </Group>
      <Group grow align="flex-start">
        <NumberInput
          label={isOneItem ? 'Cost' : 'Cost of each item'}
          placeholder="0.00"
          min={0}
          max={MAX_COST}
          decimalScale={2}
          hideControls
          value={draft.amount ?? ''}
          onChange={(value) =>
            onChange({ ...draft, amount: typeof value === 'number' ? value : null })
          }
        />
        <TextInput
          label="Currency"
          placeholder="EUR"
          maxLength={3}
          value={draft.currency}
          onChange={(event) =>
            onChange({ ...draft, currency: event.currentTarget.value.toUpperCase() })
          }
        />
      </Group>
      <Textarea
        label="Note"
        autosize
        minRows={1}
        maxRows={4}
        maxLength={2000}
        value={draft.note}
        onChange={(event) => onChange({ ...draft, note: event.currentTarget.value })}
      />
      {isOneItem ? null : (
        <MultiSelect
          label="Leave without a value"
          description="What is left blank above stays as it is on each item"
          data={CLEAR_OPTIONS}
          value={[...draft.cleared]}
          onChange={(values) =>
            onChange({ ...draft, cleared: CLEARABLE.filter((each) => values.includes(each)) })
          }
        />
      )}
    </>
  );
}
