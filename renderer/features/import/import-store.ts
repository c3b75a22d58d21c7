import { create } from 'zustand';
import type { GrantedFile } from '#shared/contract/app';
import type { EventPayload } from '#shared/contract/events';
import type {
  ImportPlan,
  ImportResult,
  Inspection,
  KeyParts,
  Reading,
} from '#shared/contract/import';
import type { ItemField } from '#shared/domain/item';
import { isAppError } from '#shared/rpc/app-error';
import { messageOf, showError } from '../../components/notify.ts';
import { callData, onDataEvent } from '../../data/data-client.ts';

export type Default = { readonly field: ItemField; readonly value: string };
type Progress = EventPayload<'import.progress'>;

type ImportState = {
  readonly file: GrantedFile | null;
  /** Files that were dropped together with this one and wait for their turn. */
  readonly queue: readonly GrantedFile[];
  readonly reading: Reading;
  readonly inspection: Inspection | null;
  readonly isInspecting: boolean;
  /** Why the file cannot be read, in a sentence. */
  readonly problem: string | null;
  readonly mapping: ReadonlyMap<number, ItemField>;
  readonly key: readonly KeyParts[];
  readonly defaults: readonly Default[];
  /** What an import with exactly the present choices would do. */
  readonly check: ImportResult | null;
  readonly running: 'check' | 'import' | null;
  readonly isCancelling: boolean;
  readonly result: ImportResult | null;
  /** True after a cancelled run, until something else is done. */
  readonly wasCancelled: boolean;
};

const untouched = {
  reading: {},
  inspection: null,
  isInspecting: false,
  problem: null,
  mapping: new Map<number, ItemField>(),
  key: [],
  defaults: [],
  check: null,
  running: null,
  isCancelling: false,
  result: null,
  wasCancelled: false,
} satisfies Partial<ImportState>;

/** The import that is being prepared or runs; it outlives the screen that shows it. */
export const useImport = create<ImportState>(() => ({ ...untouched, file: null, queue: [] }));

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

/** Reads the chosen file's facts with the given overrides and takes over what is suggested. */
export async function inspect(reading: Reading): Promise<void> {
  const { file } = useImport.getState();
  if (file === null) return;
  useImport.setState({ reading, isInspecting: true, problem: null, check: null, result: null });
  // An answer for a file or a reading that is no longer the chosen one is dropped.
  const isCurrent = (): boolean => {
    const now = useImport.getState();
    return now.file?.token === file.token && now.reading === reading;
  };
  try {
    const inspection = await callData('import.inspect', { token: file.token, ...reading });
    if (!isCurrent()) return;
    const mapped = inspection.columns.flatMap(({ index, mappedTo }): [number, ItemField][] =>
      mappedTo === null ? [] : [[index, mappedTo]],
    );
    useImport.setState({
      inspection,
      isInspecting: false,
      mapping: new Map(mapped),
      key: inspection.suggestedKey,
    });
  } catch (error) {
    if (isCurrent()) useImport.setState({ isInspecting: false, problem: messageOf(error) });
  }
}

/** Starts with a file; what was prepared for another one is forgotten. */
export function startWith(file: GrantedFile): void {
  if (useImport.getState().running !== null) {
    showError(new Error('An import is running. Wait until it is done, or cancel it.'));
    return;
  }
  useImport.setState({ ...untouched, file });
  void inspect({});
}

/** Returns to the choice of a file. */
export function startOver(): void {
  useImport.setState({ ...untouched, file: null });
}

/** Forgets everything, because the workspace was closed or another one opened. */
export function forget(): void {
  useImport.setState({ ...untouched, file: null, queue: [] });
}

/** Goes on with the next file that was dropped together with the last one. */
export function startNext(): void {
  const [next, ...rest] = useImport.getState().queue;
  if (next === undefined) return startOver();
  useImport.setState({ queue: rest });
  startWith(next);
}

/** Changes a choice; a check made with other choices no longer counts. */
export function choose(change: Partial<Pick<ImportState, 'mapping' | 'key' | 'defaults'>>): void {
  useImport.setState((now) => {
    const mapping = change.mapping ?? now.mapping;
    const present = new Set(mapping.values());
    const key = (change.key ?? now.key).filter((parts) =>
      parts.every((field) => present.has(field)),
    );
    return { ...change, mapping, key, check: null, wasCancelled: false };
  });
}

function planOf({ reading, mapping, key, defaults }: ImportState): ImportPlan {
  return {
    ...reading,
    mapping: [...mapping].map(([column, field]) => ({ column, field })),
    key: key.map((parts) => [...parts]),
    defaults: defaults.filter(({ value }) => value !== ''),
  };
}

/** Runs the import, or finds out what it would do. */
export async function run(kind: 'check' | 'import'): Promise<void> {
  const state = useImport.getState();
  if (state.file === null || state.running !== null) return;
  useImportProgress.setState({ progress: null });
  useImport.setState({ running: kind, isCancelling: false, wasCancelled: false });
  try {
    const isDryRun = kind === 'check';
    const answer = await callData('import.run', {
      token: state.file.token,
      plan: planOf(state),
      ...(state.inspection === null ? {} : { sha256: state.inspection.sha256 }),
      isDryRun,
    });
    useImport.setState(isDryRun ? { check: answer } : { result: answer });
  } catch (error) {
    if (isAppError(error, 'cancelled')) useImport.setState({ wasCancelled: true });
    else showError(error);
  } finally {
    useImport.setState({ running: null, isCancelling: false });
  }
}

/** Asks the running import to stop. */
export function cancel(): void {
  useImport.setState({ isCancelling: true });
  callData('import.cancel', {}).catch(showError);
}
