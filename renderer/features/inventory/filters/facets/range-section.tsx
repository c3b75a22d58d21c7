import { NumberInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import type { ItemFilter } from '#shared/domain/filter';
import { RANGE_LABELS } from '../facet-words.ts';
import { isEmptyRange, withRange, without, type Range, type RangeKey } from '../filter-model.ts';
import { readDay } from './read-day.ts';
import classes from './facets.module.css';
import { SectionFrame } from './section-frame.tsx';

const DELAY_MS = 500;
const ENDS = ['from', 'until'] as const;
type End = (typeof ENDS)[number];
const END_WORDS: Record<End, string> = { from: 'from', until: 'until' };

type RangeSectionProps = {
  readonly range: RangeKey;
  readonly filter: ItemFilter;
  readonly onChange: (filter: ItemFilter) => void;
};

type EndFieldProps<T> = {
  readonly end: End;
  readonly label: string;
  readonly value: T | undefined;
  readonly isWrong: boolean;
  readonly onChange: (value: T | undefined) => void;
};

function DayEnd({ end, label, value, isWrong, onChange }: EndFieldProps<string>): ReactElement {
  return (
    <DateInput
      size="xs"
      aria-label={`${label} ${END_WORDS[end]}`}
      placeholder={END_WORDS[end]}
      valueFormat="YYYY-MM-DD"
      weekendDays={[]}
      dateParser={(text) => readDay(text, end)}
      ariaLabels={{ previousMonth: 'Previous month', nextMonth: 'Next month' }}
      error={isWrong}
      value={value ?? null}
      onChange={(day) => onChange(day ?? undefined)}
    />
  );
}

function NumberEnd({ end, label, value, isWrong, onChange }: EndFieldProps<number>): ReactElement {
  return (
    <NumberInput
      size="xs"
      hideControls
      aria-label={`${label} ${END_WORDS[end]}`}
      placeholder={END_WORDS[end]}
      error={isWrong}
      value={value ?? ''}
      onChange={(next) => onChange(typeof next === 'number' ? next : undefined)}
    />
  );
}

/** Both ends of a range; it filters once what was typed stands, and not while it holds nothing. */
export function RangeSection({ range, filter, onChange }: RangeSectionProps): ReactElement {
  const given: Range<string> | Range<number> = filter[range] ?? {};
  const key = JSON.stringify(given);
  const [draft, setDraft] = useState<Range<string | number>>(given);
  const sent = useRef(key);
  const label = RANGE_LABELS[range];
  const isEmpty = isEmptyRange(draft);

  // The sentence and the buttons that clear change the range from outside.
  useEffect(() => {
    if (key === sent.current) return;
    sent.current = key;
    setDraft(JSON.parse(key) as Range<string | number>);
  }, [key]);

  const send = useDebouncedCallback((next: Range<string | number>) => {
    const changed = withRange(filter, range, next as Range<string>);
    sent.current = JSON.stringify(changed[range] ?? {});
    onChange(changed);
  }, DELAY_MS);
  const change = (end: End, value: string | number | undefined): void => {
    const next = { ...draft, [end]: value };
    setDraft(next);
    if (!isEmptyRange(next)) send(next);
  };

  return (
    <SectionFrame
      section={range}
      label={label}
      chosen={filter[range] === undefined ? 0 : 1}
      onClear={() => onChange(without(filter, range))}
    >
      <div className={classes['ends']}>
        {ENDS.map((end) => {
          const value = draft[end];
          const isDay = range === 'installedOn' || range === 'deadline';
          return isDay ? (
            <DayEnd
              key={end}
              end={end}
              label={label}
              value={typeof value === 'string' ? value : undefined}
              isWrong={isEmpty}
              onChange={(day) => change(end, day)}
            />
          ) : (
            <NumberEnd
              key={end}
              end={end}
              label={label}
              value={typeof value === 'number' ? value : undefined}
              isWrong={isEmpty}
              onChange={(number) => change(end, number)}
            />
          );
        })}
      </div>
      {isEmpty ? (
        <p className={classes['wrong']} role="alert">
          {label}: the range ends before it begins. Put the smaller value first.
        </p>
      ) : null}
    </SectionFrame>
  );
}
