import { DateInput } from '@mantine/dates';
import type { ReactElement } from 'react';
import type { IsoDate } from '#shared/domain/date';

type DayFieldProps = {
  readonly label: string;
  /** What a blank field means. */
  readonly open?: string;
  /** `null` where the form says in the field itself how a day is written. */
  readonly description?: string | null;
  readonly isRequired?: boolean;
  readonly error?: string | undefined;
  readonly value: IsoDate | null;
  readonly onChange: (day: IsoDate | null) => void;
};

/** A calendar day, typed or picked. */
export function DayField(props: DayFieldProps): ReactElement {
  const { label, isRequired = false, error, value, onChange } = props;
  const { description = 'Year-month-day, as 2026-11-23' } = props;
  const { open = description === null ? 'YYYY-MM-DD' : undefined } = props;
  return (
    <DateInput
      label={label}
      description={description}
      placeholder={open}
      valueFormat="YYYY-MM-DD"
      weekendDays={[]}
      required={isRequired}
      error={error}
      clearable
      clearButtonProps={{ 'aria-label': `Clear: ${label}` }}
      ariaLabels={{ previousMonth: 'Previous month', nextMonth: 'Next month' }}
      value={value}
      onChange={onChange}
    />
  );
}
