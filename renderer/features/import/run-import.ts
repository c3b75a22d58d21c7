import type { GrantedFile } from '#shared/contract/granted-file';
import type { ImportPlan, ImportResult, Inspection } from '#shared/contract/import';
import { isAppError } from '#shared/rpc/app-error';
import { messageOf, showError } from '../../components/notify.ts';
import { callData } from '../../data/data-client.ts';
import { carriedOver, planOf } from './choices.ts';
import { useImport, useImportProgress, type ImportState, type Outlook } from './import-state.ts';
import { leavePasted } from './pasted.ts';
import { choicesBy } from './profile-fit.ts';
import { unknownWordsIn } from './vocabulary.ts';

type Job = {
  readonly file: GrantedFile;
  readonly inspection: Inspection;
  readonly plan: ImportPlan;
};

function send({ file, inspection, plan }: Job, isDryRun: boolean): Promise<ImportResult> {
  const { sha256 } = inspection;
  return callData('import.run', { token: file.token, plan, sha256, isDryRun });
}

function currentJob(state: ImportState): Job | null {
  const { file, inspection, profile } = state;
  if (file === null || inspection === null) return null;
  return { file, inspection, plan: planOf(state, profile?.profile.name ?? null) };
}

/** How a waiting file is imported: with the present choices, or as its own profile says. */
function jobOf(file: GrantedFile, outlook: Outlook | undefined, state: ImportState): Job | null {
  if (outlook?.kind === 'profile') {
    const { inspection, saved } = outlook;
    const plan = planOf(choicesBy(saved.profile, inspection), saved.profile.name);
    return { file, inspection, plan };
  }
  if (outlook?.kind !== 'same' || state.inspection === null) return null;
  const { inspection } = outlook;
  const carried = carriedOver(state, state.inspection, inspection);
  const name = state.profile?.profile.name ?? null;
  return { file, inspection, plan: planOf({ ...state, ...carried }, name) };
}

function start(kind: 'check' | 'import'): void {
  useImportProgress.setState({ progress: null });
  useImport.setState({ running: kind, isCancelling: false, wasCancelled: false });
}

function finish(name: string, outcome: ImportResult | string): void {
  useImport.setState(({ finished }) => ({ finished: [...finished, { name, outcome }] }));
}

/** Runs the import, or finds out what it would do. */
export async function run(kind: 'check' | 'import'): Promise<void> {
  const state = useImport.getState();
  const job = currentJob(state);
  if (job === null || state.running !== null) return;
  start(kind);
  try {
    const answer = await send(job, kind === 'check');
    if (kind === 'check') {
      useImport.setState({ check: answer, unknown: unknownWordsIn(answer.warnings) });
    } else {
      useImport.setState({ result: answer });
      finish(job.file.name, answer);
      leavePasted(job.file);
    }
  } catch (error) {
    if (isAppError(error, 'cancelled')) useImport.setState({ wasCancelled: true });
    else showError(error);
  } finally {
    useImport.setState({ running: null, isCancelling: false });
  }
}

/** The waiting files that can be imported together with this one. */
export function jobsTogether(state: ImportState): number {
  return state.queue.filter((file) => jobOf(file, state.outlooks.get(file.token), state) !== null)
    .length;
}

/** Puts a cancelled file back to those that wait, unless it is the one that is shown. */
function waitAgain(job: Job, first: Job): void {
  useImport.setState(({ queue }) => ({
    wasCancelled: true,
    queue: job === first ? queue : [job.file, ...queue],
  }));
}

/**
 * Imports this file and those that wait and have the same headings or a profile of their own, each
 * as an import of its own. One that fails is told and does not keep the others; cancelling does.
 */
export async function runAll(): Promise<void> {
  const state = useImport.getState();
  const first = currentJob(state);
  if (first === null || state.running !== null) return;
  const waiting = state.queue.map((file) => jobOf(file, state.outlooks.get(file.token), state));
  const jobs = [first, ...waiting.filter((job) => job !== null)];
  let last: ImportResult | null = null;
  try {
    for (const job of jobs) {
      start('import');
      useImport.setState(({ queue }) => ({
        file: job.file,
        queue: queue.filter((file) => file.token !== job.file.token),
      }));
      try {
        last = await send(job, false);
        finish(job.file.name, last);
      } catch (error) {
        if (isAppError(error, 'cancelled')) {
          waitAgain(job, first);
          break;
        }
        finish(job.file.name, messageOf(error));
      }
      leavePasted(job.file);
    }
  } finally {
    useImport.setState((now) => ({
      running: null,
      isCancelling: false,
      result: last,
      check: null,
      file: last === null ? first.file : now.file,
    }));
  }
}

/** Asks the running import to stop. */
export function cancel(): void {
  useImport.setState({ isCancelling: true });
  callData('import.cancel', {}).catch(showError);
}
