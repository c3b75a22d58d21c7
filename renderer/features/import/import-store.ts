import type { SavedProfile } from '#shared/contract/app';
import type { GrantedFile } from '#shared/contract/granted-file';
import type { Inspection, Reading } from '#shared/contract/import';
import { messageOf, showError } from '../../components/notify.ts';
import { callApp } from '../../data/bridge.ts';
import { callData } from '../../data/data-client.ts';
import { carriedOver, possibleKey, suggestedBy, usualChoices, type Choices } from './choices.ts';
import { nothingChosen, untouched, useImport, useImportProgress } from './import-state.ts';
import { lookAhead } from './look-ahead.ts';
import { leavePasted } from './pasted.ts';
import { choicesBy, fits, readingBy, recognised, worthTrying } from './profile-fit.ts';

export { useImport, useImportProgress };
export { cancel, run } from './run-import.ts';

async function knownProfiles(): Promise<readonly SavedProfile[]> {
  // A file can be read without profiles; what is wrong with them is told where they are managed.
  return callApp('profiles.list', {}).catch(() => []);
}

/** Reads the file as `reading` says, unless the operator has meanwhile chosen otherwise. */
async function readAs(reading: Reading) {
  const { file } = useImport.getState();
  if (file === null) return null;
  useImport.setState({
    reading,
    isInspecting: true,
    problem: null,
    check: null,
    result: null,
    unknown: [],
  });
  // An answer for a file or a reading that is no longer the chosen one is dropped.
  const isCurrent = (): boolean => {
    const now = useImport.getState();
    return now.file?.token === file.token && now.reading === reading;
  };
  try {
    const inspection = await callData('import.inspect', { token: file.token, ...reading });
    return isCurrent() ? inspection : null;
  } catch (error) {
    if (isCurrent()) useImport.setState({ isInspecting: false, problem: messageOf(error) });
    return null;
  }
}

/** Reads the file again with other reading options; columns of the same name keep their field. */
export async function inspect(reading: Reading): Promise<void> {
  const inspection = await readAs(reading);
  if (inspection === null) return;
  useImport.setState((now) => ({
    inspection,
    isInspecting: false,
    ...(now.inspection === null
      ? suggestedBy(inspection)
      : carriedOver(now, now.inspection, inspection)),
  }));
  void lookAhead();
}

/** Reads the file as it is detected, and with nothing chosen. */
export async function readWithout(): Promise<void> {
  const inspection = await readAs({});
  if (inspection === null) return;
  useImport.setState(({ reading }) => ({
    ...usualChoices,
    reading,
    inspection,
    isInspecting: false,
    profile: null,
    ...suggestedBy(inspection),
  }));
  void lookAhead();
}

/** Takes over the choices of a profile for a file that was read as it says. */
function takeOver(saved: SavedProfile, inspection: Inspection, isRecognised: boolean): void {
  useImport.setState({
    ...choicesBy(saved.profile, inspection),
    inspection,
    isInspecting: false,
    profile: saved,
    isRecognised,
  });
  void lookAhead();
}

/** Reads the file as a profile says, and takes its choices over. */
export async function readWith(saved: SavedProfile): Promise<void> {
  const inspection = await readAs(readingBy(saved.profile));
  if (inspection !== null) takeOver(saved, inspection, false);
}

/** The profile that knows the headings of a file, with the file as that profile reads it. */
async function recognise(
  { token }: GrantedFile,
  detected: Inspection,
): Promise<{ saved: SavedProfile; inspection: Inspection } | null> {
  const profiles = await knownProfiles();
  const saved = recognised(profiles, detected) ?? worthTrying(profiles, detected);
  if (saved === null) return null;
  const reading = readingBy(saved.profile);
  if (Object.keys(reading).length === 0) return { saved, inspection: detected };
  // A profile that cannot read the file after all is none for it.
  const inspection = await callData('import.inspect', { token, ...reading }).catch(() => null);
  return inspection !== null && fits(saved.profile, inspection) ? { saved, inspection } : null;
}

/** Reads a file for the first time: as the profile says that knows its headings, if one does. */
async function readFirst(): Promise<void> {
  const inspection = await readAs({});
  const { file, reading } = useImport.getState();
  if (inspection === null || file === null) return;
  const known = await recognise(file, inspection);
  const now = useImport.getState();
  if (now.file?.token !== file.token || now.reading !== reading) return;
  if (known !== null) {
    takeOver(known.saved, known.inspection, true);
    return;
  }
  useImport.setState({ inspection, isInspecting: false, ...suggestedBy(inspection) });
  void lookAhead();
}

function isBusy(): boolean {
  if (useImport.getState().running === null) return false;
  showError(new Error('An import is running. Wait until it is done, or cancel it.'));
  return true;
}

function begin(file: GrantedFile): void {
  leavePasted(useImport.getState().file);
  useImport.setState({ ...untouched, file });
  void readFirst();
}

/**
 * Starts with the first of these files; the others wait for their turn. What was prepared before is
 * forgotten.
 */
export function startWith(files: readonly GrantedFile[]): void {
  const [first, ...others] = files;
  if (first === undefined || isBusy()) return;
  for (const waiting of useImport.getState().queue) leavePasted(waiting);
  useImport.setState({ queue: others, outlooks: new Map(), finished: [] });
  begin(first);
}

/** Returns to the choice of a file. */
export function startOver(): void {
  forget();
}

/** Forgets everything, because the workspace was closed or another one opened. */
export function forget(): void {
  const { file, queue } = useImport.getState();
  for (const each of [file, ...queue]) leavePasted(each);
  useImport.setState(nothingChosen);
}

/** Goes on with the next file that was chosen together with the last one. */
export function startNext(): void {
  const [next, ...rest] = useImport.getState().queue;
  if (next === undefined) return startOver();
  if (isBusy()) return;
  useImport.setState({ queue: rest });
  begin(next);
}

/** Takes a file out of those that wait. */
export function leaveOut(token: string): void {
  useImport.setState(({ queue }) => ({ queue: queue.filter((file) => file.token !== token) }));
}

/** Changes choices; a check made with other ones no longer counts. */
export function choose(change: Partial<Omit<Choices, 'reading'>>): void {
  useImport.setState((now) => {
    const mapping = change.mapping ?? now.mapping;
    const key = possibleKey(change.key ?? now.key, mapping);
    return { ...change, mapping, key, check: null, wasCancelled: false };
  });
}
