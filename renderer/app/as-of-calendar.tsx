import { DatePicker } from '@mantine/dates';
import type { ReactElement } from 'react';

type AsOfCalendarProps = { readonly asOf: string; onPick(this: void, day: string): void };

/** The days among which the date of verdicts is chosen. */
export function AsOfCalendar({ asOf, onPick }: AsOfCalendarProps): ReactElement {
  return (
    <DatePicker
      defaultDate={asOf}
      weekendDays={[]}
      hideOutsideDates
      ariaLabels={{ previousMonth: 'Previous month', nextMonth: 'Next month' }}
      value={asOf}
      onChange={(day) => {
        if (day !== null) onPick(day);
      }}
    />
  );
}
