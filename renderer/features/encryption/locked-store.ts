import { create } from 'zustand';
import { showError } from '../../components/notify.ts';
import { callApp } from '../../data/bridge.ts';

type LockedState = {
  /** True while the operator is asked for what opens a workspace. */
  readonly isShown: boolean;
  readonly show: () => void;
  /** The workspace is open, or another dialog has taken over. */
  readonly end: () => void;
  /** The operator leaves it closed. */
  readonly leave: () => void;
};

/** Whether the dialog that asks for a passphrase is shown. */
export const useLocked = create<LockedState>((set) => ({
  isShown: false,
  show: () => set({ isShown: true }),
  end: () => set({ isShown: false }),
  leave: () => {
    set({ isShown: false });
    callApp('workspace.leaveLocked', {}).catch(showError);
  },
}));
