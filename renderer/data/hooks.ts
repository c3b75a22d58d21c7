import {
  keepPreviousData,
  useMutation,
  useQuery,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import type { AppContract } from '#shared/contract/app';
import type { DataContract } from '#shared/contract/data';
import type { InputOf, OutputOf } from '#shared/rpc/contract';
import { showError } from '../components/notify.ts';
import { callApp } from './bridge.ts';
import { callData } from './data-client.ts';
import { queryClient, STABLE_KEY } from './query-client.ts';

/** Names of the methods that the data host answers. */
export type DataMethod = keyof DataContract & string;
type AppMethod = keyof AppContract & string;

type DataOptions = {
  readonly isEnabled?: boolean;
  /** Shows the answer to the previous input until the new one is there. */
  readonly keepsPrevious?: boolean;
};

/** Reads from the data host; asked again whenever the workspace changed. */
export function useData<K extends DataMethod>(
  name: K,
  input: InputOf<DataContract, K>,
  options: DataOptions = {},
): UseQueryResult<OutputOf<DataContract, K>> {
  return useQuery<OutputOf<DataContract, K>>({
    queryKey: [name, input],
    queryFn: () => callData(name, input),
    enabled: options.isEnabled ?? true,
    ...(options.keepsPrevious === true ? { placeholderData: keepPreviousData } : {}),
  });
}

/** Asks what `useData` is about to ask, before anything is drawn; it takes up the answer. */
export function askAhead<K extends DataMethod>(name: K, input: InputOf<DataContract, K>): void {
  // A failure is kept with the question, and told by whoever shows its answer.
  void queryClient.prefetchQuery({ queryKey: [name, input], queryFn: () => callData(name, input) });
}

/** Reads from the main process. */
export function useApp<K extends AppMethod>(
  name: K,
  input: InputOf<AppContract, K>,
): UseQueryResult<OutputOf<AppContract, K>> {
  return useQuery<OutputOf<AppContract, K>>({
    queryKey: [STABLE_KEY, name, input],
    queryFn: () => callApp(name, input),
  });
}

/** Changes something in the workspace; a failure is told to the operator. */
export function useCommand<K extends DataMethod>(
  name: K,
): UseMutationResult<OutputOf<DataContract, K>, Error, InputOf<DataContract, K>> {
  return useMutation<OutputOf<DataContract, K>, Error, InputOf<DataContract, K>>({
    mutationKey: [name],
    mutationFn: (input) => callData(name, input),
    onError: showError,
  });
}
