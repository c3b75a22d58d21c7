import { useDebouncedValue } from '@mantine/hooks';
import type { DataContract } from '#shared/contract/data';
import type { Rule } from '#shared/domain/policy';
import type { OutputOf } from '#shared/rpc/contract';
import { useData } from '../../../data/hooks.ts';

const PAUSE_MS = 400;

/** What the whole rules of a draft would do. */
export type Tried = {
  readonly told: OutputOf<DataContract, 'policies.tryRules'> | null;
  readonly error: Error | null;
  /** True while newer counts are on their way. */
  readonly isCounting: boolean;
};

/** Counts what rules would do, a moment after the last key. */
export function useTriedRules(id: string | null, rules: readonly Rule[]): Tried {
  const text = JSON.stringify(rules);
  const [settled] = useDebouncedValue(text, PAUSE_MS);
  const counted = JSON.parse(settled) as Rule[];
  const { data, error, isFetching } = useData(
    'policies.tryRules',
    { id, rules: counted },
    { keepsPrevious: true },
  );
  return { told: data ?? null, error, isCounting: isFetching || settled !== text };
}
