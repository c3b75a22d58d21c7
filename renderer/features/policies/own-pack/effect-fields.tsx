import { NumberInput, Select, SimpleGrid } from '@mantine/core';
import type { ReactElement } from 'react';
import type { CapGroup, CapMeasure, RuleEffect } from '#shared/domain/policy';
import { effectWords } from '../../../components/words.ts';
import { DayField } from '../../../components/day-field.tsx';
import { useRuleErrors } from './field-errors.ts';
import type { DraftRule } from './pack-draft.ts';

type Effect = DraftRule['effect'];

const KINDS = (Object.keys(effectWords) as RuleEffect['kind'][]).map((value) => ({
  value,
  label: effectWords[value],
}));
const MEASURES: readonly { value: CapMeasure; label: string }[] = [
  { value: 'items', label: 'Items' },
  { value: 'quantity', label: 'Pieces of equipment' },
  { value: 'sites', label: 'Sites' },
];
const WHOLE = 'whole';
const GROUPS: readonly { value: CapGroup | typeof WHOLE; label: string }[] = [
  { value: WHOLE, label: 'The whole scope' },
  { value: 'country', label: 'Each country' },
  { value: 'function', label: 'Each function' },
  { value: 'region', label: 'Each region' },
];

/** What a number field says, `null` where it is empty. */
const numberOf = (value: string | number): number | null =>
  typeof value === 'number' ? value : null;

type EffectFieldsProps = {
  readonly value: Effect;
  /** Whether the rule is about the vendors on its policy's list. */
  readonly isByList: boolean;
  readonly onChange: (effect: Effect) => void;
};

function Within({ value, onChange }: Pick<EffectFieldsProps, 'value' | 'onChange'>): ReactElement {
  return (
    <Select
      label="Measured within"
      data={[...GROUPS]}
      allowDeselect={false}
      value={value.per ?? WHOLE}
      onChange={(per) => onChange({ ...value, per: per === WHOLE || per === null ? null : per })}
    />
  );
}

/** What a rule demands, and from which day to which. */
export function EffectFields({ value, isByList, onChange }: EffectFieldsProps): ReactElement {
  const errorAt = useRuleErrors();
  const { kind } = value;
  const change = (changes: Partial<Effect>): void => onChange({ ...value, ...changes });
  const hasDeadline = kind === 'remove-by' || kind === 'cap';
  const listTrouble =
    kind === 'remove-after-listing' && !isByList
      ? 'A period after a listing needs “Own list” as its vendors.'
      : undefined;
  return (
    <SimpleGrid cols={2} spacing="sm" verticalSpacing={8}>
      <Select
        label="Effect"
        data={KINDS}
        allowDeselect={false}
        error={listTrouble}
        value={kind}
        onChange={(next) => change({ kind: next ?? kind })}
      />
      <DayField
        label="In force from"
        description={null}
        isRequired
        error={errorAt('effect', 'from')}
        value={value.from}
        onChange={(from) => change({ from })}
      />
      {hasDeadline ? (
        <DayField
          label={kind === 'cap' ? 'A higher share is tolerated until' : 'Last day of use'}
          description={null}
          isRequired
          error={errorAt('effect', 'deadline')}
          value={value.deadline}
          onChange={(deadline) => change({ deadline })}
        />
      ) : null}
      {kind === 'remove-after-listing' ? (
        <NumberInput
          label="Years after the listing"
          withAsterisk
          min={0}
          max={50}
          allowDecimal={false}
          error={errorAt('effect', 'years')}
          value={value.years ?? ''}
          onChange={(years) => change({ years: numberOf(years) })}
        />
      ) : null}
      {kind === 'cap' ? (
        <>
          <NumberInput
            label="Greatest share"
            withAsterisk
            suffix=" %"
            min={0}
            max={100}
            decimalScale={2}
            error={errorAt('effect', 'share')}
            value={value.percent ?? ''}
            onChange={(percent) => change({ percent: numberOf(percent) })}
          />
          <Select
            label="Share of the"
            data={[...MEASURES]}
            allowDeselect={false}
            value={value.of}
            onChange={(of) => change({ of: of ?? 'items' })}
          />
          <Within value={value} onChange={onChange} />
        </>
      ) : null}
      {kind === 'diversity' ? (
        <>
          <NumberInput
            label="Fewest vendors"
            withAsterisk
            min={2}
            max={20}
            allowDecimal={false}
            error={errorAt('effect', 'suppliers')}
            value={value.suppliers ?? ''}
            onChange={(suppliers) => change({ suppliers: numberOf(suppliers) })}
          />
          <Within value={value} onChange={onChange} />
        </>
      ) : null}
    </SimpleGrid>
  );
}
