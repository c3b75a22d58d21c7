import { DateInput } from '@mantine/dates';
import type { ReactElement } from 'react';
import type { IsoDate } from '#shared/domain/date';

type DayFieldProps = {
  readonly label: string;
  /** What a blank field means. */
  readonly open?: string;
  readonly description?: string;
  readonly isRequired?: boolean;
  readonly error?: string | undefined;
  readonly value: IsoDate | null;
  readonly onChange: (day: IsoDate | null) => void;
};

/** A calendar day, typed or picked. */
export function DayField(props: DayFieldProps): ReactElement {
  const { label, open, description, isRequired = false, error, value, onChange } = props;
  return (
    <DateInput
      label={label}
      description={description ?? 'Year-month-day, as 2026-11-23'}
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
