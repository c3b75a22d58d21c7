import { create } from 'zustand';
import type { BundleOutcome } from '#shared/contract/bundle';
import type { AppContract } from '#shared/contract/app';
import { isAppError } from '#shared/rpc/app-error';
import type { InputOf } from '#shared/rpc/contract';
import { useSession } from '../../../app/session.ts';
import { messageOf, showDone, showError } from '../../../components/notify.ts';
import { callApp } from '../../../data/bridge.ts';
import { onDataEvent } from '../../../data/data-client.ts';

type Request = Omit<InputOf<AppContract, 'bundle.save'>, 'token'>;

type Job = {
  readonly fileName: string;
  /** The file of the bundle that is being written; `null` while the document is laid out. */
  readonly part: { readonly file: string; readonly done: number; readonly total: number } | null;
  readonly isCancelling: boolean;
};

type BundleState = {
  /** Whether the dialog is open, which then tells how a bundle ended. */
  readonly isShown: boolean;
  /** Why the last bundle was not made. */
  readonly failure: string | null;
  readonly job: Job | null;
  /** The bundle that was made last in this window, with what shows it in its folder. */
  readonly made: { readonly outcome: BundleOutcome; readonly token: string } | null;
};

/** The bundle that is under way and the last one; both outlive the dialog. */
export const useBundle = create<BundleState>(() => ({
  isShown: false,
  failure: null,
  job: null,
  made: null,
}));

onDataEvent('bundle.progress', (part) => {
  useBundle.setState(({ job }) => (job === null ? {} : { job: { ...job, part } }));
});

/** Asks the running bundle to stop; no file is left of it. */
export function cancelBundle(): void {
  useBundle.setState(({ job }) => ({ job: job === null ? null : { ...job, isCancelling: true } }));
  callApp('bundle.cancel', {}).catch(showError);
}

/** Asks where, then makes the bundle; a failure is told. One bundle at a time. */
export async function saveBundle(request: Request): Promise<void> {
  if (useBundle.getState().job !== null) return;
  try {
    const workspace = useSession.getState().name ?? 'audit';
    const target = await callApp('files.chooseSave', {
      suggestedName: `${`Evidence ${workspace}`.slice(0, 190)}.zip`,
      kind: 'zip',
    });
    if (target === null) return;
    useBundle.setState({
      job: { fileName: target.name, part: null, isCancelling: false },
      made: null,
      failure: null,
    });
    const outcome = await callApp('bundle.save', { ...request, token: target.token });
    useBundle.setState({ made: { outcome, token: target.token } });
    if (!useBundle.getState().isShown) showDone('Bundle saved', outcome.file);
  } catch (error) {
    if (useBundle.getState().isShown && !isAppError(error, 'cancelled')) {
      useBundle.setState({ failure: messageOf(error) });
    } else showError(error);
  } finally {
    useBundle.setState({ job: null });
  }
}
