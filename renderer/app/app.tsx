import { useEffect, type ReactElement } from 'react';
import { DamagedModal } from '../features/backups/damaged-modal.tsx';
import { NewEncryptedModal } from '../features/encryption/new-encrypted-modal.tsx';
import { UnlockModal } from '../features/encryption/unlock-modal.tsx';
import { ClosingScreen } from '../features/start/closing-screen.tsx';
import { ExaminingModal } from '../features/start/examining-modal.tsx';
import { StartScreen } from '../features/start/start-screen.tsx';
import { VerifyModal } from '../features/summary/bundle/verify-modal.tsx';
import { AboutModal } from './about-modal.tsx';
import { runCommand } from './commands.ts';
import { DropTarget } from './drop-target.tsx';
import { Palette } from './palette.tsx';
import { useSession } from './session.ts';
import { Shell } from './shell.tsx';
import { ShortcutsSheet } from './shortcuts-sheet.tsx';

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
      <ShortcutsSheet />
      <AboutModal />
      <VerifyModal />
      <DamagedModal />
      <ExaminingModal />
      <UnlockModal />
      <NewEncryptedModal />
    </>
  );
}
