import { lazy, Suspense, useEffect, type ReactElement } from 'react';
import { ClosingScreen } from '../features/start/closing-screen.tsx';
import { ExaminingModal } from '../features/start/examining-modal.tsx';
import { StartScreen } from '../features/start/start-screen.tsx';
import { runCommand } from './commands.ts';
import { DropTarget } from './drop-target.tsx';
import { Palette } from './palette.tsx';
import { useSession } from './session.ts';
import { Shell } from './shell.tsx';

/** Milliseconds after which what is not seen at once is loaded all the same. */
const IDLE_LIMIT_MS = 500;

/** Loaded once the first screen leaves time for it: none of it is seen before somebody asks. */
const DialogLayer = lazy(async () => {
  await new Promise((resolve) => {
    window.requestIdleCallback(resolve, { timeout: IDLE_LIMIT_MS });
  });
  return { default: (await import('./dialog-layer.tsx')).DialogLayer };
});

/** The start screen, or the open workspace. */
export function App(): ReactElement {
  const session = useSession();
  useEffect(() => window.provenet.onMenu(runCommand), []);
  if (session.status === 'loading') return <ExaminingModal />;
  if (session.status === 'closing') return <ClosingScreen name={session.name} />;
  const isOpen = session.status === 'open';
  return (
    <>
      {isOpen ? <Shell key={session.name} name={session.name} /> : <StartScreen />}
      <DropTarget />
      <Palette hasWorkspace={isOpen} />
      <ExaminingModal />
      <Suspense fallback={null}>
        <DialogLayer hasWorkspace={isOpen} />
      </Suspense>
    </>
  );
}
