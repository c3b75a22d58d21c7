import { create } from 'zustand';
import { queryClient, STABLE_KEY } from '../../data/query-client.ts';

type ProfilesModalState = {
  readonly isOpen: boolean;
  show(this: void): void;
  close(this: void): void;
};

/** Whether the list of the profiles is open. */
export const useProfilesModal = create<ProfilesModalState>((set) => ({
  isOpen: false,
  show: () => {
    set({ isOpen: true });
  },
  close: () => {
    set({ isOpen: false });
  },
}));

/** Asks for the saved profiles again, after one was changed. */
export function refreshProfiles(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: [STABLE_KEY, 'profiles.list'] });
}
