import { create } from 'zustand';
import { showError } from '../../components/notify.ts';
import { callApp } from '../../data/bridge.ts';
import { forgetSalvage } from './salvage-job.ts';

type DamagedState = {
  /** True while the operator is asked about a workspace that did not open. */
  readonly isShown: boolean;
  readonly show: () => void;
  readonly hide: () => void;
};

/** Whether the dialog about a workspace that did not open is shown. */
export const useDamaged = create<DamagedState>((set) => ({
  isShown: false,
  show: () => set({ isShown: true }),
  hide: () => {
    set({ isShown: false });
    forgetSalvage();
    callApp('recovery.leave', {}).catch(showError);
  },
}));
