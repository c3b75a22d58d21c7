import { Select } from '@mantine/core';
import type { ReactElement } from 'react';
import { messageOf } from '../../../components/notify.ts';
import { useData } from '../../../data/hooks.ts';

const MOST_SHOWN = 200;

type SupplierFieldProps = {
  readonly label: string;
  readonly description?: string;
  /** The supplier that cannot be picked, because the form is about it. */
  readonly except: string;
  readonly isFixed?: boolean;
  readonly value: string | null;
  readonly onChange: (supplierId: string | null) => void;
};

/** A searchable choice of one of the known suppliers. */
export function SupplierField(props: SupplierFieldProps): ReactElement {
  const { label, description, except, isFixed = false, value, onChange } = props;
  const { data, error } = useData('suppliers.list', {});
  const others = (data ?? []).filter(({ id }) => id !== except);
  return (
    <Select
      label={label}
      description={description}
      placeholder={data === undefined ? 'Reading the vendors …' : 'Pick or type a vendor'}
      required
      searchable
      // Required: picked once more, it stays.
      allowDeselect={false}
      openOnFocus={false}
      disabled={isFixed}
      data-autofocus={!isFixed}
      limit={MOST_SHOWN}
      error={error === null ? null : messageOf(error)}
      nothingFoundMessage="No vendor of that name"
      data={others.map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
      onChange={onChange}
    />
  );
}
