import { Group, Radio, Text } from '@mantine/core';
import { IconHelpCircle } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { Inspection } from '#shared/contract/import';
import { isFractionField } from '#shared/domain/item-limits';
import {
  bothDates,
  bothNumbers,
  oneOfEach,
  questionsOf,
  type ReadingChoice,
} from './both-readings.ts';
import { choose, useImport } from './import-store.ts';
import classes from './import.module.css';
import decisions from './decisions.module.css';

type QuestionProps<T extends string> = {
  readonly name: string;
  readonly sample: string;
  readonly headings: string;
  readonly choices: readonly ReadingChoice<T>[];
  readonly chosen: T | null;
  onChoose(this: void, value: T): void;
};

function Question<T extends string>(props: QuestionProps<T>): ReactElement {
  const { name, sample, headings, choices, chosen, onChoose } = props;
  const usual = choices[0];
  return (
    <Radio.Group
      name={`question-${name.toLowerCase()}`}
      label={
        <>
          {name}: what is <bdi className={decisions['quoted']}>{sample}</bdi> in {headings}?
        </>
      }
      value={chosen ?? usual?.value ?? ''}
      onChange={(value) => {
        const choice = choices.find((each) => each.value === value);
        if (choice !== undefined) onChoose(choice.value);
      }}
    >
      <div className={decisions['question']}>
        <Group gap="lg">
          {choices.map(({ value, label }) => (
            <Radio key={value} value={value} label={label} />
          ))}
        </Group>
        <Text size="xs" c="dimmed">
          {chosen === null
            ? `Nothing in the file decides it; “${usual?.label ?? ''}” is taken unless you choose.`
            : 'As you chose.'}
        </Text>
      </div>
    </Radio.Group>
  );
}

/** What the cells leave open, asked before anything is imported. */
export function QuestionsCard({
  inspection,
}: {
  readonly inspection: Inspection;
}): ReactElement | null {
  const { dateOrder, decimalMark, mapping } = useImport();
  const { columns } = inspection;
  const asked = oneOfEach(questionsOf(inspection, mapping));
  if (asked.length === 0) return null;
  return (
    <section className={classes['card']} aria-label="Please decide">
      <h2 className={classes['cardTitle']}>
        <IconHelpCircle size={18} aria-hidden className={decisions['titleIcon']} />
        {asked.length === 1
          ? 'One thing can be read in two ways'
          : 'Some things can be read in two ways'}
      </h2>
      <div className={decisions['questions']}>
        {asked.map(({ about, sample, columns: places }) => {
          const headings = columns
            .filter(({ index }) => places.includes(index))
            .map(({ name }) => name)
            .join(', ');
          const isFraction = (place: number): boolean => {
            const field = mapping.get(place);
            return field !== undefined && isFractionField(field);
          };
          return about === 'date-order' ? (
            <Question
              key={about}
              name={
                bothDates(sample).some(({ value }) => value === 'year-first')
                  ? 'Day, month or year first'
                  : 'Day or month first'
              }
              {...{ sample, headings }}
              choices={bothDates(sample)}
              chosen={dateOrder}
              onChoose={(value) => {
                choose({ dateOrder: value });
              }}
            />
          ) : (
            <Question
              key={about}
              name="Decimal mark"
              {...{ sample, headings }}
              choices={bothNumbers(sample, places.some(isFraction))}
              chosen={decimalMark}
              onChoose={(value) => {
                choose({ decimalMark: value });
              }}
            />
          );
        })}
      </div>
    </section>
  );
}
