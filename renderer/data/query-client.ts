import { QueryClient } from '@tanstack/react-query';
import { isAppError } from '#shared/rpc/app-error';
import { onDataEvent, onReconnect } from './data-client.ts';

const BURST_MS = 80;

/** Answers stay fresh until the data host says that something changed. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      networkMode: 'always',
      retry: (failures, error) => failures < 2 && isAppError(error, 'host-crashed'),
      retryDelay: 600,
    },
    // A change that was made holds what its form was given: figures of every site, of a summary.
    mutations: { networkMode: 'always', gcTime: 1000 },
  },
});

/** Keys that begin with this do not depend on what the workspace holds. */
export const STABLE_KEY = 'app';

/** Asks every shown figure of the workspace again. */
export function refreshData(): Promise<void> {
  return queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== STABLE_KEY });
}

/** Ties the cache to the data host's events; called once, by the entry. */
export function followDataHost(): void {
  let timer: number | undefined;
  onDataEvent('workspace.changed', () => {
    // Many small writes come as a burst of events; one refresh answers them all.
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void refreshData(), BURST_MS);
  });
  onDataEvent('backups.changed', () => {
    void queryClient.invalidateQueries({ queryKey: ['backups.list'] });
  });
  onReconnect(() => void refreshData());
}
