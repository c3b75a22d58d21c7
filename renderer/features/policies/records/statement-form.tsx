import { Alert, Button, Group, Stack } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import type { ConditionQuestion } from '#shared/contract/policy-records';
import { useData } from '../../../data/hooks.ts';
import { readConditions } from '../../placement/rules/rule-draft.ts';
import { useConditionCount } from './condition-count.tsx';
import { ItemChoice } from './item-choice.tsx';
import { closeRecordDialog, type RecordRequest } from './record-dialog-store.ts';
import classes from './records.module.css';
import { readStatement, type StatementDraft } from './statement-draft.ts';
import { StatementFields } from './statement-fields.tsx';
import { useRecords } from './use-records.ts';

type StatementRequest = Extract<RecordRequest, { kind: 'statement' }>;

/** The rules that a statement is about, as far as it is written. */
function useRulesOf({
  kind,
  question,
  policyId,
  ruleId,
}: StatementDraft): ConditionQuestion['rules'] {
  const records = useData('policies.records', {}, { isEnabled: kind === 'answer' });
  if (kind !== 'answer') return policyId === null ? [] : [{ policyId, ruleId }];
  const asked = records.data?.questions.find((each) => each.question === question);
  return (asked?.rules ?? []).map((rule) => ({ policyId: rule.policyId, ruleId: rule.ruleId }));
}

function speakerOf(
  { kind, policyId, ruleId }: StatementDraft,
  replacing: number | null,
  rules: number,
): string | null {
  // What an answer or an authorisation settles already, no rule speaks of any more.
  if (kind !== 'waiver' && replacing !== null) return null;
  if (kind === 'answer') return rules === 1 ? 'The rule' : rules === 0 ? null : 'One of the rules';
  return policyId === null ? null : ruleId === null ? 'The policy' : 'The rule';
}

const SUBMITS: Readonly<Record<StatementDraft['kind'], string>> = {
  answer: 'Record the answer',
  authorisation: 'Record the authorisation',
  waiver: 'Record the waiver',
};

/** Writes a statement, while the items that it holds are counted. */
export function StatementForm({ request }: { readonly request: StatementRequest }): ReactElement {
  const { replacing, leftOut } = request;
  const [draft, setDraft] = useState(request.draft);
  // Nobody is told what is missing before saying that it is done.
  const [isTried, setIsTried] = useState(false);
  const { save, isPending } = useRecords();
  const rules = useRulesOf(draft);
  const count = useConditionCount(draft.isForAll ? [] : readConditions(draft.conditions), rules);
  const { statement, errors } = readStatement(draft);
  const hasProblems = !draft.isForAll && (count.told?.problems.length ?? 0) > 0;
  const parts = {
    draft,
    errorOf: (part: string) => (isTried ? errors.get(part) : undefined),
    onChange: (changes: Partial<StatementDraft>) => setDraft({ ...draft, ...changes }),
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setIsTried(true);
        if (statement !== null && !hasProblems) save(statement, replacing, closeRecordDialog);
      }}
    >
      <Stack gap="md">
        {leftOut.length === 0 ? null : (
          <Alert icon={<IconInfoCircle aria-hidden />} title="Not taken over from the filter">
            <bdi>{leftOut.join('; ')}</bdi>. A waiver looks at what a row says, not at verdicts or
            tags; the number of items below is of the conditions that it has.
          </Alert>
        )}
        <StatementFields {...parts} />
        <ItemChoice {...parts} count={count} speaker={speakerOf(draft, replacing, rules.length)} />
        <Group justify="flex-end" className={classes['buttons'] ?? ''}>
          <Button variant="default" onClick={closeRecordDialog}>
            Cancel
          </Button>
          <Button type="submit" loading={isPending}>
            {replacing === null ? SUBMITS[draft.kind] : 'Save the changes'}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
