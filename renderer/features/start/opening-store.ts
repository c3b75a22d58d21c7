import { create } from 'zustand';

/** Milliseconds after which the operator is told why a workspace is not open yet. */
const TOLD_AFTER_MS = 400;

/** Whether a workspace is being opened for so long that the operator is told why. */
export const useOpening = create<{ readonly isLong: boolean }>(() => ({ isLong: false }));

/** Waits for a workspace to be opened; see `useOpening`. */
export async function whileOpening<T>(opening: Promise<T>): Promise<T> {
  const timer = setTimeout(() => {
    useOpening.setState({ isLong: true });
  }, TOLD_AFTER_MS);
  try {
    return await opening;
  } finally {
    clearTimeout(timer);
    useOpening.setState({ isLong: false });
  }
}
