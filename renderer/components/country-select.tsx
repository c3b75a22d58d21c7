import { Select } from '@mantine/core';
import codes from 'i18n-iso-countries/codes.json';
import type { ReactElement } from 'react';
import { countryName } from './format.ts';

const options = codes
  .map(([code = '']) => ({ value: code, label: `${countryName(code)} (${code})` }))
  .toSorted((a, b) => a.label.localeCompare(b.label));

type CountrySelectProps = {
  readonly label: string;
  readonly description?: string;
  readonly value: string | null;
  onChange(this: void, code: string | null): void;
  readonly isLabelHidden?: boolean;
  readonly placeholder?: string;
  readonly size?: 'xs' | 'sm';
};

/** A country by its name in the operator's language, searched by name or code. */
export function CountrySelect({
  label,
  description,
  value,
  onChange,
  isLabelHidden = false,
  placeholder = 'Search a country',
  size = 'sm',
}: CountrySelectProps): ReactElement {
  return (
    <Select
      {...(isLabelHidden ? { 'aria-label': label } : { label })}
      {...(description === undefined ? {} : { description })}
      placeholder={placeholder}
      size={size}
      data={options}
      value={value}
      onChange={onChange}
      searchable
      clearable
      limit={300}
      nothingFoundMessage="No country of that name"
      maxDropdownHeight={240}
    />
  );
}
