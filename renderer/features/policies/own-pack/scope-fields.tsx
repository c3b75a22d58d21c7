import { MultiSelect, SimpleGrid, Stack, TagsInput, Text, Textarea } from '@mantine/core';
import type { ReactElement } from 'react';
import { FUNCTIONS, GENERATIONS, PLACEMENTS, STATUSES } from '#shared/domain/item';
import { functionWords, placementWords, statusWords } from '../../../components/words.ts';
import { DayField } from '../../../components/day-field.tsx';
import { useRuleErrors } from './field-errors.ts';
import type { DraftRule } from './pack-draft.ts';
import { COUNTRY_OPTIONS } from './suppliers-fields.tsx';

type Scope = DraftRule['scope'];

const QUESTIONS = [
  { fact: 'use', label: 'Question about its use', placeholder: 'Is it used for …?' },
  { fact: 'zone', label: 'Question about its place', placeholder: 'Does it stand in …?' },
  { fact: 'production', label: 'Question about its production', placeholder: 'Was it made in …?' },
] as const;

type ChoiceProps<T extends string> = {
  readonly label: string;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly value: readonly T[];
  readonly error?: string | undefined;
  readonly onChange: (values: T[]) => void;
};

function Choice<T extends string>(props: ChoiceProps<T>): ReactElement {
  const { label, options, value, error, onChange } = props;
  return (
    <MultiSelect
      label={label}
      placeholder={value.length === 0 ? 'Any' : ''}
      searchable
      hidePickedOptions
      clearable
      clearButtonProps={{ 'aria-label': `Clear: ${label}` }}
      error={error}
      data={[...options]}
      value={[...value]}
      onChange={(values) =>
        onChange(options.flatMap((each) => (values.includes(each.value) ? [each.value] : [])))
      }
    />
  );
}

const placements = PLACEMENTS.flatMap((value) =>
  value === 'untagged' ? [] : [{ value, label: placementWords[value] }],
);
const functions = FUNCTIONS.map((value) => ({ value, label: functionWords[value] }));
const generations = GENERATIONS.map((value) => ({ value, label: value }));
const statuses = STATUSES.map((value) => ({ value, label: statusWords[value] }));

type ScopeFieldsProps = { readonly value: Scope; readonly onChange: (scope: Scope) => void };

/** Where a rule applies; what is left empty does not matter. */
export function ScopeFields({ value, onChange }: ScopeFieldsProps): ReactElement {
  const errorAt = useRuleErrors();
  const change = (changes: Partial<Scope>): void => onChange({ ...value, ...changes });
  return (
    <Stack gap={8}>
      <SimpleGrid cols={2} spacing="sm" verticalSpacing={8}>
        <Choice
          label="Placement"
          options={placements}
          value={value.placement}
          onChange={(placement) => change({ placement })}
        />
        <Choice
          label="Function"
          options={functions}
          value={value.function}
          onChange={(chosen) => change({ function: chosen })}
        />
        <Choice
          label="Country"
          options={COUNTRY_OPTIONS}
          value={value.country}
          error={errorAt('scope', 'country')}
          onChange={(country) => change({ country })}
        />
        <TagsInput
          label="Region"
          placeholder={value.region.length === 0 ? 'Any; type one and press Enter' : ''}
          error={errorAt('scope', 'region')}
          value={[...value.region]}
          onChange={(region) => change({ region })}
        />
        <Choice
          label="Generation"
          options={generations}
          value={value.generation}
          onChange={(generation) => change({ generation })}
        />
        <Choice
          label="Status"
          options={statuses}
          value={value.status}
          onChange={(status) => change({ status })}
        />
        <DayField
          label="Installed from"
          description={null}
          open="Any day"
          error={errorAt('scope', 'installed', 'from')}
          value={value.installedFrom}
          onChange={(installedFrom) => change({ installedFrom })}
        />
        <DayField
          label="Installed until"
          description={null}
          open="Any day"
          error={errorAt('scope', 'installed', 'until')}
          value={value.installedUntil}
          onChange={(installedUntil) => change({ installedUntil })}
        />
      </SimpleGrid>
      {QUESTIONS.map(({ fact, label, placeholder }) => (
        <Textarea
          key={fact}
          label={label}
          placeholder={`None. ${placeholder}`}
          autosize
          minRows={1}
          maxRows={3}
          maxLength={2000}
          error={errorAt('scope', fact)}
          value={value[fact]}
          onChange={(event) => change({ [fact]: event.currentTarget.value })}
        />
      ))}
      {value.operator === undefined ? null : (
        <Text size="xs" c="dimmed">
          The rule also asks how large the operator is; that stays as it is.
        </Text>
      )}
    </Stack>
  );
}
