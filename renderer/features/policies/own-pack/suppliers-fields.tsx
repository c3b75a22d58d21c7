import { Input, MultiSelect, Stack, Text } from '@mantine/core';
import codes from 'i18n-iso-countries/codes.json';
import type { ReactElement } from 'react';
import { countryName } from '../../../components/format.ts';
import { Segments } from '../../../components/segments.tsx';
import { useData } from '../../../data/hooks.ts';
import { useRuleErrors } from './field-errors.ts';
import type { DraftRule, SuppliersKind } from './pack-draft.ts';

const MOST_SHOWN = 200;

const KINDS: readonly { value: SuppliersKind; label: string }[] = [
  { value: 'groups', label: 'Named' },
  { value: 'headquarters', label: 'By head office' },
  { value: 'listed', label: 'Own list' },
  { value: 'any', label: 'Every vendor' },
];

/** Countries by name, for fields that take several. */
export const COUNTRY_OPTIONS = codes
  .map(([code = '']) => ({ value: code, label: `${countryName(code)} (${code})` }))
  .toSorted((a, b) => a.label.localeCompare(b.label));

type VendorsProps = {
  readonly label: string;
  readonly description: string;
  readonly isRequired?: boolean;
  readonly error?: string | undefined;
  readonly value: readonly string[];
  readonly onChange: (ids: string[]) => void;
};

/** Several vendors; ids that nobody here knows stay, as they are written. */
function VendorsField(props: VendorsProps): ReactElement {
  const { label, description, isRequired = false, error, value, onChange } = props;
  const { data = [] } = useData('suppliers.list', {});
  const known = new Set(data.map(({ id }) => id));
  const unknown = value.filter((id) => !known.has(id));
  return (
    <MultiSelect
      label={label}
      description={description}
      placeholder={value.length === 0 ? 'Pick or type a vendor' : ''}
      withAsterisk={isRequired}
      searchable
      hidePickedOptions
      limit={MOST_SHOWN}
      nothingFoundMessage="No vendor of that name"
      error={error}
      data={[
        ...data.map(({ id, name }) => ({ value: id, label: name })),
        ...unknown.map((id) => ({ value: id, label: `${id} (not known here)` })),
      ]}
      value={[...value]}
      onChange={onChange}
    />
  );
}

type SuppliersFieldsProps = {
  readonly value: DraftRule['suppliers'];
  readonly onChange: (suppliers: DraftRule['suppliers']) => void;
};

/** Whom a rule is about. */
export function SuppliersFields({ value, onChange }: SuppliersFieldsProps): ReactElement {
  const errorAt = useRuleErrors();
  const { kind } = value;
  const hasExceptions = kind === 'groups' || kind === 'headquarters';
  return (
    <Stack gap={8}>
      <div>
        <Input.Label labelElement="div" mb={4} display="block">
          Vendors
        </Input.Label>
        <Segments
          size="xs"
          aria-label="Whom the rule is about"
          data={[...KINDS]}
          value={kind}
          onChange={(next) => onChange({ ...value, kind: next })}
        />
      </div>
      {kind === 'groups' ? (
        <VendorsField
          label="Named vendors"
          description="With everyone who belongs to them"
          isRequired
          error={errorAt('suppliers', 'groups') ?? errorAt('suppliers')}
          value={value.groups}
          onChange={(groups) => onChange({ ...value, groups })}
        />
      ) : null}
      {kind === 'headquarters' ? (
        <MultiSelect
          label="Countries of the head office"
          description="With everyone who belongs to a vendor there"
          placeholder={value.headquarters.length === 0 ? 'Search a country' : ''}
          withAsterisk
          searchable
          hidePickedOptions
          nothingFoundMessage="No country of that name"
          error={errorAt('suppliers', 'headquarters') ?? errorAt('suppliers')}
          data={COUNTRY_OPTIONS}
          value={[...value.headquarters]}
          onChange={(headquarters) => onChange({ ...value, headquarters })}
        />
      ) : null}
      {hasExceptions ? (
        <VendorsField
          label="But not"
          description="Exceptions, with everyone who belongs to them"
          error={errorAt('suppliers', 'except')}
          value={value.except}
          onChange={(except) => onChange({ ...value, except })}
        />
      ) : null}
      {kind === 'listed' ? (
        <Text size="xs" c="dimmed">
          The rule is about the vendors that you put on this policy’s list once it is saved.
        </Text>
      ) : null}
    </Stack>
  );
}
