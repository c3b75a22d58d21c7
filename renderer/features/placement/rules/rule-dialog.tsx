import { Alert, Button, Group, Input, Modal, Stack, Textarea, TextInput } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { memo, useState, type ReactElement } from 'react';
import { ConditionList } from './condition-list.tsx';
import { closeRuleDialog, useRuleDialog, type RuleRequest } from './rule-dialog-store.ts';
import { readDraft, type Draft } from './rule-draft.ts';
import { RuleOutcome, useRulePreview } from './rule-outcome.tsx';
import classes from './rules.module.css';
import { SetFields } from './set-fields.tsx';
import { useRules } from './use-rules.ts';

function RuleForm({ request }: { request: RuleRequest }): ReactElement {
  const [draft, setDraft] = useState(request.draft);
  // Nobody is told what is missing before saying that it is done.
  const [isTried, setIsTried] = useState(false);
  const { save, isPending } = useRules();
  const preview = useRulePreview(draft, request.replacing);
  const { rule, errors } = readDraft(draft);
  const problems = preview.told?.problems ?? [];
  const change = (changes: Partial<Draft>): void => setDraft({ ...draft, ...changes });
  const errorAt = (at: number): string | undefined => {
    const problem = problems.find(({ condition }) => condition === at)?.message;
    return problem ?? (isTried ? errors.get(`conditions.${at}`) : undefined);
  };
  const shown = (part: string): string | undefined => (isTried ? errors.get(part) : undefined);

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setIsTried(true);
        if (rule !== null && problems.length === 0) {
          save(rule, request.replacing, closeRuleDialog);
        }
      }}
    >
      <Stack gap="md">
        {request.leftOut.length === 0 ? null : (
          <Alert icon={<IconInfoCircle aria-hidden />} title="Not taken over from the filter">
            <bdi>{request.leftOut.join('; ')}</bdi>. A rule looks at what a row says, not at
            verdicts or tags.
          </Alert>
        )}
        <TextInput
          label="Name"
          placeholder="What you call this equipment"
          data-autofocus
          maxLength={120}
          error={shown('name')}
          value={draft.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <div>
          <Input.Label labelElement="div" mb={4}>
            Where all of these hold
          </Input.Label>
          <ConditionList
            conditions={draft.conditions}
            nextField="supplier"
            errorAt={errorAt}
            onChange={(conditions) => change({ conditions })}
          />
        </div>
        <SetFields set={draft.set} error={shown('set')} onChange={(set) => change({ set })} />
        <Textarea
          label="Note"
          description="Where you know it from; kept with the rule and in the history"
          autosize
          minRows={1}
          maxRows={4}
          maxLength={500}
          value={draft.note}
          onChange={(event) => change({ note: event.currentTarget.value })}
        />
        <RuleOutcome
          preview={preview}
          setsNothing={Object.values(draft.set).every((tag) => tag === undefined)}
        />
        <Group justify="flex-end" className={classes['buttons'] ?? ''}>
          <Button variant="default" onClick={closeRuleDialog}>
            Cancel
          </Button>
          <Button type="submit" loading={isPending}>
            {request.replacing === null ? 'Add rule' : 'Change rule'}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Writes a new rule or changes one, while it is counted what it would do. */
export const RuleDialog = memo(function RuleDialog(): ReactElement {
  const request = useRuleDialog((state) => state.request);
  return (
    <Modal
      opened={request !== null}
      onClose={closeRuleDialog}
      size={760}
      title={request?.replacing === null ? 'New rule' : 'Change the rule'}
    >
      {request === null ? null : <RuleForm request={request} />}
    </Modal>
  );
});
