import { create } from 'zustand';
import type { GrantedFile } from '#shared/contract/granted-file';
import type { BundleCheck } from '#shared/contract/bundle-check';
import { showError } from '../../../components/notify.ts';
import { callApp } from '../../../data/bridge.ts';
import { callData, onDataEvent } from '../../../data/data-client.ts';

type VerifyState = {
  readonly file: GrantedFile | null;
  readonly signer: GrantedFile | null;
  readonly share: number;
  readonly check: BundleCheck | null;
};
const NONE: VerifyState = { file: null, signer: null, share: 0, check: null };

/** The bundle that is being checked, and what was found. */
export const useVerify = create<VerifyState>(() => NONE);

onDataEvent('bundle.checkProgress', ({ done, total }) => {
  useVerify.setState({ share: total === 0 ? 1 : done / total });
});

async function run(file: GrantedFile, signer: GrantedFile | null): Promise<void> {
  useVerify.setState({ file, signer, share: 0, check: null });
  try {
    const check = await callData('bundle.verify', {
      token: file.token,
      ...(signer === null ? {} : { signerToken: signer.token }),
    });
    // Another bundle may have been chosen meanwhile, or the dialog closed.
    if (useVerify.getState().file === file) useVerify.setState({ check });
  } catch (error) {
    if (useVerify.getState().file === file) useVerify.setState(NONE);
    showError(error);
  }
}

/** Asks for a bundle and checks it; the result stands in a dialog. A failure is told. */
export async function verifyChosenBundle(): Promise<void> {
  const file = await callApp('files.chooseBundle', {});
  if (file !== null) await run(file, null);
}

/** Asks for the public key that the bundle must be signed with, and checks it again. */
export async function nameSigner(file: GrantedFile): Promise<void> {
  const signer = await callApp('files.chooseSignerKey', {});
  if (signer !== null) await run(file, signer);
}

/** Closes the result; a check that still runs ends. */
export function closeVerify(): void {
  const { check, file } = useVerify.getState();
  if (file !== null && check === null) callData('bundle.cancelVerify', {}).catch(showError);
  useVerify.setState(NONE);
}
