import { Group, Input, Textarea, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { DayField } from '../../../components/day-field.tsx';
import { Segments } from '../../../components/segments.tsx';
import { RuleChoice } from './rule-choice.tsx';
import classes from './records.module.css';
import type { StatementDraft } from './statement-draft.ts';

const LONGEST_TEXT = 2000;

type StatementFieldsProps = {
  readonly draft: StatementDraft;
  /** What is wrong with a part. */
  errorOf(this: void, part: string): string | undefined;
  onChange(this: void, changes: Partial<StatementDraft>): void;
};

function LongText(props: {
  readonly label: string;
  readonly description?: string;
  readonly isRequired?: boolean;
  readonly error?: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
}): ReactElement {
  const { label, description, isRequired = false, error, value, onChange } = props;
  return (
    <Textarea
      label={label}
      description={description}
      required={isRequired}
      autosize
      minRows={2}
      maxRows={6}
      maxLength={LONGEST_TEXT}
      error={error}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

function AnswerFields({ draft, errorOf, onChange }: StatementFieldsProps): ReactElement {
  const { question, holds, note } = draft;
  return (
    <>
      <Input.Wrapper label="What the rule asks for" labelElement="div">
        <p className={classes['quoted']}>{question}</p>
      </Input.Wrapper>
      <Input.Wrapper
        label="Does it hold?"
        labelElement="div"
        description="Yes: the rule applies to the items. No: it does not."
        error={errorOf('holds')}
      >
        <div>
          <Segments
            mt={4}
            aria-label="Does it hold?"
            data={[
              { value: 'yes', label: 'Yes' },
              { value: 'no', label: 'No' },
            ]}
            value={holds === null ? '' : holds ? 'yes' : 'no'}
            onChange={(value) => onChange({ holds: value === 'yes' })}
          />
        </div>
      </Input.Wrapper>
      <LongText
        label="Note"
        description="Where you know it from; kept with the answer and in the history"
        value={note}
        onChange={(next) => onChange({ note: next })}
      />
    </>
  );
}

function Days({ draft, errorOf, onChange }: StatementFieldsProps): ReactElement {
  const isWaiver = draft.kind === 'waiver';
  return (
    <Group grow align="flex-start">
      <DayField
        label="First day"
        isRequired
        error={errorOf('from')}
        value={draft.from}
        onChange={(from) => onChange({ from })}
      />
      <DayField
        label="Last day"
        isRequired={isWaiver}
        description={
          isWaiver ? 'The day after, the rule decides about the items again' : 'Blank: no end'
        }
        error={errorOf('until')}
        value={draft.until}
        onChange={(until) => onChange({ until })}
      />
    </Group>
  );
}

function targetOf({ policyId, ruleId }: StatementDraft) {
  return policyId === null ? null : { policyId, ruleId };
}

function AuthorisationFields(props: StatementFieldsProps): ReactElement {
  const { draft, errorOf, onChange } = props;
  return (
    <>
      <RuleChoice
        kind="authorisation"
        value={targetOf(draft)}
        error={errorOf('policyId') ?? errorOf('ruleId')}
        onChange={onChange}
      />
      <TextInput
        label="Reference"
        placeholder="Number or name of the authorisation"
        required
        maxLength={LONGEST_TEXT}
        error={errorOf('reference')}
        value={draft.reference}
        onChange={(event) => onChange({ reference: event.currentTarget.value })}
      />
      <Days {...props} />
      <LongText label="Note" value={draft.note} onChange={(note) => onChange({ note })} />
    </>
  );
}

function WaiverFields(props: StatementFieldsProps): ReactElement {
  const { draft, errorOf, onChange } = props;
  return (
    <>
      <RuleChoice
        kind="waiver"
        value={targetOf(draft)}
        error={errorOf('policyId') ?? errorOf('ruleId')}
        onChange={onChange}
      />
      <LongText
        label="Reason"
        description="Printed in the audit summary"
        isRequired
        error={errorOf('reason')}
        value={draft.reason}
        onChange={(reason) => onChange({ reason })}
      />
      <TextInput
        label="Approved by"
        placeholder="Name and office"
        required
        maxLength={LONGEST_TEXT}
        error={errorOf('approver')}
        value={draft.approver}
        onChange={(event) => onChange({ approver: event.currentTarget.value })}
      />
      <Days {...props} />
    </>
  );
}

/** What a statement of each kind says, but for the items that it is about. */
export function StatementFields(props: StatementFieldsProps): ReactElement {
  switch (props.draft.kind) {
    case 'answer':
      return <AnswerFields {...props} />;
    case 'authorisation':
      return <AuthorisationFields {...props} />;
    case 'waiver':
      return <WaiverFields {...props} />;
  }
}
