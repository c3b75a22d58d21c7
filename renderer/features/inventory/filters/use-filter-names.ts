import { useMemo } from 'react';
import type { FilterNames } from '#shared/domain/filter-names';
import { useData } from '../../../data/hooks.ts';
import { useSupplierNames } from './use-supplier-names.ts';

/** What the ids of filters stand for; empty until it is read. */
export function useFilterNames(): FilterNames {
  const suppliers = useSupplierNames();
  const { data } = useData('imports.list', {});
  return useMemo(
    () => ({
      suppliers,
      imports: new Map(
        (data ?? []).flatMap(({ importId, fileName }) =>
          importId === null ? [] : [[importId, fileName] as const],
        ),
      ),
    }),
    [suppliers, data],
  );
}
