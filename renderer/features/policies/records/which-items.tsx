import { Button, Input, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { OWN_RULE_LIMITS } from '#shared/domain/own-tag-rule';
import { ConditionFields } from '../../placement/rules/condition-fields.tsx';
import { blankCondition, type DraftCondition } from '../../placement/rules/rule-draft.ts';

type WhichItemsProps = {
  readonly drafts: readonly DraftCondition[];
  /** What is wrong with each, by its place; nothing is said before the form was tried. */
  readonly errors: ReadonlyMap<number, string>;
  readonly onChange: (drafts: readonly DraftCondition[]) => void;
};

/** Which items a statement is about: every one, or where all conditions hold. */
export function WhichItems({ drafts, errors, onChange }: WhichItemsProps): ReactElement {
  return (
    <div>
      <Input.Label labelElement="div" mb={4}>
        {drafts.length === 0 ? 'About every item' : 'About items where all of these hold'}
      </Input.Label>
      <Stack gap={8}>
        {drafts.map((condition, at) => (
          <ConditionFields
            key={condition.key}
            condition={condition}
            place={at + 1}
            error={errors.get(at)}
            canRemove
            onChange={(next) => onChange(drafts.with(at, next))}
            onRemove={() => onChange(drafts.toSpliced(at, 1))}
          />
        ))}
      </Stack>
      <Button
        mt={8}
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size={14} aria-hidden />}
        disabled={drafts.length >= OWN_RULE_LIMITS.conditions}
        onClick={() => onChange([...drafts, blankCondition('site')])}
      >
        {drafts.length === 0 ? 'Only some items' : 'Add a condition'}
      </Button>
      <Text size="sm" c="dimmed" mt={4}>
        Items of later imports are looked at in the same way.
      </Text>
    </div>
  );
}
