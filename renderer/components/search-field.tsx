import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { ReactElement } from 'react';

type SearchFieldProps = {
  /** What is looked for, as the field says while it is empty. */
  readonly placeholder: string;
  readonly label?: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
};

/** Narrows a list of the screen to what contains a text. */
export function SearchField(props: SearchFieldProps): ReactElement {
  const { placeholder, label = placeholder, value, onChange } = props;
  return (
    <TextInput
      w={256}
      type="search"
      placeholder={placeholder}
      aria-label={label}
      leftSection={<IconSearch size={16} aria-hidden />}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
