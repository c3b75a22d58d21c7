import { create } from 'zustand';

type Dialog = 'settings' | 'shortcuts' | 'about' | 'new-encrypted';

type Dialogs = {
  readonly open: Dialog | null;
  show(this: void, dialog: Dialog): void;
  close(this: void): void;
};

/** Which of the window's own dialogs is open. */
export const useDialogs = create<Dialogs>((set) => ({
  open: null,
  show: (dialog) => {
    set({ open: dialog });
  },
  close: () => {
    set({ open: null });
  },
}));
