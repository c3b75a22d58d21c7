import { Group, Modal, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useState, type ReactElement } from 'react';
import type { PolicyInfo, PolicyRecords } from '#shared/contract/policies';
import { FormFrame } from '../../vendors/own/form-frame.tsx';
import { readStatement, type StatementDraft } from './statement-draft.ts';
import { useRecord } from './use-record.ts';
import { WhichItems } from './which-items.tsx';

const WORDS = {
  answer: { title: 'Answer a question', told: 'The answer is on record' },
  authorisation: { title: 'Authorisation', told: 'The authorisation is on record' },
  waiver: { title: 'Waiver', told: 'The waiver is on record' },
} as const;

export type StatementRequest = {
  readonly draft: StatementDraft;
  /** The statement that is changed, `null` for a new one. */
  readonly replacing: number | null;
};

type FormProps = {
  readonly request: StatementRequest;
  readonly policies: readonly PolicyInfo[];
  readonly questions: PolicyRecords['questions'];
  readonly onClose: () => void;
};

type DayProps = {
  readonly label: string;
  readonly open?: string;
  readonly value: string | null;
  readonly onChange: (day: string | null) => void;
};

function Day({ label, open = '', value, onChange }: DayProps): ReactElement {
  return (
    <DateInput
      label={label}
      placeholder={open}
      valueFormat="YYYY-MM-DD"
      weekendDays={[]}
      clearable
      clearButtonProps={{ 'aria-label': `Clear: ${label}` }}
      ariaLabels={{ previousMonth: 'Previous month', nextMonth: 'Next month' }}
      value={value}
      onChange={onChange}
    />
  );
}

/** The rules that a statement may be about, by their policies. */
function ruleOptions(policies: readonly PolicyInfo[], kind: StatementDraft['kind']) {
  return policies.flatMap(({ id, title, rules }) => {
    const items = rules
      .filter(({ rule }) => kind === 'waiver' || rule.effect.kind === 'authorise')
      .map(({ rule }) => ({ value: `${id}/${rule.id}`, label: rule.title }));
    if (items.length === 0) return [];
    const all = kind === 'waiver' ? [{ value: `${id}/`, label: `All rules: ${title}` }] : [];
    return [{ group: title, items: [...all, ...items] }];
  });
}

function StatementForm({ request, policies, questions, onClose }: FormProps): ReactElement {
  const [draft, setDraft] = useState(request.draft);
  const [isTried, setIsTried] = useState(false);
  const add = useRecord('policies.addStatement');
  const replace = useRecord('policies.replaceStatement');
  const { statement, problem, conditionErrors } = readStatement(draft);
  const change = (changes: Partial<StatementDraft>): void => setDraft({ ...draft, ...changes });
  const { kind } = draft;
  const failed = add.error ?? replace.error;
  return (
    <FormFrame
      submit="Put on record"
      canSubmit
      isPending={add.isPending || replace.isPending}
      error={isTried && problem !== null ? problem : failed}
      onCancel={onClose}
      onSubmit={() => {
        setIsTried(true);
        if (statement === null) return;
        const { told } = WORDS[kind];
        if (request.replacing === null) add.send(statement, told, onClose);
        else replace.send({ id: request.replacing, statement }, told, onClose);
      }}
    >
      {kind === 'answer' ? (
        <>
          <Select
            label="Is it so?"
            searchable
            data={[...new Set([...questions.map(({ question }) => question), draft.question])]
              .filter((question) => question !== '')
              .map((question) => ({ value: question, label: question }))}
            value={draft.question === '' ? null : draft.question}
            onChange={(question) => change({ question: question ?? '' })}
          />
          <SegmentedControl
            aria-label="Answer"
            data={[
              { value: 'yes', label: 'Yes' },
              { value: 'no', label: 'No' },
            ]}
            value={draft.holds ? 'yes' : 'no'}
            onChange={(value) => change({ holds: value === 'yes' })}
          />
        </>
      ) : (
        <Select
          label="Rule"
          searchable
          placeholder="Pick or type a rule"
          data={ruleOptions(policies, kind)}
          value={draft.rule === '' ? null : draft.rule}
          onChange={(rule) => change({ rule: rule ?? '' })}
        />
      )}
      {kind === 'authorisation' ? (
        <TextInput
          label="Number or name"
          maxLength={2000}
          value={draft.reference}
          onChange={(event) => change({ reference: event.currentTarget.value })}
        />
      ) : null}
      {kind === 'waiver' ? (
        <TextInput
          label="Approved by"
          maxLength={2000}
          value={draft.approver}
          onChange={(event) => change({ approver: event.currentTarget.value })}
        />
      ) : null}
      {kind === 'answer' ? null : (
        <Group grow align="flex-start">
          <Day
            label="First day"
            value={draft.from}
            onChange={(from) => change({ from: from ?? '' })}
          />
          <Day
            label="Last day"
            open={kind === 'authorisation' ? 'No end' : ''}
            value={draft.until}
            onChange={(until) => change({ until })}
          />
        </Group>
      )}
      <WhichItems
        drafts={draft.conditions}
        errors={isTried ? conditionErrors : new Map()}
        onChange={(conditions) => change({ conditions })}
      />
      <Textarea
        label={kind === 'waiver' ? 'Reason' : 'Note'}
        autosize
        minRows={1}
        maxRows={5}
        maxLength={2000}
        value={kind === 'waiver' ? draft.reason : draft.note}
        onChange={(event) => {
          const text = event.currentTarget.value;
          change(kind === 'waiver' ? { reason: text } : { note: text });
        }}
      />
    </FormFrame>
  );
}

type StatementDialogProps = Omit<FormProps, 'request'> & {
  readonly request: StatementRequest | null;
};

/** Puts an answer, an authorisation or a waiver on record, or changes one. */
export function StatementDialog({ request, ...props }: StatementDialogProps): ReactElement {
  return (
    <Modal
      opened={request !== null}
      onClose={props.onClose}
      size={760}
      title={request === null ? '' : WORDS[request.draft.kind].title}
    >
      {request === null ? null : <StatementForm request={request} {...props} />}
    </Modal>
  );
}
