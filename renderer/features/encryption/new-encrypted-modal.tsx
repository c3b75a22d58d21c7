import type { ReactElement } from 'react';
import { AppError } from '#shared/rpc/app-error';
import { useDialogs } from '../../app/dialogs.ts';
import { openWorkspace } from '../../app/session.ts';
import { callApp } from '../../data/bridge.ts';
import { useApp } from '../../data/hooks.ts';
import { Meanwhile } from './meanwhile.tsx';
import { SecretsModal } from './secrets-modal.tsx';

/** Creates an encrypted workspace: what opens it first, then where it lies. */
export function NewEncryptedModal(): ReactElement {
  const { open, close } = useDialogs();
  const { data: signing } = useApp('signing.get', {});
  return (
    <SecretsModal
      isShown={open === 'new-encrypted'}
      title="New encrypted workspace"
      verb="Choose where…"
      meanwhile={<Meanwhile>Making the workspace …</Meanwhile>}
      offersKeyStore={signing?.hasKeyStore ?? false}
      act={async (encryption) => {
        const create = () => callApp('workspace.create', { encryption });
        if (await openWorkspace(create, { screen: 'import' })) return;
        // What was typed stays for another try.
        throw new AppError('cancelled', 'No workspace was created.');
      }}
      onClose={close}
    >
      The workspace and its backups can be read by nobody without the passphrase. Whoever has
      neither passphrase nor recovery key has lost what is in it. Exports and printed summaries are
      not encrypted.
    </SecretsModal>
  );
}
