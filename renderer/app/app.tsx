import type { ReactElement } from 'react';
import { StartScreen } from '../features/start/start-screen.tsx';
import { useSession } from './session.ts';
import { Shell } from './shell.tsx';

/** The start screen, or the open workspace. */
export function App(): ReactElement | null {
  const status = useSession((state) => state.status);
  if (status === 'loading') return null;
  return status === 'open' ? <Shell /> : <StartScreen />;
}
