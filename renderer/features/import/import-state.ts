import { create } from 'zustand';
import type { SavedProfile } from '#shared/contract/app';
import type { GrantedFile } from '#shared/contract/granted-file';
import type { EventPayload } from '#shared/contract/events';
import type { ImportResult, Inspection } from '#shared/contract/import';
import { onDataEvent } from '../../data/data-client.ts';
import { usualChoices, type Choices } from './choices.ts';
import type { FileWord } from './vocabulary.ts';

type Progress = EventPayload<'import.progress'>;

/** A file of the same go that is done: what became of it, or why it failed. */
export type Finished = { readonly name: string; readonly outcome: ImportResult | string };

/** What was found out about a file that waits. */
export type Outlook =
  | { readonly kind: 'same'; readonly inspection: Inspection }
  | { readonly kind: 'profile'; readonly inspection: Inspection; readonly saved: SavedProfile }
  | { readonly kind: 'other' }
  | { readonly kind: 'problem'; readonly message: string };

export type ImportState = Choices & {
  readonly file: GrantedFile | null;
  /** Files that were chosen together with this one and wait for their turn. */
  readonly queue: readonly GrantedFile[];
  readonly outlooks: ReadonlyMap<string, Outlook>;
  /** Files of the same go that had their turn. */
  readonly finished: readonly Finished[];
  readonly inspection: Inspection | null;
  readonly isInspecting: boolean;
  /** Why the file cannot be read, in a sentence. */
  readonly problem: string | null;
  /** The profile that the choices began with. */
  readonly profile: SavedProfile | null;
  /** True where the file was recognised by its headings, not the profile chosen. */
  readonly isRecognised: boolean;
  /** Words of the file that the last check did not know. */
  readonly unknown: readonly FileWord[];
  /** What an import with exactly the present choices would do. */
  readonly check: ImportResult | null;
  readonly running: 'check' | 'import' | null;
  readonly isCancelling: boolean;
  readonly result: ImportResult | null;
  /** True after a cancelled run, until something else is done. */
  readonly wasCancelled: boolean;
};

/** The state of a file that nobody has done anything with. */
export const untouched = {
  ...usualChoices,
  inspection: null,
  isInspecting: false,
  problem: null,
  profile: null,
  isRecognised: false,
  unknown: [],
  check: null,
  running: null,
  isCancelling: false,
  result: null,
  wasCancelled: false,
} satisfies Partial<ImportState>;

/** No files at all. */
export const nothingChosen = {
  ...untouched,
  file: null,
  queue: [],
  outlooks: new Map<string, Outlook>(),
  finished: [],
} satisfies ImportState;

/** The import that is being prepared or runs; it outlives the screen that shows it. */
export const useImport = create<ImportState>(() => nothingChosen);

/**
 * How far the running check or import is. It changes ten times a second, so it is kept apart
 * from what the whole screen is drawn from.
 */
export const useImportProgress = create<{ readonly progress: Progress | null }>(() => ({
  progress: null,
}));

onDataEvent('import.progress', (progress) => {
  if (useImport.getState().running !== null) useImportProgress.setState({ progress });
});
