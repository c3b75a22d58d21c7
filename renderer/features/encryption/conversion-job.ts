import { create } from 'zustand';
import type { EventPayload } from '#shared/contract/events';
import { showError } from '../../components/notify.ts';
import { callApp } from '../../data/bridge.ts';
import { onDataEvent } from '../../data/data-client.ts';

type ConversionState = {
  readonly isRunning: boolean;
  readonly isCancelled: boolean;
  readonly progress: EventPayload<'encryption.progress'> | null;
};
const NONE: ConversionState = { isRunning: false, isCancelled: false, progress: null };

/** The conversion of the open workspace that runs. */
export const useConversion = create<ConversionState>(() => NONE);

onDataEvent('encryption.progress', (progress) => {
  useConversion.setState({ progress });
});

/** Runs a conversion, which `cancelConversion` ends. Fails as `act` does. */
export async function runConversion(act: () => Promise<unknown>): Promise<void> {
  useConversion.setState({ ...NONE, isRunning: true });
  try {
    await act();
  } finally {
    useConversion.setState(NONE);
  }
}

/** Ends the conversion that runs, unless its copy takes the place of the workspace already. */
export function cancelConversion(): void {
  useConversion.setState({ isCancelled: true });
  callApp('encryption.cancel', {}).catch(showError);
}
