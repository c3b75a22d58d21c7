import type { ComboboxStore } from '@mantine/core';
import { useEffect } from 'react';

/**
 * Marks the first of the options in `search` once there are `found` of them, so that Enter takes
 * it. Without a search the first option is an accident of the alphabet, so none is marked unless
 * `isLikely` says that it was put first for a reason.
 */
export function useFirstOption(
  combobox: ComboboxStore,
  search: string,
  found: number,
  isLikely = false,
): void {
  const { selectFirstOption, dropdownOpened } = combobox;
  const isWanted = dropdownOpened && found > 0 && (search !== '' || isLikely);
  useEffect(() => {
    if (isWanted) selectFirstOption();
  }, [isWanted, search, found, selectFirstOption]);
}
