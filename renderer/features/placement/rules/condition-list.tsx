import { Button, Stack } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { OWN_RULE_LIMITS, type RuleField } from '#shared/domain/own-tag-rule';
import { ConditionFields } from './condition-fields.tsx';
import { blankCondition, type DraftCondition } from './rule-draft.ts';

type ConditionListProps = {
  readonly conditions: readonly DraftCondition[];
  /** What a further condition looks at first. */
  readonly nextField: RuleField;
  /** What is wrong with a condition, by its place from 0. */
  errorAt(this: void, at: number): string | undefined;
  onChange(this: void, conditions: readonly DraftCondition[]): void;
};

/** Conditions that must all hold; at least one stays. */
export function ConditionList(props: ConditionListProps): ReactElement {
  const { conditions, nextField, errorAt, onChange } = props;
  return (
    <>
      <Stack gap={8}>
        {conditions.map((condition, at) => (
          <ConditionFields
            key={condition.key}
            condition={condition}
            place={at + 1}
            error={errorAt(at)}
            canRemove={conditions.length > 1}
            onChange={(next) => onChange(conditions.with(at, next))}
            onRemove={() => onChange(conditions.toSpliced(at, 1))}
          />
        ))}
      </Stack>
      <Button
        mt={8}
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size={14} aria-hidden />}
        disabled={conditions.length >= OWN_RULE_LIMITS.conditions}
        onClick={() => onChange([...conditions, blankCondition(nextField)])}
      >
        Add a condition
      </Button>
    </>
  );
}
