import { DateInput } from '@mantine/dates';
import type { ReactElement } from 'react';
import type { IsoDate } from '#shared/domain/date';

type DayFieldProps = {
  readonly label: string;
  readonly placeholder?: string;
  readonly isRequired?: boolean;
  readonly error?: string | undefined;
  readonly value: IsoDate | null;
  readonly onChange: (day: IsoDate | null) => void;
};

/** A calendar day, typed as year-month-day or picked. */
export function DayField(props: DayFieldProps): ReactElement {
  const { label, placeholder = 'YYYY-MM-DD', isRequired = false, error, value, onChange } = props;
  return (
    <DateInput
      label={label}
      placeholder={placeholder}
      withAsterisk={isRequired}
      valueFormat="YYYY-MM-DD"
      weekendDays={[]}
      clearable
      clearButtonProps={{ 'aria-label': `Clear: ${label}` }}
      ariaLabels={{ previousMonth: 'Previous month', nextMonth: 'Next month' }}
      error={error}
      value={value}
      onChange={onChange}
    />
  );
}
