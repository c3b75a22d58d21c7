import type { ReactElement } from 'react';
import { DamagedModal } from '../features/backups/damaged-modal.tsx';
import { NewEncryptedModal } from '../features/encryption/new-encrypted-modal.tsx';
import { UnlockModal } from '../features/encryption/unlock-modal.tsx';
import { SettingsModal } from '../features/settings/settings-modal.tsx';
import { VerifyModal } from '../features/summary/bundle/verify-modal.tsx';
import { AboutModal } from './about-modal.tsx';
import { ShortcutsSheet } from './shortcuts-sheet.tsx';

/** The dialogs that open above every screen. */
export function DialogLayer({ hasWorkspace }: { readonly hasWorkspace: boolean }): ReactElement {
  return (
    <>
      {hasWorkspace ? <SettingsModal /> : null}
      <ShortcutsSheet />
      <AboutModal />
      <VerifyModal />
      <DamagedModal />
      <UnlockModal />
      <NewEncryptedModal />
    </>
  );
}
