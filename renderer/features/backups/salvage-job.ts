import { create } from 'zustand';
import type { SalvageReport } from '#shared/contract/salvage';
import { showError } from '../../components/notify.ts';
import { callApp } from '../../data/bridge.ts';
import { connectToHost, onDataEvent } from '../../data/data-client.ts';

type SalvageState = {
  readonly isRunning: boolean;
  /** How much of the damaged file was read, from 0 to 1. */
  readonly share: number;
  readonly report: SalvageReport | null;
};
const NONE: SalvageState = { isRunning: false, share: 0, report: null };

/** The saving of rows out of a damaged workspace, and what became of them. */
export const useSalvage = create<SalvageState>(() => NONE);

onDataEvent('recovery.progress', ({ done, total }) => {
  useSalvage.setState({ share: total === 0 ? 0 : done / total });
});

/** Asks where, and saves rows there; what became of them is kept until it is forgotten. */
export async function salvageRows(): Promise<void> {
  useSalvage.setState({ ...NONE, isRunning: true });
  try {
    // Without a workspace nothing else listens to the data host yet.
    await connectToHost();
    const outcome = await callApp('recovery.salvage', {});
    useSalvage.setState({ ...NONE, report: outcome.status === 'saved' ? outcome.report : null });
  } catch (error) {
    useSalvage.setState(NONE);
    showError(error);
  }
}

/** Ends the saving that runs; the file that it was making is removed. */
export function cancelSalvage(): void {
  callApp('recovery.cancelSalvage', {}).catch(showError);
}

/** Forgets what became of the rows, and ends what still runs. */
export function forgetSalvage(): void {
  if (useSalvage.getState().isRunning) cancelSalvage();
  useSalvage.setState(NONE);
}
