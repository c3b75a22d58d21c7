import { Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { CERTAINTIES } from '#shared/domain/certainty';
import { certaintyWords } from '../../../components/words.ts';
import { DayField } from '../../../components/day-field.tsx';
import { EffectFields } from './effect-fields.tsx';
import { useRuleErrors } from './field-errors.ts';
import classes from './own-pack.module.css';
import type { DraftRule } from './pack-draft.ts';
import { ScopeFields } from './scope-fields.tsx';
import { SuppliersFields } from './suppliers-fields.tsx';

const certainties = CERTAINTIES.map((value) => ({
  value,
  label: `${certaintyWords[value].label}: ${certaintyWords[value].meaning.toLowerCase()}`,
}));

type SourceProps = {
  readonly rule: DraftRule;
  readonly onChange: (changes: Partial<DraftRule>) => void;
};

function SourceFields({ rule, onChange }: SourceProps): ReactElement {
  const errorAt = useRuleErrors();
  const { citation } = rule;
  const cite = (changes: Partial<DraftRule['citation']>): void =>
    onChange({ citation: { ...citation, ...changes } });
  return (
    <Stack gap={8}>
      <SimpleGrid cols={2} spacing="sm" verticalSpacing={8}>
        <TextInput
          label="Written in"
          placeholder="Law, decision or board resolution"
          withAsterisk
          maxLength={2000}
          error={errorAt('citation', 'instrument')}
          value={citation.instrument}
          onChange={(event) => cite({ instrument: event.currentTarget.value })}
        />
        <TextInput
          label="Reference"
          placeholder="Article, paragraph or number"
          maxLength={2000}
          error={errorAt('citation', 'reference')}
          value={citation.reference}
          onChange={(event) => cite({ reference: event.currentTarget.value })}
        />
        <TextInput
          label="Address"
          placeholder="https://…"
          maxLength={1000}
          error={errorAt('citation', 'url')}
          value={citation.url}
          onChange={(event) => cite({ url: event.currentTarget.value })}
        />
        <DayField
          label="Dated"
          description={null}
          error={errorAt('citation', 'date')}
          value={citation.date}
          onChange={(date) => cite({ date })}
        />
      </SimpleGrid>
      <Select
        label="Certainty"
        description="An unverified rule acts only when it is switched on"
        data={certainties}
        allowDeselect={false}
        value={rule.certainty}
        onChange={(certainty) => onChange({ certainty: certainty ?? rule.certainty })}
      />
      <Textarea
        label="Note"
        placeholder="What a reader should know beside the rule"
        autosize
        minRows={1}
        maxRows={4}
        maxLength={2000}
        error={errorAt('note')}
        value={rule.note}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
      />
    </Stack>
  );
}

type RuleFieldsProps = {
  readonly rule: DraftRule;
  readonly onChange: (changes: Partial<DraftRule>) => void;
};

/** The form of one rule. */
export function RuleFields({ rule, onChange }: RuleFieldsProps): ReactElement {
  const errorAt = useRuleErrors();
  return (
    <Stack gap="md">
      <TextInput
        label="What the rule demands"
        placeholder="No equipment of … in the core"
        withAsterisk
        maxLength={300}
        error={errorAt('title')}
        value={rule.title}
        onChange={(event) => onChange({ title: event.currentTarget.value })}
      />
      <SuppliersFields value={rule.suppliers} onChange={(suppliers) => onChange({ suppliers })} />
      <EffectFields
        value={rule.effect}
        isByList={rule.suppliers.kind === 'listed'}
        onChange={(effect) => onChange({ effect })}
      />
      <fieldset className={classes['group']}>
        <legend>Where it applies; what is left empty does not matter</legend>
        <ScopeFields value={rule.scope} onChange={(scope) => onChange({ scope })} />
      </fieldset>
      <fieldset className={classes['group']}>
        <legend>Source</legend>
        <SourceFields rule={rule} onChange={onChange} />
      </fieldset>
    </Stack>
  );
}
