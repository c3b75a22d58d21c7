import { Badge, Button, Group } from '@mantine/core';
import { IconMessageQuestion } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import type { PolicyRecords } from '#shared/contract/policies';
import { plural } from '../../../components/format.ts';
import { EmptyState } from '../../../components/states.tsx';
import { itemsWords, writtenWords, type Kept } from './kept-words.ts';
import { titlesOf, usePolicies, type PolicyTitles } from './policy-titles.ts';
import { writeStatement } from './record-dialog-store.ts';
import { ItemsSentence, RecordRow } from './record-row.tsx';
import { SeePolicies } from '../see-policies.tsx';
import classes from './records.module.css';
import { SectionFrame } from './section-frame.tsx';
import { blankAnswer, draftOf } from './statement-draft.ts';
import { useRecords } from './use-records.ts';

type Question = PolicyRecords['questions'][number];

const KINDS: Readonly<Record<Question['kind'], string>> = {
  use: 'Use',
  zone: 'Zone',
  production: 'Production',
};
const MOST_RULES = 3;

/** The answers to a question, the latest first, which is the order in which they count. */
function answersTo(question: string, { statements }: PolicyRecords): Kept[] {
  return statements
    .filter(({ statement }) => statement.kind === 'answer' && statement.question === question)
    .toSorted((a, b) => b.id - a.id);
}

function Answer({ kept }: { readonly kept: Kept }): ReactElement | null {
  const { remove, isPending } = useRecords();
  const { id, statement } = kept;
  if (statement.kind !== 'answer') return null;
  const { holds, conditions, note } = statement;
  return (
    <RecordRow
      name={`${holds ? 'Yes' : 'No'}: ${statement.question}`}
      title={holds ? 'Yes' : 'No'}
      isPending={isPending}
      onEdit={() => writeStatement(draftOf(statement), id)}
      onRemove={() => remove(id, 'answer')}
    >
      <ItemsSentence conditions={conditions} />
      <div className={classes['facts']}>
        <span>{itemsWords(kept)}</span>
        <bdi>{writtenWords(kept)}</bdi>
        {note === undefined ? null : <bdi>{note}</bdi>}
      </div>
    </RecordRow>
  );
}

function Answers({ question, answers }: { question: string; answers: readonly Kept[] }) {
  if (answers.length === 0) return null;
  return (
    <>
      <ul className={classes['list']} aria-label={`Answers: ${question}`}>
        {answers.map((kept) => (
          <Answer key={kept.id} kept={kept} />
        ))}
      </ul>
      {answers.length === 1 ? null : (
        <div className={classes['facts']}>
          Where several answers are about an item, the upper one counts.
        </div>
      )}
    </>
  );
}

type QuestionRowProps = {
  readonly asked: Question;
  readonly answers: readonly Kept[];
  readonly titles: PolicyTitles;
};

function QuestionRow({ asked, answers, titles }: QuestionRowProps): ReactElement {
  const { question, kind, rules, undetermined } = asked;
  const { save, isPending } = useRecords();
  const answerAll = (holds: boolean): void =>
    save({ kind: 'answer', question, holds, conditions: [] }, null);
  const more = rules.length - MOST_RULES;
  return (
    <li className={classes['question']} aria-label={question}>
      <div className={classes['split']}>
        <div className={classes['words']}>
          <div className={classes['asked']}>
            <Badge size="sm" variant="light" radius="sm" tt="none" color="gray" flex="none">
              {KINDS[kind]}
            </Badge>
            <h3 className={classes['name']}>{question}</h3>
          </div>
          <div className={classes['facts']}>
            {rules.slice(0, MOST_RULES).map(({ policyId, ruleId, title }) => (
              <span key={`${policyId}/${ruleId}`}>
                {titles.policy(policyId)}: {title}
              </span>
            ))}
            {more > 0 ? <span>and {plural(more, 'other rule')}</span> : null}
          </div>
        </div>
        <span className={classes['waiting']}>
          {undetermined > 0 ? (
            <strong>
              {plural(undetermined, 'item')} {undetermined === 1 ? 'waits' : 'wait'}
            </strong>
          ) : (
            <span className={classes['dimmed']}>No item waits</span>
          )}
        </span>
      </div>
      <Answers question={question} answers={answers} />
      <Group gap={8} mt={8}>
        <Button
          size="compact-sm"
          variant="default"
          disabled={isPending}
          aria-label={`Yes for all items: ${question}`}
          onClick={() => answerAll(true)}
        >
          Yes for all
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          disabled={isPending}
          aria-label={`No for all items: ${question}`}
          onClick={() => answerAll(false)}
        >
          No for all
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`Answer for some items: ${question}`}
          onClick={() => writeStatement(blankAnswer(question))}
        >
          For some …
        </Button>
      </Group>
    </li>
  );
}

type QuestionsProps = { readonly records: PolicyRecords; readonly titles: PolicyTitles };

/** Questions that most items waited for when the part was opened come first, and stay there. */
function Questions({ records, titles }: QuestionsProps): ReactElement {
  const { questions } = records;
  const [first] = useState(() => new Map(questions.map((each) => [each.question, each])));
  const waited = ({ question }: Question): number => first.get(question)?.undetermined ?? 0;
  return (
    <>
      {questions
        .toSorted((a, b) => waited(b) - waited(a))
        .map((asked) => (
          <QuestionRow
            key={asked.question}
            asked={asked}
            answers={answersTo(asked.question, records)}
            titles={titles}
          />
        ))}
    </>
  );
}

function Unasked({ records }: { readonly records: PolicyRecords }): ReactElement | null {
  const asked = new Set(records.questions.map(({ question }) => question));
  const left = records.statements.filter(
    ({ statement }) => statement.kind === 'answer' && !asked.has(statement.question),
  );
  if (left.length === 0) return null;
  const questions = Map.groupBy(left, ({ statement }) =>
    statement.kind === 'answer' ? statement.question : '',
  );
  return (
    <div className={classes['group']}>
      <h2 className={classes['title']}>Answers that no active policy asks for</h2>
      <p className={classes['explanation']}>They change nothing now, and are kept.</p>
      <ul className={classes['list']}>
        {[...questions].map(([question, answers]) => (
          <li key={question} className={classes['question']}>
            <h3 className={classes['name']}>{question}</h3>
            <Answers question={question} answers={answers} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What rules ask that no inventory tells, and what the operator has answered. */
export function QuestionsSection(): ReactElement {
  const titles = titlesOf(usePolicies());
  return (
    <SectionFrame
      label="Questions"
      title="Questions"
      explanation="Some rules turn on facts that no inventory carries. Until you answer, the items that they could apply to are undetermined. An answer is about all items, or about those that fulfil conditions, also of later imports."
    >
      {(records) => (
        <>
          {records.questions.length === 0 ? (
            <EmptyState
              icon={IconMessageQuestion}
              title="Nothing is asked"
              text="No rule of an active policy asks for a fact that inventories do not carry. Others do, such as those of the United Kingdom and the United States."
              action={<SeePolicies />}
            />
          ) : (
            <ul className={classes['list']} aria-label="Questions">
              <Questions records={records} titles={titles} />
            </ul>
          )}
          <Unasked records={records} />
        </>
      )}
    </SectionFrame>
  );
}
