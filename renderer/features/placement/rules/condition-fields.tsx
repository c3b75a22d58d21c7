import { ActionIcon, MultiSelect, Select, Text, Textarea, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { OWN_RULE_LIMITS, RULE_FIELDS } from '#shared/domain/own-tag-rule';
import { STATUSES } from '#shared/domain/item';
import { statusWords } from '../../../components/words.ts';
import { useData } from '../../../data/hooks.ts';
import { blankCondition, testsFor, type DraftCondition } from './rule-draft.ts';
import { fieldLabel, testWords } from './rule-words.ts';
import classes from './rules.module.css';

const FIELD_OPTIONS = RULE_FIELDS.map((value) => ({ value, label: fieldLabel(value) }));
const STATUS_OPTIONS = STATUSES.map((value) => ({ value, label: statusWords[value] }));
const MOST_SHOWN = 200;

type ConditionFieldsProps = {
  readonly condition: DraftCondition;
  /** Its place among the conditions, from 1. */
  readonly place: number;
  readonly error: string | undefined;
  readonly canRemove: boolean;
  onChange(this: void, condition: DraftCondition): void;
  onRemove(this: void): void;
};

function ValueField(props: ConditionFieldsProps): ReactElement {
  const { condition, place, error, onChange } = props;
  const { field, test, value, values } = condition;
  const suppliers = useData('suppliers.list', {}, { isEnabled: field === 'supplier' });
  const label = `Condition ${place}: compared with`;
  if (field === 'supplier' || (field === 'status' && test === 'one-of')) {
    const isSupplier = field === 'supplier';
    return (
      <MultiSelect
        className={classes['valueField'] ?? ''}
        aria-label={label}
        placeholder={values.length > 0 ? '' : isSupplier ? 'Pick vendors' : 'Pick statuses'}
        searchable
        limit={MOST_SHOWN}
        maxValues={OWN_RULE_LIMITS.values}
        nothingFoundMessage="Nothing of that name"
        data={
          isSupplier
            ? (suppliers.data ?? []).map(({ id, name }) => ({ value: id, label: name }))
            : STATUS_OPTIONS
        }
        error={error}
        value={[...values]}
        onChange={(next) => onChange({ ...condition, values: next })}
      />
    );
  }
  if (test === 'one-of') {
    return (
      <Textarea
        className={classes['valueField'] ?? ''}
        aria-label={label}
        placeholder="One value on each line"
        autosize
        minRows={2}
        maxRows={6}
        error={error}
        value={values.join('\n')}
        onChange={(event) =>
          onChange({ ...condition, values: event.currentTarget.value.split(/\r?\n/u) })
        }
      />
    );
  }
  return (
    <TextInput
      className={classes['valueField'] ?? ''}
      aria-label={label}
      placeholder={test === 'matches' ? 'For example ^ber-(core|agg)-\\d+' : ''}
      error={error}
      classNames={{ input: test === 'matches' ? (classes['pattern'] ?? '') : '' }}
      value={value}
      onChange={(event) => onChange({ ...condition, value: event.currentTarget.value })}
    />
  );
}

/** The fields of one condition in a row: what is looked at, how it is compared, with what. */
export function ConditionFields(props: ConditionFieldsProps): ReactElement {
  const { condition, place, canRemove, onChange, onRemove } = props;
  return (
    <div className={classes['condition']} role="group" aria-label={`Condition ${place}`}>
      <Select
        w={160}
        aria-label={`Condition ${place}: field`}
        searchable
        allowDeselect={false}
        data={FIELD_OPTIONS}
        value={condition.field}
        onChange={(next) => {
          const field = RULE_FIELDS.find((each) => each === next);
          if (field === undefined || field === condition.field) return;
          const { test, value, values } = condition;
          const isSame = testsFor(field).includes(test) && condition.field !== 'supplier';
          const kept = isSame ? { test, value, values } : {};
          onChange({ ...blankCondition(field), ...kept, key: condition.key });
        }}
      />
      {testsFor(condition.field).length === 1 ? (
        <Text size="sm" w={196} px={12} py={7} c="dimmed">
          {testWords[condition.test]}
        </Text>
      ) : (
        <Select
          w={196}
          aria-label={`Condition ${place}: comparison`}
          allowDeselect={false}
          data={testsFor(condition.field).map((test) => ({ value: test, label: testWords[test] }))}
          value={condition.test}
          onChange={(next) => {
            const test = testsFor(condition.field).find((each) => each === next);
            if (test === undefined) return;
            // What was written for one is the first of several, and the other way round.
            const values =
              test === 'one-of' && condition.value !== '' ? [condition.value] : condition.values;
            const value =
              condition.test === 'one-of' ? (condition.values[0] ?? '') : condition.value;
            onChange({ ...condition, test, value, values });
          }}
        />
      )}
      <ValueField {...props} />
      <ActionIcon
        mt={3}
        size="lg"
        variant="subtle"
        color="gray"
        disabled={!canRemove}
        aria-label={`Remove condition ${place}`}
        onClick={onRemove}
      >
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </div>
  );
}
