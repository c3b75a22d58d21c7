import type { ComboboxStore } from '@mantine/core';
import { useEffect } from 'react';

/** Marks the first option found after every change of the search, so that Enter takes it. */
export function useFirstOption(combobox: ComboboxStore, search: string, found: number): void {
  const { selectFirstOption, dropdownOpened } = combobox;
  useEffect(() => {
    if (dropdownOpened && search !== '' && found > 0) selectFirstOption();
  }, [dropdownOpened, search, found, selectFirstOption]);
}
