import { useMemo } from 'react';
import { useData } from '../../../data/hooks.ts';
import type { SupplierNames } from './facet-words.ts';

/** The names of all known suppliers; empty until they are read. */
export function useSupplierNames(): SupplierNames {
  const { data } = useData('suppliers.list', {});
  return useMemo(() => new Map((data ?? []).map(({ id, name }) => [id, name])), [data]);
}
